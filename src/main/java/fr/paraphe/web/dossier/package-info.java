/**
 * The one reading of cases that lists, pages, Tasklist's and Cockpit's tabs and programs share: {@link fr.paraphe.web.dossier.Dossiers} puts together what every
 * room and the engine know of a case, as far as the person who asks may see it. Nothing is decided or changed here.
 */
package fr.paraphe.web.dossier;
