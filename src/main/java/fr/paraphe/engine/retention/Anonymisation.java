package fr.paraphe.engine.retention;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.audit.Actor;
import fr.paraphe.audit.AuditEvent;
import fr.paraphe.audit.AuditKeeper;
import fr.paraphe.audit.AuditKeeper.Personal;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditTrail;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.security.Accounts;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes people's data out after their term. What is legally part of an act stays, on the papers as they were signed and in the names of those who signed; the rest
 * goes, from our tables and from the values of the audit trail, whose chain still holds. That it was done is told, not of whom.
 */
@Service
@Transactional
public class Anonymisation {

    static final String GONE = "anonymisé";
    private static final String TEXT_GONE = "Texte effacé avec les données de son destinataire.";
    private static final String ADDRESS_GONE = "effacé";
    private static final int AT_ONCE = 500;
    private static final List<String> OF_A_COUNCILLOR = List.of("civility", "lastName", "firstName", "email", "postalAddress", "identifier");
    private static final List<String> OF_AN_ACCOUNT = List.of("firstName", "lastName", "email");
    private static final List<String> OF_AN_ABSENCE = List.of("absentName", "deputyName", "deputyEmail");
    private static final List<String> OF_A_MAIL = List.of("recipient", "subject", "lastError");
    private static final List<String> OF_A_CONTACT = List.of("contact.lastName", "contact.firstName", "contact.email", "contact.phone");

    private final JdbcClient jdbc;
    private final AuditKeeper keeper;
    private final AuditTrail trail;
    private final RetentionSettings settings;
    private final IdentityService identity;
    private final Accounts accounts;
    private final CivilClock clock;

    Anonymisation(JdbcClient jdbc, AuditKeeper keeper, AuditTrail trail, RetentionSettings settings, IdentityService identity, Accounts accounts, CivilClock clock) {
        this.jdbc = jdbc;
        this.keeper = keeper;
        this.trail = trail;
        this.settings = settings;
        this.identity = identity;
        this.accounts = accounts;
        this.clock = clock;
    }

    private record Person(long id, String email) {
    }

    /** Councillors whose term ended long enough ago, unless a council that they sat in has not decided yet. */
    public int councillors() {
        LocalDate until = clock.today().minus(settings.councillors());
        List<Person> left = jdbc.sql("""
            select c.id, c.email from councillor c where c.in_office_until < :until and c.last_name <> :gone and not exists (
                select 1 from attendance t join council_session s on s.id = t.session join agenda_item a on a.id = s.agenda_item
                where t.councillor = c.id and a.outcome is null)
            order by c.id limit :limit""").param("until", until).param("gone", GONE).param("limit", AT_ONCE)
            .query((row, number) -> new Person(row.getLong("id"), row.getString("email"))).list();
        left.forEach(person -> councillor(person, Actor.house()));
        return left.size();
    }

    /** The contacts of conventions that ended long enough ago. */
    public int contacts() {
        List<String> ended = jdbc.sql("""
            select reference from convention where status in ('ENDED', 'CLOSED') and ended_on < :until
                and (contact_last_name is not null or contact_first_name is not null or contact_email is not null or contact_phone is not null)
            order by reference limit :limit""").param("until", clock.today().minus(settings.contacts())).param("limit", AT_ONCE).query(String.class).list();
        for (String reference : ended) {
            jdbc.sql("update convention set contact_last_name = null, contact_first_name = null, contact_email = null, contact_phone = null, version = version + 1 where reference = ?")
                .param(reference).update();
            keeper.erase(told("Contact d’un dossier terminé", Actor.house()), List.of(new Personal(reference, null, OF_A_CONTACT, null)));
        }
        return ended.size();
    }

    /** Who was away and who stood in, once an absence is over for long enough; what was done meanwhile keeps for whom. */
    public int absences() {
        LocalDate until = clock.today().minus(settings.councillors());
        List<Long> over = jdbc.sql("select id from absence where (ends_on < :until or cancelled_at < :instant) and (absent_name <> :gone or deputy_name <> :gone) order by id limit :limit")
            .param("until", until).param("instant", clock.endOf(until.minusDays(1)).atOffset(ZoneOffset.UTC)).param("gone", GONE).param("limit", AT_ONCE).query(Long.class).list();
        over.forEach(id -> jdbc.sql("update absence set absent_name = :gone, deputy_name = :gone, deputy_email = :gone, version = version + 1 where id = :id")
            .param("gone", GONE).param("id", id).update());
        if (!over.isEmpty()) {
            keeper.erase(told("Absences terminées", Actor.house()), over.stream().map(id -> ofAbsence(id, OF_AN_ABSENCE)).toList());
        }
        return over.size();
    }

    private static Personal ofAbsence(long id, List<String> fields) {
        return new Personal("", "Absence n° " + id, fields, null);
    }

