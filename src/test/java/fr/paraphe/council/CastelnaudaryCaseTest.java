package fr.paraphe.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.council.CouncilFacts.AttendanceFacts;
import fr.paraphe.council.CouncilFacts.Decisions;
import fr.paraphe.council.CouncilFacts.Posting;
import fr.paraphe.council.CouncilFacts.ProofLine;
import fr.paraphe.council.CouncilFacts.QuorumFacts;
import fr.paraphe.council.CouncilFacts.Recipient;
import fr.paraphe.council.CouncilFacts.Sending;
import fr.paraphe.council.CouncilFacts.Vote;
import fr.paraphe.council.CouncilFacts.Voter;
import fr.paraphe.document.ConvocationSheet;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.ExtractSheet;
import fr.paraphe.document.Person;
import fr.paraphe.mail.Mail;
import fr.paraphe.support.OutboxKeeper;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The source document's own case, from the call of the council to the extract of the register: every figure and date is the one on the paper. */
@CouncilSlice
class CastelnaudaryCaseTest {

    private static final String CASE = "ENT-11076-2017";
    private static final String CLERK = "secretariat-11076";
    private static final String SESSION = "select s.id from council_session s join agenda_item i on i.id = s.agenda_item where i.reference = '" + CASE + "'";

    @Autowired
    private CouncilService council;
    @Autowired
    private CouncilReader reader;
    @Autowired
    private CouncilDueDates dueDates;
    @Autowired
    private Castelnaudary town;
    @Autowired
    private SheetKeeper sheets;
    @Autowired
    private OutboxKeeper outbox;
    @Autowired
    private DocumentStore documents;
    @Autowired
    private SettableClock clock;
    @Autowired
    private CivilClock civil;
    @Autowired
    private JdbcTemplate database;

    @Test
    void isToldWithTheDatesOfThePaper() {
        sheets.clear();
        outbox.clear();
        today(Castelnaudary.CONVOCATION);
        council.putItem(CASE, Castelnaudary.INSEE);
        council.putItem(CASE, Castelnaudary.INSEE);
        council.prepareSession(CASE, town.item(), town.session(Castelnaudary.SESSION), null, CLERK);
        assertThat(council.concludePreparation(CASE)).isFalse();
        convenes();
        posts();
        meets();
        votes();
        postsWhatItDecided();
        writesTheExtract();
    }

    private void convenes() {
        assertThat(dueDates.dueDate("UserTask_SendConvocation", CASE)).map(Deadline::date).contains(Castelnaudary.CONVOCATION);
        Sending sending = reader.sending(CASE);
        assertThat(sending.latestSending().date()).isEqualTo(Castelnaudary.CONVOCATION);
        assertThat(sending.latestSending().explanation()).isEqualTo("5 jours francs entre le 24/10/2017 et le 30/10/2017 : les 25, 26, 27, 28 et 29 octobre");
        assertThat(sending.inTime()).isTrue();
        assertThat(sending.recipients()).hasSize(33).allSatisfy(recipient -> assertThat(recipient.warnings()).isEmpty());
        assertThat(sending.recipients()).filteredOn(recipient -> !recipient.byMail()).extracting(Recipient::name).containsExactly("M. LINOU Stéphane");

        council.confirmConvocation(CASE, new SessionChange(null, null, null, null, null, null), true, sending.version(), CLERK);
        assertThat(council.checkConvocation(CASE)).isFalse();
        council.sendConvocation(CASE);
        council.sendConvocation(CASE);

        assertThat(outbox.mails()).hasSize(32);
        assertThat(outbox.posted()).isEqualTo(32);
        Mail mail = outbox.mails().stream().filter(posted -> posted.to().startsWith("guilhem")).findFirst().orElseThrow();
        long session = database.queryForObject(SESSION, Long.class);
        assertThat(mail.key()).isEqualTo("convocation/%s/%d/%d".formatted(CASE, session, town.id("GUILHEM Evelyne")));
        assertThat(mail.subject()).isEqualTo("Convocation du conseil municipal de Castelnaudary, lundi 30 octobre 2017 à 18 h 30");
        assertThat(mail.body()).isEqualTo("""
            Madame la conseillère municipale,

            J’ai l’honneur de vous convoquer à la séance du conseil municipal de Castelnaudary qui se tiendra le lundi 30 octobre 2017 à 18 h 30.
            Lieu : Hôtel de ville, salle du conseil.

            Ordre du jour :
            1. CONVENTION VILLE / RECTORAT EDUCATION NATIONALE - ENVIRONNEMENT NUMERIQUE DE TRAVAIL 2017-2021

            La convocation et la note explicative de synthèse sont jointes à ce message (CGCT, art. L2121-10 et L2121-12).

            Le maire,
            Patrick MAUGARD

            Dossier ENT-11076-2017
            """);
        assertThat(mail.attachments()).singleElement().satisfies(attachment -> {
            assertThat(attachment.name()).isEqualTo("convocation-2017-10-30.pdf");
            assertThat(attachment.mediaType()).isEqualTo("application/pdf");
        });
        assertThat(sheets.of(ConvocationSheet.class)).singleElement().satisfies(sheet -> {
            assertThat(sheet.convocationDate()).isEqualTo(Castelnaudary.CONVOCATION);
            assertThat(sheet.sessionDate()).isEqualTo(Castelnaudary.SESSION);
            assertThat(sheet.articles()).isEqualTo("CGCT, art. L2121-10 et L2121-12");
            assertThat(sheet.mayor()).isEqualTo(new Person("M.", "Patrick", "MAUGARD"));
            assertThat(sheet.firstSession()).isNull();
        });
        assertThat(documents.of(CASE)).singleElement().satisfies(document -> assertThat(document.kind()).isEqualTo(DocumentKind.CONVOCATION));
        assertThat(database.queryForObject("select cast(session_time as varchar) from council_session where id = (" + SESSION + ")", String.class))
            .as("an hour is stored as it is written").startsWith("18:30");
    }

