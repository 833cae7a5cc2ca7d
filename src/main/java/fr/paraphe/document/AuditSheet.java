package fr.paraphe.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The audit trail of a case on paper, as whoever asks may see it: who did what, when and by which way, with old and new values.
 *
 * @param reference of the case, e.g. {@code ENT-11076-2017}
 * @param author    whose case it is, e.g. «Commune de Castelnaudary»
 * @param dated     the day of the export
 * @param lines     in the order of time; at least one
 */
public record AuditSheet(String reference, String author, LocalDate dated, List<Line> lines) implements Sheet {

    public AuditSheet {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(dated, "dated");
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("an audit trail has lines");
        }
    }

    /**
     * @param at     «30/10/2017 18:30:05»
     * @param place  the line's place in its chain, with the case under the convention where it is another: «12», «ENT-11076-2017-A1, 3»
     * @param who    the account, with the person for whom a deputy acted
     * @param door   by which way
     * @param what   what was done, to what
     * @param values «Champ : ancien → nouveau», one a line
     * @param hash   the line's, 64 hexadecimal digits
     */
    public record Line(String at, String place, String who, String door, String what, List<String> values, String hash) {
        public Line {
            Objects.requireNonNull(at, "at");
            Objects.requireNonNull(place, "place");
            Objects.requireNonNull(who, "who");
            Objects.requireNonNull(door, "door");
            Objects.requireNonNull(what, "what");
            values = List.copyOf(values);
            Objects.requireNonNull(hash, "hash");
        }

        /** Enough of the hash to tell the line by. */
        public String shortHash() {
            return hash.substring(0, 16);
        }
    }

    @Override
    public String title() {
        return "Journal du dossier " + reference;
    }

    @Override
    public String subject() {
        return "Qui a fait quoi, quand et par quelle porte, dans le dossier " + reference;
    }
}