    /**
     * An account whose person has left: name, address and password go with it, its scopes and what it had begun to write too. Its name stays beside what was done
     * under it, as long as that is kept.
     *
     * @throws NotFoundException when nothing is known under that name
     * @throws RefusedException  for the operator's own
     */
    public void account(String account, Actor by) {
        if (account.equals(by.account())) {
            throw new RefusedException("account", "Vous ne pouvez pas effacer votre propre compte.", "");
        }
        boolean known = identity.createUserQuery().userId(account).count() > 0;
        String email = known ? identity.createUserQuery().userId(account).singleResult().getEmail() : null;
        boolean left = !accounts.scopes(account).isEmpty();
        Set<String> emails = new LinkedHashSet<>(jdbc.sql("select distinct deputy_email from absence where deputy = ? and deputy_email <> ?").params(account, GONE).query(String.class).list());
        if (email != null && !email.isBlank()) {
            emails.add(email);
        }
        List<Personal> personal = new ArrayList<>(List.of(new Personal("", account, OF_AN_ACCOUNT, null)));
        jdbc.sql("select id from absence where absent = ?").param(account).query(Long.class).list().forEach(id -> personal.add(ofAbsence(id, List.of("absentName"))));
        jdbc.sql("select id from absence where deputy = ?").param(account).query(Long.class).list()
            .forEach(id -> personal.add(ofAbsence(id, List.of("deputyName", "deputyEmail"))));
        endAbsences(account, by);
        int rows = jdbc.sql("delete from form_draft where written_by = ?").param(account).update()
            + jdbc.sql("update absence set absent_name = ? where absent = ?").params(GONE, account).update()
            + jdbc.sql("update absence set deputy_name = ?, deputy_email = ? where deputy = ?").params(GONE, GONE, account).update();
        if (!known && !left && rows == 0) {
            throw new NotFoundException("Compte introuvable.");
        }
        if (known) {
            identity.deleteUser(account);
        } else {
            accounts.forget(account);
        }
        emails.stream().filter(each -> isTheirsAlone(each, 0, account)).forEach(each -> {
            personal.addAll(forgetMails(each));
            personal.add(new Personal(null, null, List.of(), each));
        });
        keeper.erase(told("Compte dont la personne est partie", by), personal);
    }

    /** Nobody stands in for who is no more, nor is stood in for by them: what they hold is put back, as after any absence. */
    private void endAbsences(String account, Actor by) {
        List<Long> running = jdbc.sql("select id from absence where (absent = ? or deputy = ?) and cancelled_at is null and ends_on >= ? order by id")
            .params(account, account, clock.today()).query(Long.class).list();
        for (long id : running) {
            jdbc.sql("update absence set cancelled_at = ?, cancelled_by = ?, version = version + 1 where id = ?").params(clock.now().atOffset(ZoneOffset.UTC), by.account(), id).update();
            trail.record(AuditEvent.ofHouse(AuditKind.DELEGATED, "Absence n° " + id).by(by).change("cancelledBy", null, by.account()));
        }
    }

    /** A councillor whose term is over, sooner than by itself. */
    public void councillor(long id, Actor by) {
        Person person = jdbc.sql("select id, email from councillor where id = ? and in_office_until < ?").params(id, clock.today())
            .query((row, number) -> new Person(row.getLong("id"), row.getString("email"))).optional()
            .orElseThrow(() -> new NotFoundException("Aucun conseiller municipal de ce numéro dont le mandat est terminé."));
        councillor(person, by);
    }

    private void councillor(Person person, Actor by) {
        jdbc.sql("""
            update councillor set civility = '-', last_name = :gone, first_name = :gone, email = null, postal_address = null, channel_requested_on = null,
                identifier = concat('anonyme-', cast(id as varchar(20))), version = version + 1 where id = :id""").param("gone", GONE).param("id", person.id()).update();
        jdbc.sql("update convocation_proof set address = null, note = null where councillor = ?").param(person.id()).update();
        List<Personal> personal = new ArrayList<>(List.of(new Personal(null, "Conseiller municipal n° " + person.id(), OF_A_COUNCILLOR, null)));
        List<Long> proofs = jdbc.sql("select id from convocation_proof where councillor = ?").param(person.id()).query(Long.class).list();
        proofs.forEach(proof -> personal.add(new Personal(null, "Preuve de convocation n° " + proof, List.of("address", "note"), null)));
        if (person.email() != null && isTheirsAlone(person.email(), person.id(), "")) {
            personal.addAll(forgetMails(person.email()));
            personal.add(new Personal(null, null, List.of(), person.email()));
        }
        keeper.erase(told("Conseiller municipal dont le mandat est terminé", by), personal);
    }

    /** An address that another councillor or account shares, or a mailbox, is not this person's alone. */
    private boolean isTheirsAlone(String email, long councillor, String account) {
        return jdbc.sql("select count(*) from councillor where email = ? and id <> ?").params(email, councillor).query(Integer.class).single() == 0
            && jdbc.sql("select count(*) from ACT_ID_USER where EMAIL_ = ? and ID_ <> ?").params(email, account).query(Integer.class).single() == 0
            && jdbc.sql("select count(*) from mailbox where email = ?").param(email).query(Integer.class).single() == 0;
    }

    /** @return what the audit trail says of them; a server's refusal names the address too */
    private List<Personal> forgetMails(String email) {
        List<Personal> told = jdbc.sql("select id, reference from mail where recipient = ?").param(email)
            .query((row, number) -> new Personal(row.getString("reference"), "Courriel n° " + row.getLong("id"), OF_A_MAIL, null)).list();
        jdbc.sql("delete from mail_attachment where mail_id in (select id from mail where recipient = ?)").param(email).update();
        jdbc.sql("update mail set recipient = ?, subject = ?, body = ?, last_error = null, version = version + 1 where recipient = ?").params(ADDRESS_GONE, ADDRESS_GONE, TEXT_GONE, email).update();
        jdbc.sql("update reminder_recipient set email = null where email = ?").param(email).update();
        return told;
    }

    private static AuditEvent told(String whose, Actor by) {
        return AuditEvent.ofHouse(AuditKind.ERASED, whose).by(by);
    }
}
