/**
 * Running instances and models that change under them ({@code --paraphe.migrate}): each is carried to the newest version of its model, or told why it stays on
 * its own.
 */
package fr.paraphe.engine.migration;
