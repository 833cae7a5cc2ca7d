package fr.paraphe.security;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.audit.AuditEvent;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditTrail;
import fr.paraphe.avenant.AvenantNature;
import fr.paraphe.avenant.AvenantService;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.convention.Side;
import fr.paraphe.dispute.LetterKind;
import fr.paraphe.dispute.LetterService;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.NewDocument;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.Program;
import fr.paraphe.support.SignedConvention;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every identifier that our API takes, in an address, a parameter or a body, and our pages in their address, is tried with somebody else's object: a stranger gets the very answer that an object
 * gets which does not exist, and its own people another one. A mapping whose identifier is not in the table fails.
 */
@DoorTest
class IdentifiersTest {

    /** What a parameter or a field of that name names is somebody's; path variables always are, unless said otherwise below. */
    private static final Set<String> IDENTIFIERS = Set.of("id", "reference", "convention", "commune", "academie", "circonscription", "campaign", "letter", "dispute", "avenant",
        "act", "case", "document", "task", "account", "titre", "number", "insee", "councillor", "absence", "absent", "party", "deputy");

    /** Path variables and parameters that are no object of anybody's; the acts of the public register are everybody's, and a calendar is who has its secret's. */
    private static final Set<String> NOBODYS = Set.of("GET /api/uai/{uai} uai", "POST /api/import/{kind} kind", "GET /actes/{identifier}/extrait.pdf identifier",
        "GET /echeancier/flux/{secret}.ics secret");

