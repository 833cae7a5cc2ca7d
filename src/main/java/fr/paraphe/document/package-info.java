/**
 * Sheets to PDF (PDF/A-2a, PDF/UA-1), and the store that keeps a document with its SHA-256.
 * A leaf: it is given data, every room may use it, and it knows no room.
 */
package fr.paraphe.document;
