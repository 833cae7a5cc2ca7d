/** Who and what there is: académies, circonscriptions, communes, councillors, schools, mailboxes, their import, and who is away; may use calendar and csv only. */
package fr.paraphe.directory;
