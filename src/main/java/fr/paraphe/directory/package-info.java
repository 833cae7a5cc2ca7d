/** Who and what there is: académies, circonscriptions, communes, councillors, schools, mailboxes, and their import; may use calendar and csv only. */
package fr.paraphe.directory;
