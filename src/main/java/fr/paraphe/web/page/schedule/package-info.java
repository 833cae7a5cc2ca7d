/**
 * {@code /echeancier}: what is due when, for a person, a group and a commune: tasks, and the dates that law and conventions fix without anybody's having to do something;
 * as a list, a month, a calendar file and a calendar to subscribe to.
 */
package fr.paraphe.web.page.schedule;
