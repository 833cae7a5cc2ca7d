/**
 * CSV files as spreadsheets write and read them: tables that people send us, read with every error at its line, and tables that they take away.
 * Knows no room; may use no other leaf.
 */
package fr.paraphe.csv;
