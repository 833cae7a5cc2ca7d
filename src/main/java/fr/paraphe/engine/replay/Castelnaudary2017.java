package fr.paraphe.engine.replay;

import fr.paraphe.RefusedException;
import fr.paraphe.avenant.AvenantNature;
import fr.paraphe.avenant.AvenantService;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionLife;
import fr.paraphe.convention.ConventionRenewal;
import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.ConventionStatus;
import fr.paraphe.convention.Obligations;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.convention.Side;
import fr.paraphe.council.AttendanceEntry;
import fr.paraphe.council.BallotMode;
import fr.paraphe.council.CouncilFacts;
import fr.paraphe.council.CouncilReader;
import fr.paraphe.council.CouncilService;
import fr.paraphe.council.GivenProxy;
import fr.paraphe.council.ItemAction;
import fr.paraphe.council.ItemText;
import fr.paraphe.council.ProofEntry;
import fr.paraphe.council.ProofKind;
import fr.paraphe.council.SessionChange;
import fr.paraphe.council.SessionPlan;
import fr.paraphe.council.VoteEntry;
import fr.paraphe.directory.Councillor;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.directory.SchoolType;
import fr.paraphe.prefecture.Act;
import fr.paraphe.prefecture.ActIdentifier;
import fr.paraphe.prefecture.Certifier;
import fr.paraphe.prefecture.LetterService;
import fr.paraphe.prefecture.PrefectureService;
import fr.paraphe.prefecture.PublicationMode;
import fr.paraphe.prefecture.ReceiptProof;
import fr.paraphe.signature.Party;
import fr.paraphe.signature.SignatureDecision;
import fr.paraphe.signature.SignatureService;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The source document: the deliberation of Castelnaudary of 30 October 2017 and its convention, from the opening of the file to its term. What
 * the paper shows is held against what comes out; where it is silent (the opening, the place and hour of the session, the day of each signature, the days of payment) the case
 * says something plausible and compares nothing.
 */
@Component
class Castelnaudary2017 implements ReplayCase {

    private static final String INSEE = "11076";
    private static final String CLERK = "secretariat-11076";
    private static final String DGS = "dgs-11076";
    private static final String MAYOR = "maire-11076";
    private static final String RECTEUR = "recteur";
    private static final String ACADEMIE = "academie";
    private static final String GIP = Billing.GIP;
    private static final Map<String, String> CODES = Map.of("PROSPER ESTIEU", "0119901C", "JEAN MOULIN", "0119902D", "EST", "0119903E");
    private static final String OBJECT = "CONVENTION VILLE / RECTORAT EDUCATION NATIONALE - ENVIRONNEMENT NUMERIQUE DE TRAVAIL 2017-2021";
    private static final String PRINTED_IDENTIFIER = "011-211100763-20171030-2017-276-DE";
    private static final LocalDate SESSION = LocalDate.of(2017, 10, 30);
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime EVENING = LocalTime.of(18, 30);
    private static final Set<String> ABSENT = Set.of("cathala-leguevaques-nicole", "veronin-masset-jean-francois", "chabert-sabine", "poupeau-nathalie",
        "ratabouil-michel");
    private static final Map<String, String> PROXIES = Map.of("cathala-leguevaques-nicole", "guilhem-evelyne", "veronin-masset-jean-francois", "bouilleux-denis",
        "chabert-sabine", "greffier-philippe", "poupeau-nathalie", "bustos-jean-paul", "ratabouil-michel", "batigne-brigitte");

    private final ConventionService conventions;
    private final CouncilService council;
    private final CouncilReader minutes;
    private final PrefectureService prefecture;
    private final LetterService letters;
    private final SignatureService signature;
    private final DirectoryService directory;
    private final ConventionLife life;
    private final SchoolLists lists;
    private final Obligations obligations;
    private final ConventionRenewal renewal;
    private final AvenantService avenants;
    private final Billing billing;

