/** What an operator needs to run the house: figures, health, mails about incidents, several nodes on one database. */
package fr.paraphe.engine.operation;
