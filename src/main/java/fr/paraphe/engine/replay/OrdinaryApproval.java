package fr.paraphe.engine.replay;

import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.council.AttendanceEntry;
import fr.paraphe.council.BallotMode;
import fr.paraphe.council.CouncilService;
import fr.paraphe.council.ItemAction;
import fr.paraphe.council.ItemText;
import fr.paraphe.council.ProofEntry;
import fr.paraphe.council.ProofKind;
import fr.paraphe.council.SessionChange;
import fr.paraphe.council.SessionPlan;
import fr.paraphe.council.VoteEntry;
import fr.paraphe.directory.Councillor;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.engine.replay.InventedCommunes.Town;
import fr.paraphe.prefecture.Certifier;
import fr.paraphe.prefecture.PrefectureService;
import fr.paraphe.prefecture.PublicationMode;
import fr.paraphe.prefecture.ReceiptProof;
import fr.paraphe.security.Role;
import fr.paraphe.signature.Party;
import fr.paraphe.signature.SignatureDecision;
import fr.paraphe.signature.SignatureService;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * How a convention or an avenant is approved where everybody is there and nobody objects: council, prefecture, signatures. Several texts go the same way at the
 * same time, because the clock of a replay does not turn back.
 */
@Component
class OrdinaryApproval {

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final LocalTime EVENING = LocalTime.of(19, 0);

    private final ConventionService conventions;
    private final CouncilService council;
    private final PrefectureService prefecture;
    private final SignatureService signature;
    private final DirectoryService directory;

    OrdinaryApproval(ConventionService conventions, CouncilService council, PrefectureService prefecture, SignatureService signature, DirectoryService directory) {
        this.conventions = conventions;
        this.council = council;
        this.prefecture = prefecture;
        this.signature = signature;
        this.directory = directory;
    }

    /**
     * A first convention of each of these towns, opened three weeks before the session of the council and in force three weeks after it.
     *
     * @return the towns by their reference
     */
    Map<String, Town> conventionsOf(Stage stage, List<Town> towns, SchoolYear first, LocalDate session, String object) {
        stage.at(session.minusWeeks(3), MORNING);
        Map<String, Town> files = new LinkedHashMap<>();
        for (Town town : towns) {
            String reference = conventions.prepare(new ConventionService.PrepareFile(town.insee(), first, object, null, List.of(), town.clerk()))
                .reference();
            files.put(reference, town);
            stage.start(town.clerk(), "convention-lifecycle", reference, Map.of("commune", town.insee()));
            stage.complete(reference, town.clerk(), "UserTask_EstablishSchoolList", task -> conventions.establishSchoolList(
                new ConventionService.EstablishSchoolList(reference, town.annex(), null)));
        }
        deliberate(stage, files, session, object);
        mayorSigns(stage, files, session.plusWeeks(2));
        recteurSigns(stage, files, session.plusWeeks(3));
        return files;
    }