    Castelnaudary2017(ConventionService conventions, CouncilService council, CouncilReader minutes, PrefectureService prefecture, LetterService letters,
                      SignatureService signature, DirectoryService directory, ConventionLife life, SchoolLists lists, Obligations obligations,
                      ConventionRenewal renewal, AvenantService avenants, Billing billing) {
        this.conventions = conventions;
        this.council = council;
        this.minutes = minutes;
        this.prefecture = prefecture;
        this.letters = letters;
        this.signature = signature;
        this.directory = directory;
        this.life = life;
        this.lists = lists;
        this.obligations = obligations;
        this.renewal = renewal;
        this.avenants = avenants;
        this.billing = billing;
    }

    @Override
    public String name() {
        return "castelnaudary-2017";
    }

    @Override
    public void play(Stage stage) {
        String reference = openFile(stage);
        convene(stage, reference);
        deliberate(stage, reference);
        receive(stage, reference);
        sign(stage, reference);
        begin(stage, reference);
        contribute(stage, reference);
        end(stage, reference);
    }

    private String openFile(Stage stage) {
        stage.at(LocalDate.of(2017, 10, 16), MORNING);
        String reference = conventions.prepare(new ConventionService.PrepareFile(INSEE, SchoolYear.parse("2017-2018"), OBJECT, null, List.of(), CLERK)).reference();
        stage.start(CLERK, "convention-lifecycle", reference, Map.of("commune", INSEE));
        stage.show("Dossier ouvert : " + reference, CLERK, LocalDate.of(2017, 10, 16), "Ouverture du dossier", "Convention, art. 7", null);
        stage.complete(CLERK, "UserTask_EstablishSchoolList", task -> conventions.establishSchoolList(new ConventionService.EstablishSchoolList(reference,
            List.of(school("PROSPER ESTIEU"), school("JEAN MOULIN"), school("EST")), null)));
        Convention convention = conventions.byReference(reference);
        BigDecimal firstYear = convention.terms().feePerSchool().multiply(BigDecimal.valueOf(convention.schools().size()));
        stage.show("Annexe 1 : " + convention.schools().size() + " écoles", CLERK, firstYear + " €", "3 écoles × 50,00 €", "Convention, art. 7", "150.00 €");
        stage.show("Terme de la convention", "—", convention.terms().endsOn(), "Durée", "Convention, art. 3", LocalDate.of(2021, 10, 31));
        stage.show("Dernière année scolaire due", "—", convention.terms().lastPaidSchoolYear(), "Contribution", "Convention, art. 6", "2020-2021");
        return reference;
    }

    private void convene(Stage stage, String reference) {
        stage.at(LocalDate.of(2017, 10, 23), MORNING);
        stage.complete(CLERK, "UserTask_PrepareSession", task -> council.prepareSession(reference,
            new ItemText(OBJECT, "Monsieur le Maire rappelle à l’assemblée que par délibération en date du 29 janvier 2014, le conseil municipal l’a autorisé à signer la "
                + "convention entre la ville et l’Education Nationale qui définit les conditions de mise en place de l’ENT dans les écoles de la ville.\n"
                + "Monsieur le Maire demande au Conseil Municipal l’autorisation de signer le renouvellement de la convention.",
                "AUTORISE Monsieur le Maire à signer la convention avec l’Éducation Nationale Académie de Montpellier et tous documents afférents à ce dossier.", null, null),
            new SessionPlan(SESSION, EVENING, "Hôtel de ville, salle du conseil", true, false, null, false, true, List.of(),
                "La convention ENT-école est renouvelée pour quatre années scolaires, à 50 euros TTC par école et par an."), null, CLERK));
        stage.show("Dernier jour pour convoquer", minutes.sending(reference).latestSending(), LocalDate.of(2017, 10, 24));

        stage.at(LocalDate.of(2017, 10, 24), MORNING);
        stage.complete(CLERK, "UserTask_SendConvocation", task -> council.confirmConvocation(reference, new SessionChange(null, null, null, null, null, null), true, null, CLERK));
        stage.show("Conseil convoqué", CLERK, minutes.posting(reference).sentOn(), "Convocation", "CGCT, art. L2121-10", LocalDate.of(2017, 10, 24));
        stage.complete(CLERK, "UserTask_RecordPosting", task -> council.recordPosting(reference, LocalDate.of(2017, 10, 24), List.of(),
            new ProofEntry(0, ProofKind.HAND_DELIVERY, LocalDate.of(2017, 10, 24), null), null, CLERK));
        stage.show("Convocation affichée", CLERK, minutes.posting(reference).postedOn(), "Affichage à la porte de la mairie", "CGCT, art. R2121-7", LocalDate.of(2017, 10, 24));
    }

