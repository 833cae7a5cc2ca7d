package fr.paraphe.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@AuditSlice
class AuditTrailTest {

    private static final String COMMUNE = "11076";
    private final AuditTrail trail;
    private final AuditReader reader;
    private final AuditVerifier verifier;
    private final AuditKeeper keeper;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    @Autowired
    AuditTrailTest(AuditTrail trail, AuditReader reader, AuditVerifier verifier, AuditKeeper keeper, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.trail = trail;
        this.reader = reader;
        this.verifier = verifier;
        this.keeper = keeper;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Test
    void aLineSaysWhoDidWhatWhenThroughWhichDoorAndFromWhatToWhat() {
        trail.record(changed("ENT-A1").change("status", "PREPARED", "IN_FORCE").inPlaceOf("maire-11076"));

        AuditEntry line = only("ENT-A1");
        assertThat(line).extracting(AuditEntry::account, AuditEntry::inPlaceOf, AuditEntry::door, AuditEntry::kind, AuditEntry::subject, AuditEntry::position)
            .containsExactly("secretariat-11076", "maire-11076", AuditDoor.API, AuditKind.CHANGED, "Convention", 1L);
        assertThat(line.at()).isEqualTo("2017-10-20T08:00:00Z");
        assertThat(line.values()).containsExactly(new AuditEntry.Value("status", "PREPARED", "IN_FORCE", false));
        assertThat(verifier.verify().intact()).isTrue();
    }

    @Test
    void whatWasRolledBackHasNoLine() {
        transaction.executeWithoutResult(status -> {
            trail.record(changed("ENT-A2"));
            status.setRollbackOnly();
        });

        assertThat(reader.ofCase("ENT-A2", owner -> true)).isEmpty();
        trail.record(changed("ENT-A2"));
        assertThat(only("ENT-A2").position()).isEqualTo(1);
    }

    @Test
    void aDeputysWholeTransactionIsDoneForThePersonReplaced() {
        transaction.executeWithoutResult(status -> {
            trail.record(changed("ENT-A3"));
            trail.inPlaceOf("dgs-11076");
            trail.record(changed("ENT-A3"));
        });

        assertThat(lines("ENT-A3")).extracting(AuditEntry::inPlaceOf).containsExactly("dgs-11076", "dgs-11076");
    }

    @Test
    void workThatNoRequestBroughtInNamesItself() {
        Acting.as(new Actor("exploitant", AuditDoor.IMPORT), () -> {
            trail.record(changed("ENT-A4"));
            return null;
        });

        assertThat(only("ENT-A4")).extracting(AuditEntry::account, AuditEntry::door).containsExactly("exploitant", AuditDoor.IMPORT);
    }

    @Test
    void aTransactionThatOnlyReadsRecordsNothing() {
        TransactionTemplate reading = new TransactionTemplate(transaction.getTransactionManager());
        reading.setReadOnly(true);

        assertThatThrownBy(() -> reading.executeWithoutResult(status -> trail.record(changed("ENT-A5")))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatRunsUnderAConventionIsReadWithItAndAConfidenceOnlyByThoseInIt() {
        trail.record(changed("ENT-B1"));
        trail.record(changed("ENT-B1-A1"));
        trail.record(AuditEvent.ofCase("ENT-B1-M1", "montpellier-litiges", AuditKind.CREATED, "Lettre"));
        trail.record(changed("ENT-B1-2017"));
        trail.record(changed("ENT-B10"));

        assertThat(reader.ofCase("ENT-B1", owner -> true)).extracting(AuditEntry::reference).containsExactly("ENT-B1", "ENT-B1-A1", "ENT-B1-M1");
        assertThat(reader.ofCase("ENT-B1", COMMUNE::equals)).extracting(AuditEntry::reference, AuditEntry::position)
            .containsExactly(tuple("ENT-B1", 1L), tuple("ENT-B1-A1", 1L));
        assertThat(reader.ofCase("ENT-B1-M1", COMMUNE::equals)).isEmpty();
        assertThat(reader.ofCase("ENT-%", owner -> true)).isEmpty();
        assertThat(reader.ofCase("", owner -> true)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        removed    | delete from audit_entry where chain = ? and position = 2                              | Il manque la ligne 2 du journal du dossier %s.
        altered    | update audit_entry set account = 'autre' where chain = ? and position = 2             | La ligne 2 du journal du dossier %s n’est pas celle qui a été écrite : modifiée, ajoutée ou déplacée.
        moved      | update audit_entry set subject = 'x', hash = hash where chain = ? and position = 4 | La ligne 4 du journal du dossier %s n’est pas celle qui a été écrite : modifiée, ajoutée ou déplacée.
        last gone  | delete from audit_entry where chain = ? and position = 5                              | Le journal du dossier %s s’arrête à la ligne 4 alors que 5 lignes ont été écrites.
        all gone   | delete from audit_entry where chain = ?                                               | Les 5 lignes du journal du dossier %s ont disparu.
        a value    | update audit_value set new_value = '2' where chain = ? and position = 3               | Une valeur de la ligne 3 du journal du dossier %s a été modifiée.
        a field    | update audit_value set field = 'x' where chain = ? and position = 3                   | La ligne 3 du journal du dossier %s n’est pas celle qui a été écrite : modifiée, ajoutée ou déplacée.
        hidden     | update audit_value set salt = null, new_value = null where chain = ? and position = 3 | Une valeur de la ligne 3 du journal du dossier %s a été effacée sans que le journal dise par qui.
        """)
    void whatIsDoneToALineIsFound(String what, String tampering, String sentence) {
        String reference = "ENT-C-" + what.replace(' ', '-');
        for (int i = 1; i <= 5; i++) {
            trail.record(i == 3 ? changed(reference).change("note", null, "1") : changed(reference));
        }
        long chain = jdbc.queryForObject("select id from audit_chain where reference = ?", Long.class, reference);

        if (isPostgres()) {
            assertThatThrownBy(() -> jdbc.update(tampering, chain)).rootCause().hasMessageContaining("is append-only");
        }
        transaction.executeWithoutResult(status -> {
            goRoundTheTriggers();
            if (tampering.equals("delete from audit_entry where chain = ?")) {
                jdbc.update("delete from audit_value where chain = ?", chain);
            }
            jdbc.update(tampering, chain);
            Verification found = verifier.verify();
            assertThat(found.intact()).isFalse();
            assertThat(found.sentence()).isEqualTo(sentence.formatted(reference));
            assertThat(found.firstBreak().reference()).isEqualTo(reference);
            assertThat(found.firstBreak().owner()).isEqualTo(COMMUNE);
            status.setRollbackOnly();
        });
        assertThat(verifier.verify().intact()).isTrue();
    }

    @Test
    void aChainThatIsGoneAsAWholeAndOneThatWasAddedAreFound() {
        trail.record(changed("ENT-C-whole"));

        transaction.executeWithoutResult(status -> {
            goRoundTheTriggers();
            jdbc.update("delete from audit_entry where chain = (select id from audit_chain where reference = 'ENT-C-whole')");
            jdbc.update("delete from audit_chain where reference = 'ENT-C-whole'");
            assertThat(verifier.verify().sentence()).isEqualTo("Le journal du dossier ENT-C-whole a disparu sans que le dossier ait été éliminé.");
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> {
            jdbc.update("insert into audit_chain (name, reference, owner, last_position, last_hash) values ('ENT-C-new 11076', 'ENT-C-new', '11076', 0, '')");
            assertThat(verifier.verify().sentence()).isEqualTo("Le journal du dossier ENT-C-new a été ajouté sans que le journal général dise quand.");
            status.setRollbackOnly();
        });
    }

    /** Of PostgreSQL, which production runs on; the retention and the erasure of a person's data, below, pass. */
    @ParameterizedTest
    @ValueSource(strings = {
        "truncate audit_value",
        "truncate audit_entry cascade",
        "delete from audit_value",
        "delete from audit_chain where reference = 'ENT-H1'",
        "update audit_chain set owner = '11049' where reference = 'ENT-H1'",
        "update audit_chain set last_position = 0 where reference = 'ENT-H1'",
        "update audit_chain set last_hash = 'x' where reference = 'ENT-H1'",
        "update audit_value set old_value = null, new_value = null, salt = null, erased_by = 1",
        "update audit_value set erased_by = (select last_position from audit_chain where name = 'maison')"})
    void theDatabaseRefusesWhateverIsNotALineMore(String tampering) {
        assumeTrue(isPostgres(), "H2 has no triggers in SQL");
        trail.record(changed("ENT-H1").change("note", null, "1"));

        assertThatThrownBy(() -> jdbc.update(tampering)).rootCause().hasMessageContaining("is append-only");
        assertThat(verifier.verify().intact()).isTrue();
    }

    @Test
    void aPersonsValueIsErasedAndTheChainStillHolds() {
        trail.record(changed("ENT-D1").change("contactEmail", null, "jeanne@example.org").change("note", null, "reçue"));
        trail.record(changed("ENT-D1").change("contactEmail", "jeanne@example.org", "paul@example.org"));

        int erased = transaction.execute(status -> keeper.erase(AuditEvent.ofHouse(AuditKind.ERASED, "Une personne").by(Actor.house()),
            List.of(new AuditKeeper.Personal(null, null, List.of(), "jeanne@example.org"))));

        assertThat(erased).isEqualTo(2);
        assertThat(lines("ENT-D1").get(0).values()).containsExactly(new AuditEntry.Value("contactEmail", null, null, true), new AuditEntry.Value("note", null, "reçue", false));
        assertThat(verifier.verify().sentence()).startsWith("Le journal est intact");
        assertThat(reader.ofHouse()).extracting(AuditEntry::kind).contains(AuditKind.ERASED);
    }

    @Test
    void anEliminatedCaseLeavesTheHashOfItsLastLineAndNothingElse() {
        trail.record(changed("ENT-E1").change("note", null, "1"));
        trail.record(changed("ENT-E10"));
        String hash = only("ENT-E1").hash();

        transaction.executeWithoutResult(status -> keeper.remove(List.of("ENT-E1", "ENT-E1-A1"), Actor.house(), "échue"));

        assertThat(reader.ofCase("ENT-E1", owner -> true)).isEmpty();
        assertThat(lines("ENT-E10")).hasSize(1);
        assertThat(verifier.verify().intact()).isTrue();
        assertThat(reader.ofHouse()).filteredOn(line -> line.kind() == AuditKind.CHAIN_REMOVED && line.subject().equals("ENT-E1 11076")).singleElement()
            .satisfies(tombstone -> assertThat(tombstone.values()).extracting(AuditEntry.Value::field, AuditEntry.Value::before)
                .contains(tuple("lines", "1"), tuple("lastHash", hash)));
        trail.record(changed("ENT-E1"));
        assertThat(verifier.verify().intact()).as("it may begin anew").isTrue();
    }

    @Test
    void peopleWhoWorkAtOnceGetTheirLinesOneAfterTheOther() throws Exception {
        int people = 4;
        int each = 10;
        ExecutorService workers = Executors.newFixedThreadPool(people);
        CountDownLatch ready = new CountDownLatch(people);
        List<Future<?>> work = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            String own = "ENT-F" + person;
            work.add(workers.submit(() -> {
                ready.countDown();
                ready.await();
                for (int i = 0; i < each; i++) {
                    transaction.executeWithoutResult(status -> {
                        trail.record(changed("ENT-F"));
                        trail.record(changed(own));
                    });
                }
                return null;
            }));
        }
        for (Future<?> one : work) {
            one.get(60, TimeUnit.SECONDS);
        }
        workers.shutdown();

        assertThat(lines("ENT-F")).extracting(AuditEntry::position).hasSize(people * each).doesNotHaveDuplicates();
        assertThat(lines("ENT-F3")).hasSize(each);
        assertThat(verifier.verify().intact()).isTrue();
    }

    private boolean isPostgres() {
        return "PostgreSQL".equals(jdbc.execute((ConnectionCallback<String>) connection -> connection.getMetaData().getDatabaseProductName()));
    }

    /** As who owns the database can, until the end of the transaction. */
    private void goRoundTheTriggers() {
        if (isPostgres()) {
            jdbc.execute("set local session_replication_role = replica");
        }
    }

    private static AuditEvent changed(String reference) {
        return AuditEvent.ofCase(reference, COMMUNE, AuditKind.CHANGED, "Convention");
    }

    private List<AuditEntry> lines(String reference) {
        return reader.ofCase(reference, owner -> true).stream().filter(line -> line.reference().equals(reference)).toList();
    }

    private AuditEntry only(String reference) {
        assertThat(lines(reference)).hasSize(1);
        return lines(reference).get(0);
    }
}