    /**
     * Method, address, identifier, whose object it is, and what else is sent: for a GET more parameters, else the body, with @ for the identifier. A deposit is a form
     * with a file, a table a CSV file, a page is asked for and its form sent by a browser. A campaign and a titre are the académie's, accounts and councillors the operators' (with ! where they would lose something),
     * everything else is Bram's.
     */
    private static final String TABLE = """
        GET     /api/conventions/{reference}                    reference   convention
        POST    /api/conventions                                commune     commune      {"commune":"@","firstSchoolYear":"x"}
        POST    /api/conventions/{reference}/withdrawal         reference   convention   {}
        GET     /api/conventions/{reference}/schools            reference   convention
        GET     /api/conventions/{reference}/obligations        reference   convention
        GET     /api/conventions/{reference}/changes            reference   convention
        GET     /api/conventions/{reference}/documents          reference   convention
        DEPOSIT /api/conventions/{reference}/documents          reference   convention
        POST    /api/conventions/{reference}/avenants           reference   convention   {"schoolYear":"x"}
        GET     /api/conventions/{reference}/avenants           reference   convention
        POST    /api/conventions/{reference}/letters            reference   convention   {}
        GET     /api/conventions/{reference}/letters            reference   convention
        GET     /api/avenants/{reference}                       reference   avenant
        GET     /api/avenants/{reference}/window                reference   avenant      sentOn=2018-10-15
        GET     /api/avenants/{reference}/documents             reference   avenant
        DEPOSIT /api/avenants/{reference}/documents             reference   avenant
        POST    /api/avenants/simulation                        reference   convention   {"reference":"@","schoolYear":"2018-2019","schools":[]}
        GET     /api/letters/{reference}                        reference   letter
        GET     /api/letters/{reference}/text                   reference   letter
        GET     /api/letters/{reference}/documents              reference   letter
        DEPOSIT /api/letters/{reference}/documents              reference   letter
        GET     /api/disputes                                   convention  convention
        GET     /api/disputes                                   commune     commune
        GET     /api/disputes                                   academie    academie
        GET     /api/disputes/{reference}                       reference   dispute
        POST    /api/disputes/{reference}/withdrawal            reference   dispute      {"reason":""}
        GET     /api/documents/{id}                             id          document
        GET     /api/mails                                      reference   convention
        POST    /api/mails/{id}/resend                          id          mail
        GET     /api/tasks/{id}/form                            id          task
        PUT     /api/tasks/{id}/draft                           id          task         {}
        PUT     /api/tasks/{id}/form                            id          task         {}
        GET     /api/dossiers                                   commune     commune
        GET     /api/dossiers.csv                               commune     commune
        GET     /api/dossiers                                   campaign    campaign
        GET     /api/dossiers.csv                               campaign    campaign
        GET     /api/dossiers/{reference}                       reference   convention
        GET     /api/dossiers/{reference}/processes/{process}/steps reference convention
        GET     /api/dossiers/{reference}/processes/{process}/steps process process
        GET     /api/dossiers/{reference}/processes/{process}/model reference convention
        GET     /api/dossiers/{reference}/processes/{process}/model process process
        PAGE    /dossiers/{reference}                           reference   convention
        PAGE    /dossiers/{reference}/procedures/{process}      reference   convention
        PAGE    /dossiers/{reference}/procedures/{process}      process     process
        GET     /api/audit/cases/{reference}                    reference   convention
        GET     /api/audit/cases/{reference}.csv                reference   convention
        GET     /api/audit/cases/{reference}.pdf                reference   convention
        POST    /api/accounts                                   id          !account     {"id":"@"}
        GET     /api/accounts/{id}                              id          account
        PUT     /api/accounts/{id}                              id          account      {}
        PAGE    /comptes/{id}                                   id          account
        FORM    /comptes/{id}                                   id          account
        FORM    /comptes/{id}/blocage                           id          !account
        FORM    /comptes/{id}/deblocage                         id          account
        FORM    /comptes/{id}/mot-de-passe                      id          !account
        POST    /api/absences                                   absent      account      {"absent":"@"}
        POST    /api/absences                                   party       !commune     {"absent":"maire-11076","party":"@"}
        POST    /api/absences                                   deputy      !account     {"absent":"maire-11076","deputy":"@"}
        DELETE  /api/absences/{id}                              id          absence
        FORM    /absences/{id}/fin                              id          absence
        GET     /api/people                                     account     account
        GET     /api/personal-data                              account     account
        GET     /api/personal-data                              councillor  councillor
        GET     /api/personal-data.csv                          account     account
        GET     /api/personal-data.csv                          councillor  councillor
        POST    /api/personal-data/erasures                     account     !account     {"account":"@"}
        POST    /api/personal-data/erasures                     councillor  !councillor  {"councillor":@}
        GET     /api/acts/preview                               reference   convention   number=2017-9
        GET     /api/acts/preview                               number      nobody
        GET     /api/acts/{identifier}                          identifier  act
        POST    /api/acts/{identifier}/receipt                  identifier  act          {}
        POST    /api/acts/{identifier}/anomaly                  identifier  act          {}
        POST    /api/acts/{identifier}/letters                  identifier  act          {}
        GET     /api/deadlines/letter                           reference   convention   kind=SIMPLE&received=2017-12-01
        GET     /api/deadlines/avenant-window                   convention  convention   schoolYear=2018-2019
        GET     /api/deadlines/conciliation                     convention  convention   sent=2018-10-15
        GET     /api/deadlines/resiliation                      convention  convention   sent=2018-10-15
        GET     /api/deadlines/denonciation                     convention  convention   sent=2018-10-15
        GET     /api/campaigns/{reference}                      reference   campaign
        GET     /api/campaigns/{reference}/bordereau            reference   campaign
        GET     /api/campaigns/{reference}/bordereau/{leaf}/pdf reference   campaign
        GET     /api/campaigns/{reference}/bordereau/{leaf}/pdf leaf        nobody
        GET     /api/contributions                              campaign    campaign
        GET     /api/contributions                              commune     commune
        GET     /api/contributions                              reference   convention
        GET     /api/contributions.csv                          campaign    campaign
        GET     /api/contributions.csv                          commune     commune
        GET     /api/contributions.csv                          reference   convention
        GET     /api/titres                                     academie    academie
        GET     /api/titres                                     campaign    campaign
        GET     /api/titres                                     reference   convention
        GET     /api/titres                                     number      number
        GET     /api/titres.csv                                 academie    academie
        GET     /api/titres.csv                                 campaign    campaign
        GET     /api/titres.csv                                 reference   convention
        GET     /api/titres.csv                                 number      number
        TABLE   /api/payments/import                            academie    academie     a;b
        GET     /api/titres/{id}                                id          titre
        GET     /api/titres/{id}/pdf                            id          titre
        POST    /api/titres/{id}/cancellation                   id          titre        {"reason":""}
        POST    /api/titres/{id}/payments                       id          titre        {}
        """;

    private static final String CONVENTION = "ENT-11049-2031";
    private static final String CAMPAIGN = "ENT-montpellier-2031-2032";
    private static final String ACT = "011-211100490-20171031-2017_001-DE";
    private static final Set<String> OF_OPERATORS = Set.of("account", "councillor");
    private static final Set<String> OF_THE_ACADEMIE = Set.of("campaign", "academie", "number", "titre");

