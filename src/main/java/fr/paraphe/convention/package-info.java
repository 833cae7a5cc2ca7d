/**
 * The convention between a commune and an académie: its parties, terms, school list and life, from the opened file to its end.
 * May use directory and calendar, and the leaves document and mail.
 */
package fr.paraphe.convention;
