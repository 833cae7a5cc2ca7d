/**
 * The outbox and its sender: a mail is written in the transaction that decides it and sent after it, at most once.
 * A leaf: it is given data, every room may use it, and it knows no room.
 */
package fr.paraphe.mail;
