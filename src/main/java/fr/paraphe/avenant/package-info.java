/**
 * What changes a convention after its signature: the avenant, prepared, signed, transmitted, held against the window of its school year (art. 6.2, 6.3 and 8).
 * May use convention, calendar, document and mail; what it needs of the directory it asks of the convention's room.
 */
package fr.paraphe.avenant;
