package fr.paraphe.web.page.schedule;

import fr.paraphe.calendar.Deadline;
import java.time.LocalDate;

/**
 * A line of the échéancier: a task, or a date that is nobody's task.
 *
 * @param uid         the same as long as it is the same, also when it is put off
 * @param href        where it is dealt with or read; null where there is no such page for this person
 * @param communeName or «1 432 conventions»; may be empty
 * @param reference   what it is about; null for several alike
 * @param caseHref    the case as a page; null where there is none for this person
 * @param who         whose it is, in words
 * @param why         null where it is not told
 */
record Entry(LocalDate on, String uid, String title, String href, String communeName, String reference, String caseHref, String who, Deadline why) {
}
