/**
 * Deadlines as rows: who is told what, when, and once.
 * May use directory and calendar, and the leaves document and mail.
 */
package fr.paraphe.reminder;
