package fr.paraphe.engine.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.paraphe.Verdict;
import fr.paraphe.audit.AuditEntry;
import fr.paraphe.audit.AuditEvent;
import fr.paraphe.audit.AuditKeeper;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditReader;
import fr.paraphe.audit.AuditTrail;
import fr.paraphe.audit.AuditVerifier;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.security.Role;
import fr.paraphe.security.Scope;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import fr.paraphe.support.Program;
import fr.paraphe.support.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How a case leaves: completely, and nothing else with it; and how people do. */
@DoorTest
// a database of its own: the rows that it makes from the database's own columns are no values that others could read
@TestPropertySource(properties = "paraphe.test.own-database=retention")
@Tag(TestDatabase.TAG)
class RetentionTest {

    private static final String VISA = "AD11-2031-17";
    private static final Instant AFTER_TEN_YEARS = Instant.parse("2031-11-01T02:30:00Z");
    /** Ours that hold a reference and stay: the audit trail has its own way out, and what is left of a case that is gone. */
    private static final Set<String> STAY = Set.of("audit_chain", "audit_entry", "audit_value", "eliminated_case");

    @Autowired
    private GuardedCase cases;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private AuditKeeper keeper;
    @Autowired
    private AuditTrail trail;
    @Autowired
    private AuditReader reader;
    @Autowired
    private AuditVerifier verifier;
    @Autowired
    private Anonymisation anonymisation;
    @Autowired
    private PersonalData personalData;
    @Autowired
    private RetentionNight night;
    @Autowired
    private HistoryCleanup cleanup;
    @Autowired
    private RetentionSettings asConfigured;
    @Autowired
    private JdbcTemplate jdbc;
    @Autowired
    private JdbcClient client;
    @Autowired
    private CivilClock clock;
    @Autowired
    private SettableClock settable;
    @Autowired
    private PlatformTransactionManager transactions;
    @LocalServerPort
    private int port;

    private CaseRows rows;

    @BeforeEach
    void atNight() {
        rows = new CaseRows(jdbc);
        settable.set(AFTER_TEN_YEARS);
    }

    /** The rows are made for the database and mean nothing to the application, whose other tests share it. */
    @AfterEach
    void leaveNothing() {
        List<String> references = new ArrayList<>();
        jdbc.queryForList("select reference from convention where reference like 'ENT-R_-2017'", String.class)
            .forEach(convention -> references.addAll(new EndedCases(client, engine.getRuntimeService()).references(convention)));
        references.addAll(jdbc.queryForList("select reference from document where reference like 'ENT-R_-2017'", String.class));
        if (!references.isEmpty()) {
            Map<String, Object> named = Map.of("references", references, "kinds", Arrays.stream(DocumentKind.values()).map(Enum::name).toList());
            CaseTables.LET_GO.forEach(sql -> client.sql(sql).params(named).update());
            for (List<CaseTables.Rows> tables : List.of(CaseTables.OF_A_CASE, CaseTables.MAILS, CaseTables.REMINDERS, CaseTables.DOCUMENTS)) {
                tables.forEach(table -> client.sql(table.delete()).params(named).update());
            }
        }
    }

    @Test
    void everyTableThatHoldsAReferenceLeavesWithItsCaseOrIsNamedAsOneThatStays() {
        Set<String> undecided = new TreeSet<>(rows.ofACase());
        undecided.removeAll(CaseTables.names());
        undecided.removeAll(STAY);
        assertThat(undecided).as("tables of a case that CaseTables does not name").isEmpty();
    }

    @Test
    void theEngineKeepsItsOwnHistoryAsLongAsACaseAndTheLongestConventionAfterItWhateverTheModelSays() {
        int days = (asConfigured.cases().getYears() + 6) * 366;
        String model = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("avenant").latestVersion().singleResult().getId();
        engine.getRepositoryService().updateProcessDefinitionHistoryTimeToLive(model, 1);
        cleanup.keepHistoryAsLongAsCases();
        assertThat(engine.getRepositoryService().createProcessDefinitionQuery().list()).extracting(ProcessDefinition::getHistoryTimeToLive).containsOnly(days);
    }

