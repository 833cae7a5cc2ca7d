/**
 * What each convention owes for a school year, the campaign that bills all conventions of an académie, titres and payments.
 * May use convention and avenant, and the leaves calendar, document and mail.
 */
package fr.paraphe.contribution;