    private void deliberate(Stage stage, String reference) {
        stage.at(SESSION, LocalTime.of(20, 0));
        Map<String, Councillor> members = directory.councillorsInOffice(INSEE, SESSION).stream().collect(Collectors.toMap(Councillor::identifier, Function.identity()));
        stage.complete(CLERK, "UserTask_RecordAttendance", task -> council.recordAttendance(reference, new AttendanceEntry(
            members.get("maugard-patrick").id(), members.get("el-kahaz-sarah").id(), null,
            members.values().stream().map(member -> new AttendanceEntry.Member(member.id(), !ABSENT.contains(member.identifier()), null, null, false)).toList(),
            PROXIES.entrySet().stream().map(proxy -> new GivenProxy(members.get(proxy.getKey()).id(), members.get(proxy.getValue()).id(), true, 1, false)).toList()), null, CLERK));
        CouncilFacts.QuorumFacts quorum = minutes.attendance(reference).quorum();
        stage.show("Conseillers en exercice", "—", String.valueOf(quorum.inOffice()), "Quorum", quorum.article(), "33");
        stage.show("Présents, maire compris", CLERK, quorum.present() + ", quorum " + quorum.required(), "Majorité des membres en exercice", quorum.article(), "28, quorum 17");
        stage.show("Pouvoirs", CLERK, String.valueOf(minutes.vote(reference).proxies()), "Un pouvoir par membre présent", "CGCT, art. L2121-20", "5");
        stage.complete(CLERK, "UserTask_RecordVote", task -> council.recordVote(reference, new VoteEntry(ItemAction.VOTE, null, "2017-276", null, BallotMode.ORDINARY, 0, 0, true,
            null, null, null, null, null, null), null, CLERK));
        CouncilFacts.Decision decision = minutes.decision(reference);
        stage.show("Délibération " + decision.outcome().french() + " à l’unanimité", CLERK, decision.sessionDate(), "Majorité des suffrages exprimés", "CGCT, art. L2121-20", SESSION);
        stage.complete(CLERK, "UserTask_PostDecisions", task -> council.postDecisions(reference, SESSION, null, null, CLERK));
        stage.show("Compte rendu affiché", CLERK, minutes.decisions(reference).postedOn(), minutes.decisions(reference).latest().rule(), "CGCT, art. L2121-25", SESSION);
    }