    private void posts() {
        outbox.acceptAll(civil.at(Castelnaudary.CONVOCATION, LocalTime.of(9, 5)));
        Posting posting = reader.posting(CASE);
        assertThat(posting.sentOn()).isEqualTo(Castelnaudary.CONVOCATION);
        assertThat(posting.missing()).isEqualTo(1);
        council.recordPosting(CASE, Castelnaudary.CONVOCATION,
            List.of(new ProofEntry(town.id("LINOU Stéphane"), ProofKind.SWORN_AGENT, Castelnaudary.CONVOCATION, "Police municipale")),
            null, posting.version(), CLERK);
        council.concludePosting(CASE);
        assertThat(reader.posting(CASE).lines()).hasSize(33).allSatisfy(line -> {
            assertThat(line.provedOn()).isEqualTo(Castelnaudary.CONVOCATION);
            assertThat(line.warning()).isNull();
        }).filteredOn(line -> line.byHand() != null).extracting(ProofLine::name).containsExactly("M. LINOU Stéphane");
    }

    private void meets() {
        today(Castelnaudary.SESSION);
        assertThat(dueDates.dueDate("UserTask_RecordAttendance", CASE)).map(Deadline::date).contains(Castelnaudary.SESSION);
        AttendanceFacts before = reader.attendance(CASE);
        assertThat(before.members()).hasSize(33).filteredOn(CouncilFacts.Member::present).extracting(CouncilFacts.Member::name).containsExactly("M. MAUGARD Patrick");
        assertThat(before.president()).isEqualTo(town.id("MAUGARD Patrick"));
        council.recordAttendance(CASE, town.attendance(), before.version(), CLERK);
        assertThat(council.concludeAttendance(CASE)).isEqualTo(new AttendanceConclusion(true, false));
        AttendanceFacts after = reader.attendance(CASE);
        assertThat(after.quorum()).isEqualTo(new QuorumFacts(33, 17, 28, true, true, "CGCT, art. L2121-17",
            "Plus de la moitié des 33 conseillers en exercice : 17 présents au moins ; 28 présents, les procurations ne comptent pas : quorum atteint."));
        assertThat(after.proxies()).hasSize(5);
        assertThat(after.warnings()).isEmpty();
    }

    private void votes() {
        Vote vote = reader.vote(CASE);
        assertThat(vote.present()).isEqualTo(28);
        assertThat(vote.proxies()).isEqualTo(5);
        assertThat(vote.total()).isEqualTo(33);
        assertThat(vote.publicThreshold()).isEqualTo(7);
        assertThat(vote.secretThreshold()).isEqualTo(10);
        assertThat(vote.voters()).filteredOn(voter -> voter.holder() != null).extracting(Voter::name, Voter::holderName)
            .contains(tuple("M. RATABOUIL Michel", "Mme BATIGNE Brigitte"));
        council.recordVote(CASE, new VoteEntry(ItemAction.VOTE, null, "2017-276", null, BallotMode.ORDINARY, 0, 0, true, null, null, null, null, null, List.of()),
            vote.version(), CLERK);
        assertThat(council.concludeVote(CASE)).isEqualTo(new VoteConclusion(DeliberationOutcome.ADOPTED, Castelnaudary.SESSION, town.item().object()));
        Vote voted = reader.vote(CASE);
        assertThat(voted.deduced()).isTrue();
        assertThat(voted.outcome()).isEqualTo("ADOPTED");
        assertThat(voted.result()).isEqualTo("ADOPTÉ À L’UNANIMITÉ");
        assertThat(database.queryForMap("select votes_for, against, abstentions, blanks, present, proxies, deduced from ballot where session = (" + SESSION + ")"))
            .containsEntry("VOTES_FOR", 33).containsEntry("AGAINST", 0).containsEntry("ABSTENTIONS", 0).containsEntry("BLANKS", 0)
            .containsEntry("PRESENT", 28).containsEntry("PROXIES", 5).containsEntry("DEDUCED", true);
    }