    @LocalServerPort
    private int port;
    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping mappings;
    @Autowired
    private GuardedCase cases;
    @Autowired
    private SettableClock clock;
    @Autowired
    private AuditTrail trail;
    @Autowired
    private AvenantService avenants;
    @Autowired
    private LetterService letters;
    @Autowired
    private DocumentStore documents;
    @Autowired
    private JdbcClient jdbc;

    private final Map<String, String> objects = new HashMap<>();

    record Case(String method, String pattern, String identifier, String object, String rest) {

        static Case of(String line) {
            String[] words = line.strip().split("\\s+", 5);
            return new Case(words[0], words[1], words[2], words[3], words.length > 4 ? words[4] : "");
        }

        String key() {
            return (Set.of("DEPOSIT", "TABLE", "FORM").contains(method) ? "POST" : method.equals("PAGE") ? "GET" : method) + " " + pattern + " " + identifier;
        }

        @Override
        public String toString() {
            return method + " " + pattern + " " + identifier;
        }
    }

    static Stream<Case> table() {
        return TABLE.lines().map(Case::of);
    }

    static Stream<Case> somebodys() {
        return table().filter(each -> !each.object().equals("nobody"));
    }

    @BeforeEach
    void oneObjectOfEachKind() {
        clock.set(ParapheTest.START);
        cases.account("gip-elsewhere", Role.GIP, Scope.academie("toulouse"));
        objects.put("convention", CONVENTION);
        objects.put("commune", "11049");
        objects.put("academie", "montpellier");
        objects.put("campaign", CAMPAIGN);
        objects.put("act", ACT);
        objects.put("number", "2031-009999");
        objects.put("account", "secretariat-11049");
        objects.put("councillor", one("select min(id) from councillor where commune = ?", "11049"));
        if (jdbc.sql("select count(*) from convention where reference = ?").param(CONVENTION).query(Integer.class).single() == 0) {
            insertAll();
        }
        objects.put("avenant", one("select min(reference) from avenant where convention = ?", CONVENTION));
        objects.put("letter", one("select min(reference) from letter where convention = ?", CONVENTION));
        objects.put("dispute", one("select min(reference) from dispute where convention = ?", CONVENTION));
        objects.put("absence", one("select min(id) from absence where party = ?", "11049"));
        objects.put("document", one("select min(id) from document where reference = ?", CONVENTION));
        objects.put("mail", one("select min(id) from mail where reference = ?", CONVENTION));
        objects.put("titre", one("select min(id) from titre where reference = ?", CONVENTION));
        objects.put("process", one("select min(id_) from act_hi_procinst where business_key_ = ?", CONVENTION));
        objects.put("task", cases.task(cases.start("IDENTIFIERS", "11049")).getId());
    }

    @ParameterizedTest
    @MethodSource("somebodys")
    void somebodyElsesIsAsUnknownAsNone(Case each) {
        String object = each.object().replace("!", "");
        String known = objects.get(object);
        String unknown = unknown(object, known);
        boolean academies = OF_THE_ACADEMIE.contains(each.object());
        for (String stranger : academies ? List.of("gip-elsewhere") : List.of("secretariat-11076", "gip-elsewhere")) {
            Answer foreign = send(stranger, each, known);
            Answer none = send(stranger, each, unknown);
            assertThat(told(foreign, known)).as(stranger).isEqualTo(told(none, unknown));
            assertThat(foreign.status()).as(stranger + " " + foreign.body()).isIn(200, 403, 404, 422);
        }
        if (each.object().startsWith("!")) {
            return;
        }
        String owner = OF_OPERATORS.contains(object) ? "admin" : academies ? "gip" : "secretariat-11049";
        // an académie's list has no disputes and no cases for the GIP
        owner = (each.pattern().startsWith("/api/disputes") || each.pattern().startsWith("/api/dossiers")) && academies ? "academie" : owner;
        Answer own = send(owner, each, known);
        assertThat(own.status()).as(own.body()).isLessThan(500);
        assertThat(told(own, known)).as("its own people get it").isNotEqualTo(told(send(owner, each, unknown), unknown));
    }

    @Test
    void everyIdentifierOfOurApiIsInTheTable() {
        Set<String> tried = table().map(Case::key).collect(Collectors.toSet());
        assertThat(identifiers()).isNotEmpty();
        Set<String> untried = new TreeSet<>(identifiers());
        untried.removeAll(tried);
        untried.removeAll(NOBODYS);
        assertThat(untried).as("add each to the table, with whose object it is").isEmpty();
        assertThat(tried).as("what is no more").isSubsetOf(identifiers());
    }

