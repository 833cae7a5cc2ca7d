package fr.paraphe.engine.retention;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.audit.Actor;
import fr.paraphe.audit.AuditEvent;
import fr.paraphe.audit.AuditKeeper;
import fr.paraphe.audit.AuditKeeper.Personal;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.security.Accounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
    private static final List<String> OF_A_CONTACT = List.of("contact.lastName", "contact.firstName", "contact.email", "contact.phone");

    private final JdbcClient jdbc;
    private final AuditKeeper keeper;
    private final RetentionSettings settings;
    private final IdentityService identity;
    private final Accounts accounts;
    private final CivilClock clock;

    Anonymisation(JdbcClient jdbc, AuditKeeper keeper, RetentionSettings settings, IdentityService identity, Accounts accounts, CivilClock clock) {
        this.jdbc = jdbc;
        this.keeper = keeper;
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
        keeper.erase(told("Compte dont la personne est partie", by), email == null || email.isBlank() ? List.of() : List.of(new Personal(null, null, List.of(), email)));
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
        if (person.email() != null && isTheirsAlone(person)) {
            forgetMails(person.email());
            personal.add(new Personal(null, null, List.of(), person.email()));
        }
        keeper.erase(told("Conseiller municipal dont le mandat est terminé", by), personal);
    }

    /** An address that somebody in office shares, or a mailbox, is not this person's alone. */
    private boolean isTheirsAlone(Person person) {
        return jdbc.sql("select count(*) from councillor where email = ? and id <> ?").params(person.email(), person.id()).query(Integer.class).single() == 0
            && jdbc.sql("select count(*) from mailbox where email = ?").param(person.email()).query(Integer.class).single() == 0;
    }

    private void forgetMails(String email) {
        jdbc.sql("delete from mail_attachment where mail_id in (select id from mail where recipient = ?)").param(email).update();
        jdbc.sql("update mail set recipient = ?, subject = ?, body = ?, version = version + 1 where recipient = ?").params(ADDRESS_GONE, ADDRESS_GONE, TEXT_GONE, email).update();
        jdbc.sql("update reminder_recipient set email = null where email = ?").param(email).update();
    }

    private static AuditEvent told(String whose, Actor by) {
        return AuditEvent.ofHouse(AuditKind.ERASED, whose).by(by);
    }
}