    private void receive(Stage stage, String reference) {
        stage.at(LocalDate.of(2017, 10, 31), MORNING);
        stage.complete(CLERK, "UserTask_RecordTransmission", task -> prefecture.recordTransmission(new PrefectureService.Transmission(reference, "2017-276", "8.1", OBJECT,
            LocalDate.of(2017, 10, 31), null, CLERK)));
        stage.show("Acte transmis : " + prefecture.act(reference).identifier().orElseThrow().emitted(), CLERK, LocalDate.of(2017, 10, 31), "Transmission",
            "CGCT, art. L2131-2", null);

        stage.at(LocalDate.of(2017, 11, 2), LocalTime.of(16, 0));
        stage.complete(CLERK, "UserTask_RecordReceipt", task -> prefecture.recordReceipt(new PrefectureService.Receipt(reference, LocalDate.of(2017, 11, 2), ReceiptProof.AR,
            PRINTED_IDENTIFIER, null, CLERK)));
        Act act = prefecture.act(reference);
        stage.show("Identifiant de l’acte", "—", asPrinted(act.identifier().orElseThrow()), "Département, SIREN, date, numéro, nature", "ACTES, IDActe", PRINTED_IDENTIFIER);
        stage.show("Accusé de réception", CLERK, act.receivedOn().orElseThrow(), "Réception en préfecture",
            "CGCT, art. L2131-1", LocalDate.of(2017, 11, 2));

        stage.at(LocalDate.of(2017, 11, 6), MORNING);
        stage.complete(DGS, "UserTask_RecordAmpliation", task -> prefecture.recordAmpliation(reference, LocalDate.of(2017, 11, 6), DGS));
        stage.show("Ampliation", DGS, prefecture.act(reference).ampliationOn().orElseThrow(), "Ampliation", "CGCT, art. L2131-1", LocalDate.of(2017, 11, 6));

        stage.at(LocalDate.of(2017, 11, 7), MORNING);
        stage.complete(CLERK, "UserTask_RecordPublication", task -> prefecture.recordPublication(reference, LocalDate.of(2017, 11, 7), PublicationMode.POSTING, CLERK));
        stage.show("Publication", CLERK, prefecture.act(reference).publishedOn().orElseThrow(), "Publication", "CGCT, art. L2131-1", LocalDate.of(2017, 11, 7));
        stage.complete(DGS, "UserTask_CertifyExecutory", task -> prefecture.recordCertification(new PrefectureService.Certification(reference, LocalDate.of(2017, 11, 7),
            new Certifier("M.", "Hervé", "ANTOINE", "Le Directeur Général des Services", true), DGS)));
        stage.show("Délibération exécutoire", prefecture.act(reference).executory().orElseThrow(), LocalDate.of(2017, 11, 7));
        stage.show("Déféré du préfet, dernier jour", letters.lastDay(reference), null);
        stage.show("Recours des tiers, dernier jour", prefecture.thirdPartyLimit(reference).orElseThrow(), null);
    }

    private void sign(Stage stage, String reference) {
        LocalDate mayorSigns = LocalDate.of(2017, 11, 8);
        stage.at(mayorSigns, MORNING);
        stage.complete(MAYOR, "UserTask_SignAsMayor", task -> signature.decide(new SignatureService.Decide(reference, Party.MAYOR, SignatureDecision.SIGNED, mayorSigns,
            "Patrick MAUGARD", signature.current(reference).sha256(), null, MAYOR)));
        stage.show("Signature du maire, texte " + signature.current(reference).sha256().substring(0, 12), MAYOR, mayorSigns, "Pas avant le caractère exécutoire",
            "CGCT, art. L2131-1", null);

        LocalDate recteurSigns = LocalDate.of(2017, 11, 20);
        stage.at(recteurSigns, MORNING);
        stage.complete(RECTEUR, "UserTask_SignAsRecteur", task -> signature.decide(new SignatureService.Decide(reference, Party.RECTEUR, SignatureDecision.SIGNED,
            recteurSigns, "Armande Le Pellec Muller", signature.current(reference).sha256(), null, RECTEUR)));
        Convention convention = conventions.byReference(reference);
        stage.show("Convention en vigueur", RECTEUR, convention.effectiveOn().orElseThrow(), "Date de la dernière signature", "Convention, art. 3", null);
        if (convention.status() != ConventionStatus.IN_FORCE) {
            throw new IllegalStateException("la convention n’est pas en vigueur mais " + convention.status());
        }
    }

    /** What art. 2 promises; the paper leaves the schools' codes empty, so these are invented. */
    private void begin(Stage stage, String reference) {
        LocalDate day = LocalDate.of(2017, 12, 4);
        stage.at(day, MORNING);
        stage.complete(reference, ACADEMIE, "UserTask_CreateAccounts", task -> life.recordAccounts(reference, day, "Service informatique de la ville", 3, null, ACADEMIE));
        stage.complete(reference, ACADEMIE, "UserTask_PlanTraining", task -> life.recordTraining(reference, day, LocalDate.of(2018, 1, 17), null, ACADEMIE));
        stage.completeEach(reference, ACADEMIE, "UserTask_ActivateSchool", "enrolment", school -> lists.activate(school, day, CODES.get(lists.school(school).name()), ACADEMIE));
        stage.completeEach(reference, CLERK, "UserTask_ConfirmEquipment", "enrolment", school -> lists.confirmEquipment(school, day, true, true, null, CLERK));
        obligations.of(reference).forEach(promised -> stage.show(promised.kind().label() + " : " + promised.subject(),
            promised.party() == Side.COMMUNE ? CLERK : ACADEMIE, promised.doneOn(), "Mise en service", promised.article(), null));
    }