    private Set<String> identifiers() {
        Set<String> all = new HashSet<>();
        mappings.getHandlerMethods().forEach((mapping, handler) -> mapping.getPatternValues().forEach(pattern ->
            mapping.getMethodsCondition().getMethods().forEach(method -> names(handler, pattern).forEach(name -> all.add(method + " " + pattern + " " + name)))));
        all.removeIf(key -> key.startsWith("GET /api/docs"));
        return all;
    }

    /** A page's parameters are what its form filters by, and go where those of our API go; its address is tried. */
    private static Stream<String> names(HandlerMethod handler, String pattern) {
        boolean page = !pattern.startsWith("/api/");
        return Arrays.stream(handler.getMethod().getParameters()).flatMap(parameter -> {
            if (parameter.isAnnotationPresent(PathVariable.class)) {
                return Stream.of(parameter.getName());
            }
            if (parameter.isAnnotationPresent(RequestParam.class)) {
                return Stream.of(parameter.getName()).filter(name -> !page && IDENTIFIERS.contains(name));
            }
            return parameter.isAnnotationPresent(RequestBody.class) ? fields(parameter) : Stream.of();
        });
    }

    /** A payment's own reference is the accountant's word for it, and a letter's number stands in no list: what the body names is looked for among whole objects only. */
    private static Stream<String> fields(Parameter body) {
        boolean payment = body.getType().getSimpleName().equals("EnteredPayment");
        return body.getType().isRecord() && !payment ? Arrays.stream(body.getType().getRecordComponents()).map(RecordComponent::getName).filter(IDENTIFIERS::contains) : Stream.of();
    }

    private Answer send(String account, Case each, String value) {
        Program program = Program.as(port, account);
        boolean inPath = each.pattern().contains("{" + each.identifier() + "}");
        String path = each.pattern().replace("{" + each.identifier() + "}", value).replace("{leaf}", "1").replace("{reference}", CONVENTION)
            .replace("{process}", objects.get("process"));
        return switch (each.method()) {
            case "GET" -> program.get(path + Stream.of(inPath ? "" : each.identifier() + "=" + value, each.rest()).filter(part -> !part.isEmpty())
                .collect(Collectors.joining("&", "?", "")));
            case "PAGE" -> Browser.loggedIn(port, account).get(path);
            case "FORM" -> {
                Browser browser = Browser.loggedIn(port, account);
                browser.get("/calculs");
                yield browser.sendForm(path, true);
            }
            case "DEPOSIT" -> program.deposit(path, "no pdf".getBytes(StandardCharsets.UTF_8), "kind", "OTHER", "title", "x");
            case "TABLE" -> program.send("POST", path + "?" + each.identifier() + "=" + value, each.rest(), "Content-Type", "text/csv");
            default -> program.send(each.method(), path, each.rest().replace("@", value));
        };
    }