    @Test
    void aCaseLeavesCompletelyAndNothingElseWithIt() {
        ended("ENT-RW-2017", "W");
        Map<String, Set<String>> before = rows.everything(STAY);
        ended("ENT-RA-2017", "A");
        Map<String, Set<String>> ofTheCase = minus(rows.everything(STAY), before);
        ended("ENT-RB-2017", "B");
        Map<String, Set<String>> with = rows.everything(STAY);
        assertThat(ofTheCase.keySet()).containsAll(withoutCampaigns());

        assertThat(in(() -> elimination(VISA).eliminate("ENT-RA-2017"))).isTrue();

        Map<String, Set<String>> left = rows.everything(STAY);
        assertThat(minus(with, left)).as("what has gone").isEqualTo(ofTheCase);
        assertThat(minus(left, with)).as("what has come").isEmpty();
        left.forEach((table, texts) -> assertThat(texts).as(table).noneMatch(text -> text.contains("ENT-RA-2017")));
        assertThat(jdbc.queryForList("select reference from eliminated_case where reference like 'ENT-RA-%' order by 1", String.class))
            .containsExactly("ENT-RA-2017", "ENT-RA-2017-A1", "ENT-RA-2017-M1");
        assertThat(reader.ofCase("ENT-RA-2017", owner -> true)).isEmpty();
        assertThat(reader.ofCase("ENT-RB-2017", owner -> true)).isNotEmpty();
        assertThat(reader.ofHouse()).filteredOn(line -> line.kind() == AuditKind.CHAIN_REMOVED && line.subject().startsWith("ENT-RA-2017 ")).singleElement()
            .satisfies(line -> assertThat(line.values()).extracting(AuditEntry.Value::field, AuditEntry.Value::after)
                .contains(tuple("reason", "Durée d’utilité administrative échue, dossier terminé le 31/10/2021, visa " + VISA)));
        assertThat(verifier.verify().sentence()).startsWith("Le journal est intact");
        assertThat(in(() -> elimination(VISA).eliminate("ENT-RA-2017"))).as("by another node too").isFalse();
    }

    @Test
    void nothingLeavesADayTooEarlyWithoutAVisaOrWhileSomethingRuns() {
        rows.fill("ENT-RC-2017", "C", null);
        settable.set(Instant.parse("2031-10-30T22:59:00Z"));
        assertThat(in(() -> elimination(VISA).eliminate("ENT-RC-2017"))).as("on 30/10/2031").isFalse();
        settable.set(AFTER_TEN_YEARS);
        assertThat(in(() -> elimination("").eliminate("ENT-RC-2017"))).as("without a visa").isFalse();
        ProcessInstance watch = cases.start("ENT-RC-2017-M1", "11076");
        assertThat(in(() -> elimination(VISA).eliminate("ENT-RC-2017"))).as("while a watch runs").isFalse();
        assertThat(in(() -> elimination(VISA).due(1000))).filteredOn(due -> due.reference().equals("ENT-RC-2017")).singleElement()
            .satisfies(due -> assertThat(((Verdict.Refused) due.verdict()).reasons()).extracting("sentence").containsExactly("Une étape du dossier ENT-RC-2017 est encore en cours."));
        engine.getRuntimeService().deleteProcessInstance(watch.getId(), "essai");
        jdbc.update("update dispute set status = 'AGREED' where convention = 'ENT-RC-2017'");
        assertThat(in(() -> elimination(VISA).eliminate("ENT-RC-2017"))).as("while a dispute is open").isFalse();
        jdbc.update("update dispute set status = 'CLOSED' where convention = 'ENT-RC-2017'");
        jdbc.update("update titre set standing = true, paid = 0 where reference = 'ENT-RC-2017'");
        assertThat(in(() -> elimination(VISA).eliminate("ENT-RC-2017"))).as("while a titre is unpaid").isFalse();
        jdbc.update("update titre set paid = amount where reference = 'ENT-RC-2017'");
        assertThat(in(() -> elimination(VISA).eliminate("ENT-RC-2017"))).isTrue();
    }