    private void postsWhatItDecided() {
        LocalDate posted = LocalDate.of(2017, 11, 6);
        today(posted);
        assertThat(dueDates.dueDate("UserTask_PostDecisions", CASE)).map(Deadline::date).contains(posted);
        Decisions decisions = reader.decisions(CASE);
        assertThat(decisions.what()).isEqualTo("compte rendu de la séance");
        assertThat(decisions.onlineExpected()).isFalse();
        council.postDecisions(CASE, posted, null, decisions.version(), CLERK);
        council.concludeDecisionPosting(CASE);
        assertThat(reader.decisions(CASE).warnings()).isEmpty();
    }

    private void writesTheExtract() {
        council.writeExtract(CASE);
        council.writeExtract(CASE);
        assertThat(documents.of(CASE)).extracting(document -> document.kind()).containsExactly(DocumentKind.CONVOCATION, DocumentKind.EXTRACT);
        assertThat(sheets.of(ExtractSheet.class)).singleElement().satisfies(extract -> {
            assertThat(extract.number()).isEqualTo("2017-276");
            assertThat(extract.matter()).isEqualTo("Domaines de compétences par thèmes");
            assertThat(extract.subMatter()).isEqualTo("Enseignement");
            assertThat(extract.inOffice()).isEqualTo(33);
            assertThat(extract.convocationDate()).isEqualTo(Castelnaudary.CONVOCATION);
            assertThat(extract.convocationPosted()).isEqualTo(Castelnaudary.CONVOCATION);
            assertThat(extract.sessionDate()).isEqualTo(Castelnaudary.SESSION);
            assertThat(extract.place()).isEqualTo("au lieu ordinaire de ses séances");
            assertThat(extract.president().namedInFull()).isEqualTo("Monsieur Patrick MAUGARD");
            assertThat(extract.presidentTitle()).isEqualTo("Maire");
            assertThat(extract.present()).as("27, the presiding mayor named apart").extracting(Person::listed).containsExactly(Castelnaudary.PRESENT.split(", "));
            assertThat(extract.proxies()).extracting(proxy -> registered(proxy.giver()) + " donne procuration à " + registered(proxy.holder())).containsExactly(
                "Mme CATHALA-LEGUEVAQUES Nicole donne procuration à Mme GUILHEM Evelyne", "M. VERONIN-MASSET Jean-François donne procuration à M. BOUILLEUX Denis",
                "Mme CHABERT Sabine donne procuration à M. GREFFIER Philippe", "Mme POUPEAU Nathalie donne procuration à M. BUSTOS Jean-Paul",
                "M. RATABOUIL Michel donne procuration à Mme BATIGNE Brigitte");
            assertThat(extract.absent()).isEmpty();
            assertThat(extract.withdrawn()).isEmpty();
            assertThat(extract.quorumRequired()).isTrue();
            assertThat(extract.secretaries()).extracting(Person::named).containsExactly("Mme Sarah EL KAHAZ");
            assertThat(extract.decision()).startsWith("AUTORISE Monsieur le Maire à signer la convention");
            assertThat(extract.result()).isEqualTo("ADOPTÉ À L’UNANIMITÉ");
            assertThat(extract.regime()).isEqualTo(ExtractSheet.Regime.BEFORE_JULY_2022);
            assertThat(extract.decisionsPosted()).isEqualTo(LocalDate.of(2017, 11, 6));
            assertThat(extract.signedOn()).isEqualTo(Castelnaudary.SESSION);
            assertThat(extract.mayor().signed()).isEqualTo("Patrick MAUGARD");
        });
        assertThat(reader.decision(CASE).extract()).isNotNull();
    }

    private static String registered(Person person) {
        return person.civility() + " " + person.listed();
    }

    private void today(LocalDate day) {
        clock.set(civil.at(day, LocalTime.of(9, 0)));
    }
}
