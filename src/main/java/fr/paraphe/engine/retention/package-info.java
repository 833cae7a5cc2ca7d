/** How long what we keep is kept, and how it leaves: cases at the end of their durée d’utilité administrative, people's data after their term (docs/retention.md). */
package fr.paraphe.engine.retention;