    @Test
    void papersThatAreKeptLongerOutliveTheirCaseAndThoseForTheArchivesStay() {
        rows.fill("ENT-RD-2017", "D", null);
        String paper = "insert into document (reference, commune, kind, title, media_type, sha256, size_in_bytes, created_at, created_by) select reference, commune, ?, title, "
            + "media_type, ?, size_in_bytes, created_at, created_by from document where reference = 'ENT-RD-2017' and kind = 'OTHER'";
        jdbc.update(paper, "EXTRACT", "1");
        jdbc.update(paper, "TITRE", "2");
        RetentionSettings settings = settings(VISA, Map.of(DocumentKind.EXTRACT, "definitive", DocumentKind.TITRE, "P12Y"));

        assertThat(in(() -> elimination(settings).eliminate("ENT-RD-2017"))).isTrue();
        in(() -> elimination(settings).eliminatePapers());
        assertThat(kinds()).containsExactly("EXTRACT", "TITRE");
        settable.set(Instant.parse("2033-10-31T08:00:00Z"));
        in(() -> elimination(settings).eliminatePapers());
        assertThat(kinds()).containsExactly("EXTRACT");
        assertThat(in(() -> elimination(settings).eliminated(1000))).filteredOn(kept -> kept.reference().equals("ENT-RD-2017"))
            .extracting(Elimination.Kept::papers, Elimination.Kept::visa).containsExactly(tuple(1, VISA));
    }

    @Test
    void mailsAndRemindersAreKeptForLessThanTheirCase() {
        rows.fill("ENT-RE-2017", "E", null);
        settable.set(Instant.parse("2023-01-01T02:30:00Z"));
        assertThat(in(() -> elimination(VISA).toThin(1000))).contains("ENT-RE-2017");
        assertThat(in(() -> elimination(VISA).thin("ENT-RE-2017"))).isTrue();
        assertThat(counts("reminder", "mail", "document", "convention")).containsExactly(0, 1, 1, 1);
        settable.set(Instant.parse("2026-11-01T02:30:00Z"));
        assertThat(in(() -> elimination(VISA).thin("ENT-RE-2017"))).isTrue();
        assertThat(counts("reminder", "mail", "document", "convention")).containsExactly(0, 0, 1, 1);
    }

    @Test
    void aCampaignLeavesOnceNothingOfItIsKept() {
        jdbc.update("""
            insert into campaign (reference, academie, school_year, status, opens_on, closes_on, created_at, notices, notice_reference, total, done, last_reference, closed_at, version)
            values ('ENT-essai-2017-2018', 'essai', '2017-2018', 'CLOSED', date '2017-09-01', date '2017-10-15', timestamp with time zone '2017-09-01 08:00:00+00', 1, '', 0, 0, '',
                timestamp with time zone '2018-06-30 08:00:00+00', 0)""");
        rows.fill("ENT-RG-2017", "G", null);
        jdbc.update("update contribution set campaign = 'ENT-essai-2017-2018' where reference = 'ENT-RG-2017'");
        in(() -> elimination(VISA).eliminateCampaigns());
        assertThat(jdbc.queryForObject("select count(*) from campaign where academie = 'essai'", Integer.class)).isEqualTo(1);
        in(() -> elimination(VISA).eliminate("ENT-RG-2017"));
        in(() -> elimination(VISA).eliminateCampaigns());
        assertThat(jdbc.queryForObject("select count(*) from campaign where academie = 'essai'", Integer.class)).isZero();
    }

    @Test
    void oneNodeAtATimeDoesTheNightsWork() {
        settable.set(AFTER_TEN_YEARS.plusSeconds(86_400));
        assertThat(night.holds()).isTrue();
        assertThat(night.holds()).as("another node").isFalse();
        settable.set(AFTER_TEN_YEARS.plusSeconds(86_400 + 15 * 60));
        assertThat(night.holds()).as("after the round, or its node's death").isTrue();
        night.work();
        assertThat(asConfigured.mayEliminate()).as("without the archives' agreement nothing of a case leaves").isFalse();
        assertThat(asConfigured.isNight(LocalTime.of(2, 0))).isTrue();
        assertThat(asConfigured.isNight(LocalTime.of(5, 0))).isFalse();
    }

    @Test
    void aCouncillorIsAnonymisedAfterTheirTermAndTheAuditTrailWithThem() {
        long id = councillor("ancienne@example.org", LocalDate.of(2030, 3, 1));
        in(() -> {
            trail.record(AuditEvent.ofHouse(AuditKind.CHANGED, "Conseiller municipal n° " + id).change("lastName", "ANCIENNE", "NOUVELLE"));
            trail.record(AuditEvent.ofCase("ENT-RH-2017", "11076", AuditKind.CREATED, "Courriel n° 1").change("recipient", null, "ancienne@example.org"));
            return null;
        });

        in(() -> anonymisation.councillors());

        Map<String, Object> row = jdbc.queryForMap("select * from councillor where id = ?", id);
        assertThat(row.values().stream().map(String::valueOf)).noneMatch(value -> value.contains("ANCIENNE") || value.contains("ancienne"));
        assertThat(personalData.of(new PersonalData.Person("ancienne@example.org", null, null)).rows()).isEmpty();
        assertThat(reader.ofHouse()).filteredOn(line -> line.subject().equals("Conseiller municipal n° " + id)).allSatisfy(line ->
            assertThat(line.values()).allMatch(AuditEntry.Value::erased));
        assertThat(reader.ofCase("ENT-RH-2017", owner -> true)).singleElement().satisfies(line -> assertThat(line.values().get(0).erased()).isTrue());
        assertThat(reader.ofHouse()).extracting(AuditEntry::kind, AuditEntry::subject).contains(tuple(AuditKind.ERASED, "Conseiller municipal dont le mandat est terminé"));
        assertThat(verifier.verify().intact()).isTrue();
    }

