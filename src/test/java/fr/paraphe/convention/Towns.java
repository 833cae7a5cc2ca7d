package fr.paraphe.convention;

import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.directory.Academie;
import fr.paraphe.directory.Channel;
import fr.paraphe.directory.Commune;
import fr.paraphe.directory.Councillor;
import fr.paraphe.directory.Insee;
import fr.paraphe.directory.Mailbox;
import fr.paraphe.directory.Office;
import fr.paraphe.directory.School;
import fr.paraphe.directory.SchoolType;
import fr.paraphe.directory.Siren;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Communes with a mayor and a mailbox, a new one for each test, and their conventions; what the room tells of them is kept. */
class Towns {

    static final String MAYOR = "Patrick";
    private static final AtomicInteger NUMBERS = new AtomicInteger(100);

    private final ConventionService conventions;
    private final SettableClock clock;
    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final List<SchoolListChanged> told = new ArrayList<>();

    Towns(ConventionService conventions, SettableClock clock, EntityManager entities, TransactionTemplate transaction) {
        this.conventions = conventions;
        this.clock = clock;
        this.entities = entities;
        this.transaction = transaction;
    }

    /** Its INSEE code. */
    String town() {
        return townOf("montpellier");
    }

    String townOf(String academie) {
        String insee = "11" + NUMBERS.incrementAndGet();
        transaction.executeWithoutResult(status -> {
            if (entities.find(Academie.class, academie) == null) {
                entities.persist(new Academie(academie, "Académie de Montpellier", ZoneId.of("Europe/Paris"), "Montpellier", "31, rue de l’Université", "Mme", "Armande",
                    "Le Pellec Muller", "Recteur"));
                entities.persist(new Mailbox("academie", academie, "dsii@" + academie + ".example"));
            }
            entities.persist(new Commune(insee, "Ville " + insee, Siren.usualOf(new Insee(insee)).number(), 11900, "011", "1", academie, null, "BP 1100"));
            entities.persist(new Councillor(insee, "maire", "M.", "Maugard", MAYOR, Office.MAIRE, "maire@example.fr", "BP 1100", Channel.DEMATERIALISE, null,
                LocalDate.of(2014, 4, 1), null, 1));
            entities.persist(new Mailbox("secretariat", insee, "secretariat@" + insee + ".example"));
        });
        return insee;
    }

    /** The directory knows a school by that code. */
    void knows(String insee, String uai) {
        transaction.executeWithoutResult(status -> entities.persist(new School(uai, insee, SchoolType.EE, "EST")));
    }

    /** A convention from 2017-2018 on, in force since 20.11.2017, with these schools in annexe 1; the clock then stands on that day. */
    String inForce(String... schools) {
        return inForce(town(), LocalDate.of(2017, 11, 20), schools);
    }

    String inForce(String insee, LocalDate effectiveOn, String... schools) {
        String reference = inApproval(insee, List.of(), schools);
        on(effectiveOn);
        conventions.bringIntoForce(reference, effectiveOn);
        return reference;
    }

    String inApproval(String insee, List<ConventionMember> members, String... schools) {
        on(LocalDate.of(2017, 10, 16));
        String reference = conventions.prepare(new ConventionService.PrepareFile(insee, new SchoolYear(2017), "ENT", null, members, "secretariat-" + insee)).reference();
        conventions.open(reference);
        conventions.establishSchoolList(new ConventionService.EstablishSchoolList(reference, list(insee, schools), new Contact("Martin", "Sylvie", "sylvie@example.fr", null)));
        return reference;
    }

    /** Each «EST», or with its code «0341301E:EST». */
    static List<ConventionSchool> list(String insee, String... schools) {
        return Stream.of(schools).map(each -> each.split(":"))
            .map(each -> new ConventionSchool(each.length == 1 ? null : each[0], SchoolType.EE, each[each.length - 1], insee)).toList();
    }

    void on(LocalDate day) {
        clock.set(day.atTime(9, 0).atZone(clock.getZone()).toInstant());
    }

    @EventListener
    public void told(SchoolListChanged change) {
        told.add(change);
    }

    List<SchoolListChanged> toldOf(String reference) {
        return told.stream().filter(change -> change.reference().equals(reference)).toList();
    }
}