    /** Status and words, without the identifier that was asked for and without a page's own number of bytes. */
    /** The first absence is number 1, and so is much on a page that is no absence: a short number is one only where an address names it. */
    private static String told(Answer answer, String value) {
        String before = value.length() < 3 ? "(?<=/)" : "(?<![0-9A-Za-z])";
        return answer.status() + " " + answer.body().replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "").replaceAll(before + Pattern.quote(value) + "(?![0-9A-Za-z])", "@");
    }

    private static String unknown(String object, String known) {
        return switch (object) {
            case "commune" -> "99999";
            case "academie" -> "nulle-part";
            case "account" -> "personne";
            case "document", "mail", "titre", "councillor", "absence" -> "987654321";
            case "act" -> "011-211100490-20171031-2017_998-DE";
            case "task", "process" -> "00000000-0000-0000-0000-000000000000";
            case "number" -> "2031-009998";
            default -> known.replace("2031", "2030");
        };
    }

    private String one(String sql, String reference) {
        return jdbc.sql(sql).param(reference).query((row, number) -> row.getString(1)).single();
    }

    private void insertAll() {
        SignedConvention.of(CONVENTION, "11049").with("effective_on", LocalDate.of(2017, 9, 2)).into(jdbc);
        trail.record(AuditEvent.ofCase(CONVENTION, "11049", AuditKind.EXPORTED, "Essai"));
        cases.start(CONVENTION, "11049");
        avenants.prepare(new AvenantService.Prepare(CONVENTION, SchoolYear.parse("2018-2019"), AvenantNature.LIST, "secretariat-11049"));
        String letter = letters.open(new LetterService.OpenLetter(CONVENTION, LetterKind.MISE_EN_DEMEURE, Side.COMMUNE, "secretariat-11049")).reference();
        jdbc.sql("""
            update letter set status = 'SENT', dated_on = date '2017-09-02', signed_on = date '2017-09-02', channel = 'LRAR', sent_on = date '2017-09-03', sent_by = 'x',
                concluded_at = timestamp with time zone '2017-09-03 10:00:00+00:00' where reference = ?""").param(letter).update();
        jdbc.sql("""
            insert into dispute (reference, convention, commune, academie, kind, author, status, opened_at, version)
            values (?, ?, '11049', 'montpellier', 'MISE_EN_DEMEURE', 'COMMUNE', 'SENT', timestamp with time zone '2017-09-03 10:00:00+00:00', 0)""")
            .params(letter, CONVENTION).update();
        jdbc.sql("""
            insert into absence (role, party, absent, absent_name, deputy, deputy_name, deputy_email, starts_on, ends_on, recorded_at, recorded_by, version)
            values ('maire', '11049', 'maire-11049', 'Le maire', 'dgs-11049', 'Le directeur', 'dgs@bram.example', date '2031-01-01', date '2031-01-31',
                timestamp with time zone '2017-09-03 10:00:00+00:00', 'x', 0)""").update();
        documents.store(new NewDocument(CONVENTION, "11049", DocumentKind.OTHER, "Pièce", "application/pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII), "x"));
        jdbc.sql("""
            insert into mail (mail_key, reference, commune, recipient, subject, body, message_id, status, posted_at, attempts, failures, version)
            values ('identifiers', ?, '11049', 'a@bram.example', 'Objet', 'Texte', 'identifiers', 'WAITING', timestamp with time zone '2017-09-03 10:00:00+00:00', 0, 0, 0)""")
            .param(CONVENTION).update();
        jdbc.sql("""
            insert into act (reference, commune, nature, matiere, object, decision_date, stage, number_display, number_emitted, identifier, transmitted_on, version)
            values (?, '11049', 'DE', '8.1', 'Objet', '2017-10-31', 'TRANSMITTED', '2017-001', '2017_001', ?, '2017-11-01', 0)""").params(CONVENTION, ACT).update();
        jdbc.sql("""
            insert into campaign (reference, academie, school_year, status, opens_on, closes_on, created_at, notices, notice_reference, total, done, last_reference, version)
            values (?, 'montpellier', '2031-2032', 'OPEN', date '2031-09-01', date '2031-10-15', timestamp with time zone '2017-11-20 08:00:00+00', 1, '', 0, 0, '', 0)""")
            .param(CAMPAIGN).update();
        jdbc.sql("""
            insert into contribution (reference, school_year, campaign, academie, commune, schools, schools_year_before, unit_price, amount, sentence, article, due, closed_at, version)
            values (?, '2031-2032', ?, 'montpellier', '11049', 3, 0, 50.00, 150.00, 'calcul', 'Convention, art. 7', true, timestamp with time zone '2017-11-20 08:00:00+00', 0)""")
            .params(CONVENTION, CAMPAIGN).update();
        long paper = documents.store(new NewDocument(CONVENTION, "montpellier", DocumentKind.TITRE, "Titre", "application/pdf", "%PDF-1".getBytes(StandardCharsets.US_ASCII), "x")).id();
        jdbc.sql("""
            insert into titre (number, creditor, academie, reference, commune, school_year, campaign, standing, schools, unit_price, amount, sentence, article, debtor_name,
                debtor_siren, debtor_address, issued_on, payment_days, due_on, paid, document, reminders, version)
            values ('2031-009999', 'GIP Formavie', 'montpellier', ?, '11049', '2031-2032', ?, true, 3, 50.00, 150.00, 'calcul', 'Convention, art. 7', 'Bram', '211100490', 'x',
                date '2031-10-20', 30, date '2031-11-19', 0, ?, 0, 0)""").params(CONVENTION, CAMPAIGN, paper).update();
        jdbc.sql("""
            insert into bordereau_leaf (campaign, leaf, creditor, issued_on, titres, total, first_number, last_number, document, version)
            values (?, 1, 'GIP Formavie', date '2031-10-20', 1, 150.00, '2031-009999', '2031-009999', ?, 0)""").params(CAMPAIGN, paper).update();
    }
}