    @Test
    void aCouncillorInOfficeOrWhoseCouncilHasNotDecidedYetKeepsTheirName() {
        long inOffice = councillor("en-fonction@example.org", null);
        long sits = councillor("siege@example.org", LocalDate.of(2030, 3, 1));
        rows.fill("ENT-RI-2017", "I", null);
        jdbc.update("update attendance set councillor = ? where session in (select s.id from council_session s join agenda_item a on a.id = s.agenda_item where a.reference = 'ENT-RI-2017')",
            sits);

        in(() -> anonymisation.councillors());

        assertThat(jdbc.queryForList("select last_name from councillor where id in (?, ?)", String.class, inOffice, sits)).containsExactly("ANCIENNE", "ANCIENNE");
    }

    @Test
    void theContactOfAConventionThatHasEndedIsForgotten() {
        rows.fill("ENT-RJ-2017", "J", null);
        jdbc.update("update convention set contact_email = 'contact@example.org', contact_last_name = 'CONTACT' where reference = 'ENT-RJ-2017'");
        in(() -> {
            trail.record(AuditEvent.ofCase("ENT-RJ-2017", "11076", AuditKind.CREATED, "Convention").change("contact.lastName", null, "CONTACT").change("object", null, "ENT"));
            return null;
        });

        in(() -> anonymisation.contacts());

        assertThat(jdbc.queryForMap("select contact_email, contact_last_name from convention where reference = 'ENT-RJ-2017'").values()).containsOnlyNulls();
        assertThat(reader.ofCase("ENT-RJ-2017", owner -> true)).singleElement().satisfies(line ->
            assertThat(line.values()).extracting(AuditEntry.Value::field, AuditEntry.Value::erased).containsExactly(tuple("contact.lastName", true), tuple("object", false)));
    }

    @Test
    void whoWasAwayAndWhoStoodInAreForgottenAYearLaterInTheAuditTrailToo() {
        long over = absence("2029-01-01", "2029-01-31");
        long recent = absence("2031-06-01", "2031-10-30");
        in(() -> {
            trail.record(AuditEvent.ofHouse(AuditKind.CREATED, "Absence n° " + over).change("absentName", null, "Mme ABSENTE").change("role", null, "maire"));
            return null;
        });

        assertThat(in(() -> anonymisation.absences())).isEqualTo(1);

        assertThat(jdbc.queryForMap("select absent_name, deputy_name, deputy_email from absence where id = ?", over).values()).containsOnly(Anonymisation.GONE);
        assertThat(jdbc.queryForObject("select absent_name from absence where id = ?", String.class, recent)).isEqualTo("Mme ABSENTE");
        assertThat(reader.ofHouse()).filteredOn(line -> line.subject().equals("Absence n° " + over)).singleElement().satisfies(line ->
            assertThat(line.values()).extracting(AuditEntry.Value::field, AuditEntry.Value::erased).containsExactly(tuple("absentName", true), tuple("role", false)));
        assertThat(in(() -> anonymisation.absences())).isZero();
        assertThat(verifier.verify().intact()).isTrue();
        jdbc.update("delete from absence");
    }