    /** Called eight days before, held on that day, executory twelve days after it. */
    void deliberate(Stage stage, Map<String, Town> texts, LocalDate session, String object) {
        stage.at(session.minusDays(9), MORNING);
        each(texts, text -> stage.complete(text.reference, text.town.clerk(), "UserTask_PrepareSession", task -> council.prepareSession(text.reference,
            new ItemText(object, "Monsieur le Maire présente le texte à l’assemblée.", "AUTORISE Monsieur le Maire à signer le texte présenté.", null, null),
            new SessionPlan(session, EVENING, "Mairie", true, false, null, false, true, List.of(), null), null, text.town.clerk())));
        stage.at(session.minusDays(8), MORNING);
        each(texts, text -> {
            stage.complete(text.reference, text.town.clerk(), "UserTask_SendConvocation", task -> council.confirmConvocation(text.reference,
                new SessionChange(null, null, null, null, null, null), true, null, text.town.clerk()));
            stage.complete(text.reference, text.town.clerk(), "UserTask_RecordPosting", task -> council.recordPosting(text.reference, session.minusDays(8), List.of(),
                new ProofEntry(0, ProofKind.HAND_DELIVERY, session.minusDays(8), null), null, text.town.clerk()));
        });
        stage.at(session, LocalTime.of(20, 0));
        int[] number = {0};
        each(texts, text -> {
            List<Councillor> members = directory.councillorsInOffice(text.town.insee(), session);
            stage.complete(text.reference, text.town.clerk(), "UserTask_RecordAttendance", task -> council.recordAttendance(text.reference, new AttendanceEntry(
                members.get(0).id(), members.get(1).id(), null,
                members.stream().map(member -> new AttendanceEntry.Member(member.id(), true, null, null, false)).toList(), List.of()), null, text.town.clerk()));
            stage.complete(text.reference, text.town.clerk(), "UserTask_RecordVote", task -> council.recordVote(text.reference, new VoteEntry(ItemAction.VOTE, null,
                number(session, ++number[0]), null, BallotMode.ORDINARY, 0, 0, true, null, null, null, null, null, null), null, text.town.clerk()));
            stage.complete(text.reference, text.town.clerk(), "UserTask_PostDecisions", task -> council.postDecisions(text.reference, session, null, null, text.town.clerk()));
        });
        stage.at(session.plusDays(1), MORNING);
        number[0] = 0;
        each(texts, text -> stage.complete(text.reference, text.town.clerk(), "UserTask_RecordTransmission", task -> prefecture.recordTransmission(
            new PrefectureService.Transmission(text.reference, number(session, ++number[0]), "8.1", object, session.plusDays(1), null, text.town.clerk()))));
        stage.at(session.plusDays(4), MORNING);
        each(texts, text -> {
            stage.complete(text.reference, text.town.clerk(), "UserTask_RecordReceipt", task -> prefecture.recordReceipt(
                new PrefectureService.Receipt(text.reference, session.plusDays(4), ReceiptProof.AR, prefecture.act(text.reference).identifier().orElseThrow().emitted(), null,
                    text.town.clerk())));
            String dgs = text.town.account(Role.DGS);
            stage.complete(text.reference, dgs, "UserTask_RecordAmpliation", task -> prefecture.recordAmpliation(text.reference, session.plusDays(4), dgs));
            stage.complete(text.reference, text.town.clerk(), "UserTask_RecordPublication", task -> prefecture.recordPublication(text.reference, session.plusDays(4),
                PublicationMode.POSTING, text.town.clerk()));
            stage.complete(text.reference, dgs, "UserTask_CertifyExecutory", task -> prefecture.recordCertification(new PrefectureService.Certification(text.reference,
                session.plusDays(4), new Certifier("M.", "Jean", "HENRIC", "Le Directeur Général des Services", true), dgs)));
        });
    }

    /** The mayor signs on that day, at that hour. */
    void mayorSigns(Stage stage, Map<String, Town> texts, LocalDate day) {
        stage.at(day, MORNING);
        each(texts, text -> sign(stage, text.reference, Party.MAYOR, "UserTask_SignAsMayor", mayorOf(text.town, day), text.town.mayor(), day));
    }

    void recteurSigns(Stage stage, Map<String, Town> texts, LocalDate day) {
        stage.at(day, MORNING);
        each(texts, text -> sign(stage, text.reference, Party.RECTEUR, "UserTask_SignAsRecteur", "Armande Le Pellec Muller", "recteur", day));
    }

    private void sign(Stage stage, String reference, Party party, String taskKey, String signatory, String account, LocalDate day) {
        stage.complete(reference, account, taskKey, task -> signature.decide(new SignatureService.Decide(reference, party, SignatureDecision.SIGNED, day, signatory,
            signature.current(reference).sha256(), null, account)));
    }

    private String mayorOf(Town town, LocalDate day) {
        Councillor mayor = directory.councillorsInOffice(town.insee(), day).get(0);
        return mayor.firstName() + " " + mayor.lastName();
    }

    private static String number(LocalDate session, int order) {
        return session.getYear() + "-" + session.getMonthValue() + session.getDayOfMonth() + order;
    }

    private record Text(String reference, Town town) {
    }

    private static void each(Map<String, Town> texts, Consumer<Text> step) {
        texts.forEach((reference, town) -> step.accept(new Text(reference, town)));
    }
}
