package fr.paraphe.council;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;

/** A case's item as put to the council once; put again after an adjournment, it is another item with the next turn. */
@Entity
class AgendaItem {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String reference;
    private String commune;
    private int turn;
    private Instant putAt;
    private String object = "";
    @Column(columnDefinition = "text")
    private String statement = "";
    @Column(columnDefinition = "text")
    private String decision = "";
    private String matter = ItemText.MATTER;
    private String subMatter = ItemText.SUB_MATTER;
    private String number;
    @Enumerated(EnumType.STRING)
    private DeliberationOutcome outcome;
    private Long extractDocument;
    @Version
    private long version;

    protected AgendaItem() {
    }

    AgendaItem(String reference, String commune, Instant putAt) {
        this.reference = reference;
        this.commune = commune;
        this.turn = 1;
        this.putAt = putAt;
    }

    /** The same matter before the council again, with the words of the last time. */
    AgendaItem again(Instant now) {
        AgendaItem next = new AgendaItem(reference, commune, now);
        next.turn = turn + 1;
        next.word(text());
        return next;
    }

    void word(ItemText text) {
        object = text.object();
        statement = text.statement();
        decision = text.decision();
        matter = text.matter();
        subMatter = text.subMatter();
    }

    void numbered(String number) {
        this.number = number;
    }

    void conclude(DeliberationOutcome outcome) {
        this.outcome = outcome;
    }

    void extracted(long document) {
        this.extractDocument = document;
    }

    Long id() {
        return id;
    }

    String reference() {
        return reference;
    }

    String commune() {
        return commune;
    }

    int turn() {
        return turn;
    }

    ItemText text() {
        return new ItemText(object, statement, decision, matter, subMatter);
    }

    String object() {
        return object;
    }

    /** The deliberation's display number, e.g. «2017-276». */
    Optional<String> number() {
        return Optional.ofNullable(number);
    }

    /** Empty while the council has not done with it. */
    Optional<DeliberationOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    Optional<Long> extractDocument() {
        return Optional.ofNullable(extractDocument);
    }
}
