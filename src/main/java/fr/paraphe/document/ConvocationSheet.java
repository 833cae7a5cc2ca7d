package fr.paraphe.document;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;

/**
 * The convocation of the conseil municipal (CGCT, art. L2121-10): one paper for all councillors, with the agenda and, where the law asks for it, the note explicative de synthèse.
 *
 * @param reference       the case, e.g. {@code ENT-11076-2017}
 * @param communeName     e.g. «Castelnaudary»
 * @param communeAddress  postal address of the mairie, lines separated by a line break; empty when unknown
 * @param convocationDate the date it is sent
 * @param sessionDate     the day of the session
 * @param sessionTime     the hour of the session, in the zone of the académie
 * @param place           where it is held, e.g. «salle du conseil, hôtel de ville»
 * @param agenda          the items in their order; at least one
 * @param urgencyReason   why the delay is shortened (CGCT, art. L2121-11 and L2121-12); empty when it is not
 * @param firstSession    the day of the session that had no quorum, when this is the second convocation (CGCT, art. L2121-17); null otherwise
 * @param explanatoryNote note explicative de synthèse (3 500 inhabitants and more, CGCT, art. L2121-12), paragraphs separated by a line break; empty when there is none
 * @param articles        what the delay and the form rest on, e.g. «CGCT, art. L2121-10 et L2121-12»
 * @param mayor           who convenes
 */
public record ConvocationSheet(String reference, String communeName, String communeAddress, LocalDate convocationDate, LocalDate sessionDate,
                               LocalTime sessionTime, String place, List<AgendaItem> agenda, String urgencyReason, LocalDate firstSession,
                               String explanatoryNote, String articles, Person mayor) implements Sheet {

    public ConvocationSheet {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(communeName, "communeName");
        Objects.requireNonNull(communeAddress, "communeAddress");
        Objects.requireNonNull(convocationDate, "convocationDate");
        Objects.requireNonNull(sessionDate, "sessionDate");
        Objects.requireNonNull(sessionTime, "sessionTime");
        Objects.requireNonNull(place, "place");
        agenda = List.copyOf(agenda);
        Objects.requireNonNull(urgencyReason, "urgencyReason");
        Objects.requireNonNull(explanatoryNote, "explanatoryNote");
        Objects.requireNonNull(articles, "articles");
        Objects.requireNonNull(mayor, "mayor");
        if (agenda.isEmpty()) {
            throw new IllegalArgumentException("a convocation states what the council will deliberate on");
        }
    }

    /**
     * @param number order on the agenda, from 1
     * @param object what is put to the council, e.g. «Convention Ville / Rectorat – Environnement numérique de travail 2017-2021»
     * @param note   one line more where useful, e.g. the matière; empty when there is none
     */
    public record AgendaItem(int number, String object, String note) {
        public AgendaItem {
            Objects.requireNonNull(object, "object");
            Objects.requireNonNull(note, "note");
        }
    }

    @Override
    public String title() {
        return "Convocation du conseil municipal " + PlaceName.de(communeName);
    }

    @Override
    public String author() {
        return "Commune " + PlaceName.de(communeName);
    }

    @Override
    public String subject() {
        return agenda.get(0).object();
    }

    @Override
    public LocalDate dated() {
        return convocationDate;
    }
}
