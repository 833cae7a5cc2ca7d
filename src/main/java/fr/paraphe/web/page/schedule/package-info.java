/** {@code /echeancier}: what is due when, for a person and for a commune, as a list, a month, a calendar file and a calendar to subscribe to. */
package fr.paraphe.web.page.schedule;