    @Test
    void withAnAccountGoItsNameInAbsencesItsMailsAndWhatTheAuditTrailSaysOfThem() {
        cases.start("ENT-RM-2017", "11076");
        cases.account("adjoint-11076", Role.DIRECTION, Scope.commune("11076"));
        Program operator = Program.as(port, "admin");
        assertThat(operator.put("/api/accounts/adjoint-11076", "{'firstName':'Paul','lastName':'ADJOINT','email':'paul.adjoint@example.org','group':'direction','of':['11076']}"
            .replace('\'', '"')).status()).isEqualTo(200);
        long absence = absence("2031-06-01", "2031-11-30");
        jdbc.update("update absence set deputy = 'adjoint-11076', deputy_name = 'M. Paul ADJOINT', deputy_email = 'paul.prive@example.org' where id = ?", absence);
        jdbc.update("insert into mail (mail_key, reference, commune, recipient, subject, body, message_id, status, posted_at, attempts, failures, last_error, version) "
            + "values ('rm', 'ENT-RM-2017', '11076', 'paul.prive@example.org', 'Objet', 'Texte', 'rm', 'FAILED', timestamp with time zone '2031-06-03 10:00:00+00:00', 1, 1, "
            + "'550 paul.prive@example.org unknown', 0)");
        long mail = jdbc.queryForObject("select id from mail where mail_key = 'rm'", Long.class);
        in(() -> {
            trail.record(AuditEvent.ofCase("ENT-RM-2017", "11076", AuditKind.CHANGED, "Courriel n° " + mail).change("lastError", null, "550 paul.prive@example.org unknown"));
            return null;
        });
        assertThat(personalData.of(new PersonalData.Person(null, "adjoint-11076", null)).rows()).extracting(PersonalData.Found::table)
            .as("by account, address and name").contains("act_id_user", "account_scope", "absence", "audit_value");

        assertThat(operator.post("/api/personal-data/erasures", "{\"account\":\"adjoint-11076\"}").status()).isEqualTo(204);

        assertThat(jdbc.queryForMap("select cancelled_by, deputy_name, deputy_email from absence where id = ?", absence).values())
            .as("nobody stands in who is no more").containsExactly("admin", Anonymisation.GONE, Anonymisation.GONE);
        for (String address : Set.of("paul.adjoint@example.org", "paul.prive@example.org")) {
            assertThat(personalData.of(new PersonalData.Person(address, null, null)).rows()).as(address).isEmpty();
        }
        assertThat(jdbc.queryForList("select old_value from audit_value where old_value like '%ADJOINT%' union all select new_value from audit_value where new_value like '%ADJOINT%'",
            String.class)).isEmpty();
        assertThat(verifier.verify().intact()).isTrue();
        jdbc.update("delete from absence");
    }

