/** Who and what there is: académies, circonscriptions, communes, councillors, schools, mailboxes, and their import; may use calendar only. */
package fr.paraphe.directory;
