package fr.paraphe.web.page.schedule;

import static fr.paraphe.security.Role.ACADEMIE;
import static fr.paraphe.security.Role.DGS;
import static fr.paraphe.security.Role.GIP;
import static fr.paraphe.security.Role.IEN;
import static fr.paraphe.security.Role.MAIRE;
import static fr.paraphe.security.Role.RECTEUR;
import static fr.paraphe.security.Role.SECRETARIAT;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.security.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * A date of a case that is nobody's task.
 *
 * @param key        with the kind it tells this date from every other, and stays when the date is put off
 * @param title      what happens on that day
 * @param reference  what it is about; null for several alike
 * @param convention whose case can be opened; null for several alike, and for who sees no case
 * @param why        the rule with its article
 * @param alike      how many cases have the same date for the same reason
 */
record CaseDate(LocalDate on, Kind kind, String key, String title, String reference, String convention, String communeName, Supplier<Deadline> why, int alike) {

    /** What a date is about, and who keeps it in mind. */
    enum Kind {

        WINDOW_OPENS("conventions", SECRETARIAT, IEN, ACADEMIE),
        WINDOW_CLOSES("conventions", SECRETARIAT, IEN, ACADEMIE),
        EXECUTORY("actes", SECRETARIAT, DGS, MAIRE),
        DEFERE("actes", SECRETARIAT, DGS),
        DISPUTE("litiges", SECRETARIAT, MAIRE, ACADEMIE, RECTEUR),
        RENEWAL("conventions", SECRETARIAT, ACADEMIE),
        TERM("conventions", SECRETARIAT, DGS, MAIRE, ACADEMIE, RECTEUR),
        PAYMENT("titres", SECRETARIAT, DGS, GIP);

        private final String many;
        private final List<Role> keepers;

        Kind(String many, Role... keepers) {
            this.many = many;
            this.keepers = List.of(keepers);
        }

        /** What several of them are counted in. */
        String many() {
            return many;
        }

        List<Role> keepers() {
            return keepers;
        }

        boolean isFor(String group) {
            return keepers.stream().anyMatch(role -> role.id().equals(group));
        }
    }
}