    @Test
    void everythingThatIsStoredAboutAPersonIsFoundInWhicheverTable() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            Set<String> marked = rows.fill("ENT-RK-2017", "K", "p@x.fr");
            assertThat(marked).hasSizeGreaterThan(35);
            Set<String> found = new TreeSet<>();
            personalData.of(new PersonalData.Person("P@X.fr", null, null)).rows().forEach(row -> found.add(row.table()));
            assertThat(found).isEqualTo(marked);
            Set<String> byAccount = new TreeSet<>();
            personalData.of(new PersonalData.Person(null, "p@x.fr", null)).rows().forEach(row -> byAccount.add(row.table()));
            assertThat(byAccount).isEqualTo(marked);
            long councillor = jdbc.queryForObject("select councillor from attendance a join council_session s on s.id = a.session join agenda_item i on i.id = s.agenda_item "
                + "where i.reference = 'ENT-RK-2017'", Long.class);
            Set<String> byNumber = new TreeSet<>();
            personalData.of(new PersonalData.Person(null, null, councillor)).rows().forEach(row -> byNumber.add(row.table()));
            assertThat(byNumber).contains("councillor", "attendance", "proxy", "vote_by_name", "convocation_proof", "council_session");
            status.setRollbackOnly();
        });
    }

    @Test
    void operatorsAnswerWhoAsksForTheirDataAndErase() {
        cases.start("ENT-RL-2017", "11076");
        Program operator = Program.as(port, "admin");
        assertThat(operator.get("/api/personal-data?account=dgs-11076").json().get("rows")).extracting(row -> row.get("table").asText()).contains("act_id_user", "account_scope");
        assertThat(operator.get("/api/personal-data?account=dgs-11076").body()).doesNotContain("pwd_").doesNotContain("salt_");
        assertThat(operator.get("/api/personal-data.csv?account=dgs-11076").body()).contains("ligne;table;champ;valeur;designe_la_personne").contains(";account_scope;account;dgs-11076;oui");
        assertThat(operator.get("/api/personal-data").status()).isEqualTo(422);
        assertThat(operator.get("/api/personal-data?councillor=0").status()).isEqualTo(404);

        cases.account("partie-11076", Role.DGS, Scope.commune("11076"));
        assertThat(operator.post("/api/personal-data/erasures", "{\"account\":\"partie-11076\"}").status()).isEqualTo(204);
        assertThat(engine.getIdentityService().createUserQuery().userId("partie-11076").count()).isZero();
        assertThat(jdbc.queryForObject("select count(*) from account_scope where account = 'partie-11076'", Integer.class)).isZero();
        assertThat(operator.post("/api/personal-data/erasures", "{\"account\":\"partie-11076\"}").status()).isEqualTo(404);
        assertThat(operator.post("/api/personal-data/erasures", "{\"account\":\"admin\"}").status()).isEqualTo(422);
        assertThat(operator.post("/api/personal-data/erasures", "{}").status()).isEqualTo(422);

        Program clerk = Program.as(port, "secretariat-11076");
        for (String path : Set.of("/api/personal-data?account=dgs-11076", "/api/personal-data.csv?account=dgs-11076", "/api/retention/due", "/api/retention/due.csv",
            "/api/retention/eliminated")) {
            assertThat(clerk.get(path).status()).as(path).isEqualTo(403);
            assertThat(operator.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(clerk.post("/api/personal-data/erasures", "{\"account\":\"dgs-11076\"}").status()).isEqualTo(403);
    }

    private long absence(String from, String until) {
        jdbc.update("""
            insert into absence (role, party, absent, absent_name, deputy, deputy_name, deputy_email, starts_on, ends_on, recorded_at, recorded_by, version)
            values ('maire', '11076', 'maire-11076', 'Mme ABSENTE', 'dgs-11076', 'M. SUPPLÉANT', 'suppleant@example.org', cast(? as date), cast(? as date),
                timestamp with time zone '2017-09-03 10:00:00+00:00', 'x', 0)""", from, until);
        return jdbc.queryForObject("select max(id) from absence", Long.class);
    }

    private long councillor(String email, LocalDate until) {
        jdbc.update("""
            insert into councillor (commune, identifier, civility, last_name, first_name, office, email, channel, in_office_from, in_office_until, order_number, version)
            values ('11076', ?, 'Mme', 'ANCIENNE', 'Anne', 'CONSEILLER', ?, 'EMAIL', date '2014-03-30', ?, 99, 0)""", "ancienne-" + email, email, until);
        return jdbc.queryForObject("select max(id) from councillor", Long.class);
    }

    /** A case with rows in every table, a history in the engine and an audit trail. */
    private void ended(String reference, String suffix) {
        ProcessInstance instance = cases.start(reference, "11076");
        engine.getRuntimeService().deleteProcessInstance(instance.getId(), "terminé");
        rows.fill(reference, suffix, null);
    }

    private Set<String> withoutCampaigns() {
        Set<String> names = new TreeSet<>(CaseTables.names());
        CaseTables.OF_A_CAMPAIGN.forEach(table -> names.remove(table.table()));
        return names;
    }

    private static Map<String, Set<String>> minus(Map<String, Set<String>> all, Map<String, Set<String>> some) {
        Map<String, Set<String>> left = new TreeMap<>();
        all.forEach((table, texts) -> {
            Set<String> own = new HashSet<>(texts);
            own.removeAll(some.getOrDefault(table, Set.of()));
            if (!own.isEmpty()) {
                left.put(table, own);
            }
        });
        return left;
    }

    private Elimination elimination(String visa) {
        return elimination(settings(visa, Map.of()));
    }

    private Elimination elimination(RetentionSettings settings) {
        return new Elimination(new EndedCases(client, engine.getRuntimeService()), settings, keeper, trail, engine.getHistoryService(), client, clock);
    }

    private static RetentionSettings settings(String visa, Map<DocumentKind, String> documents) {
        return new RetentionSettings(false, LocalTime.of(2, 0), LocalTime.of(5, 0), visa, Period.ofYears(10), Period.ofYears(5), Period.ofYears(1), documents, Period.ofYears(1),
            Period.ofYears(1), 100);
    }

    private List<String> kinds() {
        return jdbc.queryForList("select kind from document where reference = 'ENT-RD-2017' order by kind", String.class);
    }

    private List<Integer> counts(String... tables) {
        return Arrays.stream(tables).map(table -> jdbc.queryForObject("select count(*) from " + table + " where reference = 'ENT-RE-2017'", Integer.class)).toList();
    }

    private <T> T in(Supplier<T> work) {
        return new TransactionTemplate(transactions).execute(status -> work.get());
    }
}
