/**
 * The act before the prefecture: its identifier, transmission, receipt, publication, executory force and the watch for the déféré (CGCT, L2131-1 to L2131-6).
 * May use directory and calendar, and the leaves document and mail.
 */
package fr.paraphe.prefecture;
