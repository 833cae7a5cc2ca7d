package fr.paraphe.security;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.SettableClock;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.NewDocument;
import fr.paraphe.mail.Mail;
import fr.paraphe.mail.Outbox;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.Program;
import fr.paraphe.support.SignedConvention;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table of {@link Access} against the doors: every group tries every action on a case of its own reach and on one beyond it, through each door that offers the
 * action. A door that is added gets its rows in {@link #ATTEMPTS}.
 */
@DoorTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    /** By which way: Tasklist and Cockpit, the engine's REST API, our API, our pages. */
    private enum Way {
        WEBAPP("/camunda/api/engine/engine/default"), ENGINE_REST("/engine-rest"), API(""), PAGE("");

        private final String prefix;

        Way(String prefix) {
            this.prefix = prefix;
        }
    }

    /** What the case is about which an action is tried. */
    private enum Subject { CASE, CONTRIBUTION, CONFIDENCE, NOTHING }

    /**
     * @param shows what the answer holds when the action is allowed; null where any answer but a refusal says so
     */
    private record Attempt(Action action, Subject subject, Way way, String method, String path, String body, String shows) {

        @Override
        public String toString() {
            return action + " " + way + " " + method + " " + path;
        }
    }

    private static final List<Attempt> ATTEMPTS = attempts();

    private static List<Attempt> attempts() {
        List<Attempt> all = new ArrayList<>();
        for (Way way : List.of(Way.WEBAPP, Way.ENGINE_REST)) {
            for (Subject subject : List.of(Subject.CASE, Subject.CONTRIBUTION, Subject.CONFIDENCE)) {
                Action see = Map.of(Subject.CASE, Action.SEE_CASES, Subject.CONTRIBUTION, Action.SEE_CAMPAIGNS, Subject.CONFIDENCE, Action.SEE_CONFIDENCES).get(subject);
                for (String path : List.of("/task/{task}", "/task?processInstanceBusinessKey={reference}", "/process-instance/{instance}", "/history/task?processInstanceId={instance}")) {
                    all.add(new Attempt(see, subject, way, "GET", path, null, path.contains("/task?") ? "{task}" : "{instance}"));
                }
                all.add(new Attempt(see, subject, way, "GET", "/process-instance/count?tenantIdIn={owner}&businessKey={reference}", null, "\"count\":1"));
            }
            all.add(work(way, "POST", "/task/{task}/claim", "{'userId':'{me}'}", null));
            all.add(work(way, "POST", "/task/{task}/complete", "{}", null));
            all.add(work(way, "POST", "/task/{task}/submit-form", "{}", null));
            all.add(new Attempt(Action.ASSIGN_TASKS, Subject.CASE, way, "POST", "/task/{task}/assignee", "{'userId':'admin'}", null));
            all.add(new Attempt(Action.ASSIGN_TASKS, Subject.CASE, way, "POST", "/task/{task}/identity-links", "{'userId':'admin','type':'candidate'}", null));
            for (String process : List.of("convention-lifecycle", "avenant")) {
                for (String verb : List.of("start", "submit-form")) {
                    all.add(new Attempt(Action.OPEN_FILES, Subject.CASE, way, "POST", "/process-definition/key/" + process + "/" + verb,
                        "{'businessKey':'BY-HAND-{number}','variables':{'commune':{'value':'{owner}','type':'String'}}}", null));
                }
            }
            all.add(new Attempt(Action.WRITE_LETTERS, Subject.CONFIDENCE, way, "POST", "/process-definition/key/dispute-letter/submit-form",
                "{'businessKey':'BY-HAND-{number}','variables':{'confidentialTo':{'value':'{party}','type':'String'}}}", "Lettre introuvable."));
            all.add(nothing(Action.MANAGE_ACCOUNTS, way, "POST", "/user/create", "{'profile':{'id':'made{number}'},'credentials':{'password':'a-long-password-1'}}"));
            all.add(nothing(Action.MANAGE_ACCOUNTS, way, "POST", "/group/create", "{'id':'made{number}','name':'x','type':'WORKFLOW'}"));
            all.add(nothing(Action.MANAGE_ACCOUNTS, way, "POST", "/authorization/create",
                "{'type':1,'permissions':['READ'],'userId':'made{number}','resourceType':0,'resourceId':'x'}"));
            all.add(nothing(Action.MANAGE_FILTERS, way, "POST", "/filter/create", "{'name':'made{number}','resourceType':'Task','query':{}}"));
        }
        all.add(new Attempt(Action.USE_TASKLIST, Subject.NOTHING, Way.PAGE, "GET", "/camunda/api/admin/auth/user/default", null, "\"tasklist\""));
        all.add(new Attempt(Action.USE_COCKPIT, Subject.NOTHING, Way.PAGE, "GET", "/camunda/api/admin/auth/user/default", null, "\"cockpit\""));

        all.add(new Attempt(Action.SEE_CASES, Subject.CASE, Way.API, "GET", "/api/tasks/{task}/form", null, "{reference}"));
        all.add(new Attempt(Action.SEE_CASES, Subject.CASE, Way.API, "GET", "/api/conventions", null, "{convention}"));
        all.add(new Attempt(Action.SEE_CASES, Subject.CASE, Way.API, "GET", "/api/conventions/{convention}", null, "{convention}"));
        for (String part : List.of("schools", "obligations", "changes", "avenants", "letters")) {
            all.add(new Attempt(Action.SEE_CASES, Subject.CASE, Way.API, "GET", "/api/conventions/{convention}/" + part, null, null));
        }
        all.add(new Attempt(Action.SEE_CASES, Subject.CASE, Way.API, "GET", "/api/conventions/{convention}/documents", null, "Pièce {reference}"));
        all.add(new Attempt(Action.SEE_CASES, Subject.CASE, Way.API, "GET", "/api/documents/{document}", null, "{reference}"));
        all.add(new Attempt(Action.SEE_CASES, Subject.CASE, Way.API, "GET", "/api/mails?reference={reference}", null, "Objet {reference}"));
        all.add(new Attempt(Action.SEE_CASES, Subject.CASE, Way.API, "GET", "/api/acts/{act}", null, "{act}"));
        all.add(new Attempt(Action.SEE_CASES, Subject.CASE, Way.API, "GET", "/api/dossiers/{convention}", null, "{convention}"));
        all.add(new Attempt(Action.SEE_CASES, Subject.CASE, Way.PAGE, "GET", "/dossiers/{convention}", null, "{convention}"));
        all.add(new Attempt(Action.SEE_CONFIDENCES, Subject.CONFIDENCE, Way.API, "GET", "/api/tasks/{task}/form", null, "{reference}"));
        all.add(new Attempt(Action.SEE_CONFIDENCES, Subject.CONFIDENCE, Way.API, "GET", "/api/documents/{document}", null, "{reference}"));
        all.add(new Attempt(Action.SEE_CONFIDENCES, Subject.CONFIDENCE, Way.API, "GET", "/api/mails?reference={reference}", null, "Objet {reference}"));
        all.add(new Attempt(Action.SEE_TITRES, Subject.CONTRIBUTION, Way.API, "GET", "/api/titres", null, "{titre}\""));
        all.add(new Attempt(Action.SEE_TITRES, Subject.CONTRIBUTION, Way.API, "GET", "/api/titres.csv", null, "{titre}"));
        all.add(new Attempt(Action.SEE_TITRES, Subject.CONTRIBUTION, Way.API, "GET", "/api/titres/{titreId}", null, "{titre}"));
        all.add(new Attempt(Action.SEE_TITRES, Subject.CONTRIBUTION, Way.PAGE, "GET", "/titres", null, "n° {titre}"));
        all.add(work(Way.API, "PUT", "/api/tasks/{task}/draft", "{'text':'x'}", null));
        all.add(work(Way.API, "PUT", "/api/tasks/{task}/form", "{'text':'x'}", null));
        all.add(new Attempt(Action.DEPOSIT_PAPERS, Subject.CASE, Way.API, "FILE", "/api/conventions/{convention}/documents", null, null));
        all.add(new Attempt(Action.OPEN_FILES, Subject.CASE, Way.API, "POST", "/api/conventions",
            "{'commune':'{owner}','firstSchoolYear':'2017-2018','object':'Essai {number}'}", null));
        all.add(new Attempt(Action.OPEN_FILES, Subject.CASE, Way.API, "POST", "/api/conventions/{convention}/avenants", "{'schoolYear':'2018-2019','nature':'LIST'}", null));
        all.add(new Attempt(Action.WITHDRAW_FILES, Subject.CASE, Way.API, "POST", "/api/conventions/{convention}/withdrawal", "{'reason':'x'}", null));
        all.add(new Attempt(Action.WRITE_LETTERS, Subject.CASE, Way.API, "POST", "/api/conventions/{convention}/letters", "{'kind':'MISE_EN_DEMEURE'}", null));
        all.add(new Attempt(Action.RELAY_PREFECTURE, Subject.CASE, Way.API, "POST", "/api/acts/{act}/receipt", "{'receivedOn':'2017-09-14','message':'x'}", null));
        all.add(new Attempt(Action.MANAGE_TITRES, Subject.CONTRIBUTION, Way.API, "POST", "/api/titres/{titreId}/cancellation", "{'reason':'','reissue':false}", null));
        all.add(new Attempt(Action.MANAGE_TITRES, Subject.CONTRIBUTION, Way.API, "POST", "/api/titres/{titreId}/payments", "{'amount':0}", null));
        all.add(new Attempt(Action.RESEND_MAILS, Subject.CASE, Way.API, "POST", "/api/mails/{mail}/resend", "{}", null));
        all.add(new Attempt(Action.RECORD_ABSENCES, Subject.CONFIDENCE, Way.API, "POST", "/api/absences", "{'absent':'{chief}','deputy':'nobody'}", "n’en a pas de compte"));
        all.add(nothing(Action.RECORD_OWN_ABSENCE, Way.API, "POST", "/api/absences", "{'deputy':'nobody'}"));
        all.add(new Attempt(Action.RECORD_ABSENCES, Subject.NOTHING, Way.PAGE, "GET", "/absences", null, "Qui est absent ?"));
        all.add(new Attempt(Action.RECORD_OWN_ABSENCE, Subject.NOTHING, Way.PAGE, "GET", "/absences", null, "Enregistrer mon absence"));
        all.add(nothing(Action.MANAGE_ACCOUNTS, Way.API, "POST", "/api/accounts", "{'id':'made{number}'}"));
        all.add(nothing(Action.MANAGE_ACCOUNTS, Way.API, "GET", "/api/accounts/admin", null));
        all.add(nothing(Action.MANAGE_ACCOUNTS, Way.API, "PUT", "/api/accounts/admin", "{}"));
        all.add(new Attempt(Action.MANAGE_ACCOUNTS, Subject.NOTHING, Way.PAGE, "GET", "/comptes", null, "Ouvrir un compte"));
        all.add(new Attempt(Action.MANAGE_ACCOUNTS, Subject.NOTHING, Way.PAGE, "GET", "/comptes/admin", null, "Changer ce compte"));
        for (String path : List.of("/api/audit/verification", "/api/audit/house", "/api/retention/due", "/api/retention/eliminated", "/api/personal-data")) {
            all.add(nothing(Action.KEEP_RECORDS, Way.API, "GET", path, null));
        }
        all.add(nothing(Action.KEEP_RECORDS, Way.API, "POST", "/api/personal-data/erasures", "{}"));
        all.add(new Attempt(Action.SEE_CASES, Subject.CASE, Way.API, "GET", "/api/audit/cases/{convention}", null, null));
        all.add(nothing(Action.IMPORT_DIRECTORY, Way.API, "CSV", "/api/import/communes", "x"));
        return all;
    }

    private static Attempt work(Way way, String method, String path, String body, String shows) {
        return new Attempt(Action.WORK_ON_TASKS, Subject.CASE, way, method, path, body, shows);
    }

    private static Attempt nothing(Action action, Way way, String method, String path, String body) {
        return new Attempt(action, Subject.NOTHING, way, method, path, body, null);
    }

    /** What a group without the right is told, where the status alone does not say it. */
    private static final List<String> REFUSALS = List.of("Cette tâche revient à", "n’est confiée à aucun groupe", "Votre compte ne permet pas", "Seul le secrétariat", "Seuls le secrétariat",
        "Dossier introuvable", "Un tel dossier ne s’ouvre pas à la main", "Dites laquelle des deux parties", "Ce compte n’est pas de ceux", "Seuls un maire");

    /**
     * Who tries: with an account of that group, what lies within its reach and what does not.
     *
     * @param own    owner of a case within reach, its party and the chief of that party's people
     * @param beyond the same beyond reach
     */
    private record Actor(String account, Role role, Place own, Place beyond) {

        Scope.Kind scope() {
            return role == Role.IEN ? Scope.Kind.CIRCONSCRIPTION : own.party().equals(own.commune()) ? Scope.Kind.COMMUNE : Scope.Kind.ACADEMIE;
        }
    }

    private record Place(String commune, String academie, String party, String chief) {

        String ownerOf(Subject subject) {
            return subject == Subject.CONFIDENCE ? party + "-litiges" : subject == Subject.CONTRIBUTION ? academie : commune;
        }
    }

    private static final Place CASTELNAUDARY = new Place("11076", "montpellier", "11076", "maire-11076");
    private static final Place BRAM = new Place("11049", "montpellier", "11049", "maire-11049");
    private static final Place MONTPELLIER = new Place("11076", "montpellier", "montpellier", "recteur");
    private static final Place TOULOUSE = new Place("31555", "toulouse", "toulouse", "recteur-toulouse");

    private static final List<Actor> ACTORS = List.of(
        new Actor("secretariat-11076", Role.SECRETARIAT, CASTELNAUDARY, BRAM),
        new Actor("dgs-11076", Role.DGS, CASTELNAUDARY, BRAM),
        new Actor("maire-11076", Role.MAIRE, new Place("11076", "montpellier", "11076", "dgs-11076"), BRAM),
        new Actor("direction-11076", Role.DIRECTION, CASTELNAUDARY, BRAM),
        new Actor("direction", Role.DIRECTION, MONTPELLIER, TOULOUSE),
        new Actor("academie", Role.ACADEMIE, MONTPELLIER, TOULOUSE),
        new Actor("recteur", Role.RECTEUR, new Place("11076", "montpellier", "montpellier", "recteur2"), TOULOUSE),
        new Actor("ien", Role.IEN, CASTELNAUDARY, BRAM),
        new Actor("gip", Role.GIP, MONTPELLIER, TOULOUSE),
        new Actor("admin", Role.ADMINISTRATION, CASTELNAUDARY, TOULOUSE));

    @LocalServerPort
    private int port;
    @Autowired
    private GuardedCase cases;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private DocumentStore documents;
    @Autowired
    private Outbox outbox;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private SettableClock clock;

    private final Map<String, Browser> browsers = new HashMap<>();
    private final Map<String, Program> programs = new HashMap<>();
    private final Map<String, Map<String, String>> read = new HashMap<>();

    @BeforeAll
    void everyGroupHasAnAccount() {
        clock.set(ParapheTest.START);
        for (String kind : List.of("academies|code;nom;fuseau;ville;adresse;civilite_recteur;prenom_recteur;nom_recteur;titre_recteur\n"
            + "toulouse;Académie de Toulouse;Europe/Paris;Toulouse;Toulouse;M.;Alain;Essai;Recteur de l’académie\n",
            "communes|insee;nom;siren;population;arrondissement;academie;circonscription;adresse\n31555;Toulouse;213105554;475000;1;toulouse;;Place du Capitole | 31000 TOULOUSE\n")) {
            String[] file = kind.split("\\|", 2);
            assertThat(Program.as(port, "admin").send("POST", "/api/import/" + file[0], file[1], "Content-Type", "text/csv").status()).as(file[0]).isEqualTo(200);
        }
        cases.start("MATRIX", "11076");
        Scope montpellier = Scope.academie("montpellier");
        cases.account("academie", Role.ACADEMIE, montpellier);
        cases.account("recteur", Role.RECTEUR, montpellier);
        cases.account("direction", Role.DIRECTION, montpellier);
        cases.account("gip", Role.GIP, montpellier);
        cases.account("ien", Role.IEN, Scope.circonscription("aude-ouest"));
        cases.account("recteur2", Role.RECTEUR, montpellier);
        cases.account("recteur-toulouse", Role.RECTEUR, Scope.academie("toulouse"));
        for (Place place : List.of(CASTELNAUDARY, BRAM, TOULOUSE)) {
            convention(place);
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void aGroupDoesWhatTheTableSaysWhereItReachesAndNothingElse(Role role) {
        SoftAssertions doors = new SoftAssertions();
        for (Actor actor : ACTORS.stream().filter(one -> one.role() == role).toList()) {
            for (Attempt attempt : ATTEMPTS) {
                Optional<Reach> reach = Access.of(role, attempt.action()).filter(right -> right.isOf(actor.scope()));
                boolean everywhere = reach.filter(Reach.EVERYWHERE::equals).isPresent();
                boolean permitted = reach.isPresent();
                doors.assertThat(tried(actor, attempt, actor.own())).as("%s, within reach: %s", actor.account(), attempt).isEqualTo(permitted ? "done" : "refused");
                if (attempt.subject() != Subject.NOTHING) {
                    doors.assertThat(tried(actor, attempt, actor.beyond())).as("%s, beyond reach: %s", actor.account(), attempt).isEqualTo(permitted && everywhere ? "done" : "refused");
                }
            }
        }
        doors.assertAll();
    }

    @Test
    void everyActionIsTriedAndEveryGroupTries() {
        // tried beside these, with a file
        Set<Action> tried = EnumSet.of(Action.DEPLOY);
        ATTEMPTS.forEach(attempt -> tried.add(attempt.action()));
        assertThat(tried).containsExactlyInAnyOrder(Action.values());
        assertThat(ACTORS).extracting(Actor::role).contains(Role.values());
    }

    /** Beside the engine's REST doors: whoever may not deploy is told so before anything of the file is read. */
    @ParameterizedTest
    @EnumSource(value = Role.class, names = "ADMINISTRATION", mode = EnumSource.Mode.EXCLUDE)
    void nobodyButAnOperatorDeploys(Role role) {
        long before = engine.getRepositoryService().createDeploymentQuery().count();
        for (Actor actor : ACTORS.stream().filter(one -> one.role() == role).toList()) {
            for (String path : List.of("/engine-rest/deployment/create", "/camunda/api/engine/engine/default/deployment/create")) {
                assertThat(Program.as(port, actor.account()).deposit(path, "<x/>".getBytes(StandardCharsets.UTF_8), "deployment-name", "x").status()).isBetween(400, 499);
            }
        }
        assertThat(engine.getRepositoryService().createDeploymentQuery().count()).isEqualTo(before);
    }

    /** «done», «refused», or what else came back. */
    private String tried(Actor actor, Attempt attempt, Place place) {
        Map<String, String> names = subject(actor, attempt, place);
        Answer answer = send(actor, attempt, filled(attempt.path(), names), attempt.body() == null ? null : filled(attempt.body().replace('\'', '"'), names));
        if (answer.status() >= 500) {
            return answer.status() + " " + answer.body();
        }
        String shown = attempt.shows() == null ? null : filled(attempt.shows(), names);
        if (shown != null) {
            boolean shows = answer.body().contains(shown) && (answer.status() == 200 || attempt.method().equals("POST"));
            // a refusal names nothing of what it hides, beyond what was asked with
            boolean leaks = !shows && Stream.of("Lieu " + names.get("reference"), "Objet " + names.get("reference"), "Pièce " + names.get("reference")).anyMatch(answer.body()::contains);
            return leaks ? "leaks: " + answer.body() : shows ? "done" : "refused";
        }
        boolean refused = answer.status() == 401 || answer.status() == 403 || answer.status() == 404 || REFUSALS.stream().anyMatch(answer.body()::contains);
        return refused ? "refused" : "done";
    }

    private Answer send(Actor actor, Attempt attempt, String path, String body) {
        String whole = attempt.way().prefix + path;
        if (attempt.way() == Way.WEBAPP || attempt.way() == Way.PAGE) {
            Browser browser = browsers.computeIfAbsent(actor.account(), account -> {
                Browser fresh = Browser.loggedIn(port, account);
                fresh.get("/camunda/app/welcome/default/");
                return fresh;
            });
            return body == null ? browser.get(whole) : browser.send(attempt.method(), whole, body);
        }
        Program program = programs.computeIfAbsent(actor.account(), account -> Program.as(port, account));
        return switch (attempt.method()) {
            case "FILE" -> program.deposit(whole, "%PDF-1.7 essai".getBytes(StandardCharsets.UTF_8), "kind", DocumentKind.OTHER.name(), "title", "Essai");
            case "CSV" -> program.send("POST", whole, body, "Content-Type", "text/csv");
            default -> program.send(attempt.method(), whole, body);
        };
    }

    /** A fresh subject for each try that may change it: what one group has claimed another would be refused for another reason. */
    private Map<String, String> subject(Actor actor, Attempt attempt, Place place) {
        return attempt.method().equals("GET") ? read.computeIfAbsent(attempt.subject() + " " + place, any -> fresh(actor, attempt, place, true))
            : fresh(actor, attempt, place, Stream.of("{task}", "{instance}", "{mail}").anyMatch(attempt.path()::contains));
    }

    private Map<String, String> fresh(Actor actor, Attempt attempt, Place place, boolean needsCase) {
        int number = NUMBER.incrementAndGet();
        // the GIP works for the académie only
        Subject subject = actor.role() == Role.GIP && attempt.action() != Action.SEE_CASES && attempt.subject() == Subject.CASE ? Subject.CONTRIBUTION : attempt.subject();
        Map<String, String> names = new HashMap<>(Map.of("number", String.valueOf(number), "me", actor.account(), "owner", place.ownerOf(subject), "party", place.party(),
            "chief", place.chief(), "convention", "ENT-" + place.commune() + "-1999", "act", actOf(place.commune()), "titre", titreOf(place.commune()),
            "reference", "MATRIX-" + number));
        names.put("titreId", String.valueOf(jdbc.sql("select id from titre where number = ?").param(titreOf(place.commune())).query(Long.class).single()));
        if (!needsCase || attempt.subject() == Subject.NOTHING) {
            return names;
        }
        ProcessInstance instance = start(actor, subject, place, names.get("reference"));
        names.put("instance", instance.getId());
        names.put("task", cases.task(instance).getId());
        String paper = "Pièce " + names.get("reference");
        byte[] bytes = names.get("reference").getBytes(StandardCharsets.UTF_8);
        if (subject == Subject.CASE) {
            documents.store(new NewDocument(names.get("convention"), names.get("owner"), DocumentKind.OTHER, paper, "application/pdf", bytes, "x"));
        }
        names.put("document", String.valueOf(documents.store(new NewDocument(names.get("reference"), names.get("owner"), DocumentKind.OTHER, paper, "application/pdf", bytes, "x")).id()));
        transaction.executeWithoutResult(status -> outbox.post(new Mail("matrix/" + number, "x@example.fr", "Objet " + names.get("reference"), "Texte", List.of(),
            names.get("reference"), names.get("owner"))));
        names.put("mail", String.valueOf(jdbc.sql("select id from mail where mail_key = ?").param("matrix/" + number).query(Long.class).single()));
        return names;
    }

    private ProcessInstance start(Actor actor, Subject subject, Place place, String reference) {
        if (subject == Subject.CONTRIBUTION) {
            return cases.startOfAcademie(reference, place.academie());
        }
        return subject == Subject.CONFIDENCE ? cases.startForGroup(reference, "confidentialTo", place.party(), actor.role().id())
            : cases.startForGroup(reference, place.commune(), actor.role().id());
    }

    private void convention(Place place) {
        String reference = "ENT-" + place.commune() + "-1999";
        if (jdbc.sql("select count(*) from convention where reference = ?").param(reference).query(Long.class).single() > 0) {
            return;
        }
        SignedConvention.of(reference, place.commune()).with("academie", place.academie()).with("effective_on", LocalDate.of(2017, 9, 1)).into(jdbc);
        jdbc.sql("""
            insert into titre (number, creditor, academie, reference, commune, school_year, standing, schools, unit_price, amount, sentence, article, debtor_name, debtor_siren,
                debtor_address, issued_on, payment_days, due_on, paid, reminders, version)
            values (?, 'GIP Formavie', ?, ?, ?, '2017-2018', true, 1, 50.00, 50.00, 'x', 'x', 'x', '211100763', 'x', date '2017-09-01', 30, date '2017-10-01', 0, 0, 0)""")
            .params(titreOf(place.commune()), place.academie(), reference, place.commune()).update();
        jdbc.sql("""
            insert into act (reference, commune, nature, matiere, object, decision_date, stage, number_display, number_emitted, identifier, transmitted_on, version)
            values (?, ?, 'DE', '9.1', 'x', date '2017-09-10', 'TRANSMITTED', '1999-1', '1999_1', ?, date '2017-09-11', 0)""")
            .params(reference, place.commune(), actOf(place.commune())).update();
    }

    private static String titreOf(String commune) {
        return "1999-0" + commune;
    }

    private static String actOf(String commune) {
        return (commune.startsWith("31") ? "031-213105554" : commune.equals("11076") ? "011-211100763" : "011-211100490") + "-20170910-1999_1-DE";
    }

    private static String filled(String text, Map<String, String> names) {
        String filled = text;
        for (Map.Entry<String, String> name : names.entrySet()) {
            filled = filled.replace("{" + name.getKey() + "}", name.getValue());
        }
        return filled;
    }
}