    /** Four school years at the price of art. 6: the first one by itself, because the window of 2017 had closed before anybody signed. */
    private void contribute(Stage stage, String reference) {
        SchoolYear first = SchoolYear.parse("2017-2018");
        billing.confirmAlone(stage, reference, first, LocalDate.of(2017, 12, 5));
        billing.show(stage, reference, first, "150.00 €");
        billing.pay(stage, reference, first, LocalDate.of(2018, 1, 15));
        for (SchoolYear year : List.of(SchoolYear.parse("2018-2019"), SchoolYear.parse("2019-2020"), SchoolYear.parse("2020-2021"))) {
            billing.issueCampaign(stage, year, LocalDate.of(year.firstYear(), 10, 19));
            billing.show(stage, reference, year, "150.00 €");
            billing.pay(stage, reference, year, LocalDate.of(year.firstYear(), 12, 3));
            stage.show("Campagne " + year + " close", GIP, billing.campaign(year).status().label(), "Tous les titres sont payés", "Convention, art. 6", null);
        }
    }

    /** Nine months before the term both parties are told; the school year in which it falls is not paid and cannot be changed; then it is over. */
    private void end(Stage stage, String reference) {
        LocalDate told = renewal.announcedOn(reference);
        stage.at(told.plusDays(1), MORNING);
        stage.show("Terme annoncé à la commune et à l’académie", "—", told, "Neuf mois avant le terme", "Convention, art. 3", null);
        stage.complete(reference, CLERK, "UserTask_DecideOnRenewal", task -> renewal.decide(reference, true, null, CLERK));
        Convention next = renewal.successor(reference).orElseThrow();
        stage.show("Dossier de renouvellement : " + next.reference(), CLERK, next.firstSchoolYear().toString(), "Première année à payer", "Convention, art. 7", null);

        SchoolYear unpaid = SchoolYear.parse("2021-2022");
        stage.at(LocalDate.of(2021, 9, 15), MORNING);
        stage.show("Avenant pour " + unpaid, CLERK, "refusé", refusal(() ->
            avenants.prepare(new AvenantService.Prepare(reference, unpaid, AvenantNature.LIST, CLERK))), "Convention, art. 6", null);
        stage.at(LocalDate.of(2021, 10, 20), MORNING);
        stage.show("Titre pour " + unpaid, "—", billing.titre(reference, unpaid).isPresent() ? "émis" : "aucun", "Dernière année incluse : 2020-2021", "Convention, art. 6", "aucun");
        stage.at(LocalDate.of(2021, 11, 2), MORNING);
        Convention ended = conventions.byReference(reference);
        stage.show("Convention terminée", "—", ended.endedOn().orElseThrow(), "Durée", "Convention, art. 3", LocalDate.of(2021, 10, 31));
        lists.all(reference).forEach(school -> stage.show("École désactivée : " + school.name(), "—", school.deactivatedOn(), "Fin de la convention", "Convention, art. 3",
            null));
    }

    private static String refusal(Runnable step) {
        try {
            step.run();
            return "accepté";
        } catch (RefusedException refused) {
            return refused.getMessage();
        }
    }

    /** The paper's identifier has the hyphen of the display number, ours the underscore that ACTES wants: the same act is printed as on paper. */
    private static String asPrinted(ActIdentifier identifier) {
        return ActIdentifier.required("identifier", PRINTED_IDENTIFIER).sameActAs(identifier) ? PRINTED_IDENTIFIER : identifier.emitted();
    }

    private static ConventionSchool school(String name) {
        return new ConventionSchool(null, SchoolType.EE, name, INSEE);
    }
}
