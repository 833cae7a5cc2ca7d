package fr.paraphe.web.form.prefecture;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.prefecture.Act;
import fr.paraphe.prefecture.ActIdentifier;
import fr.paraphe.prefecture.ActNumber;
import fr.paraphe.prefecture.Certifier;
import fr.paraphe.prefecture.LetterService;
import fr.paraphe.prefecture.PrefectureService;
import fr.paraphe.prefecture.PublicationMode;
import fr.paraphe.prefecture.ReceiptProof;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The certificate of executory force: from which day, why, and who certifies it. */
@Component
class CertifyExecutoryForm implements TaskForm<CertifyExecutoryForm.Input> {

    private static final String USUAL_TITLE = "Le Directeur Général des Services";

    private final PrefectureService prefecture;
    private final LetterService letters;
    private final DirectoryService directory;
    private final CivilClock clock;

    CertifyExecutoryForm(PrefectureService prefecture, LetterService letters, DirectoryService directory, CivilClock clock) {
        this.prefecture = prefecture;
        this.letters = letters;
        this.directory = directory;
        this.clock = clock;
    }

    record Person(String civility, String firstName, String lastName) {
    }

    /**
     * @param executory       the later of receipt and publication, and why
     * @param defereUntil     the prefect's last day
     * @param thirdPartyUntil everybody else's last day
     * @param mayor           to certify without delegation; null while the seat is vacant
     */
    record View(String object, String number, String identifier, LocalDate decisionDate, LocalDate receivedOn, String proof, LocalDate publishedOn,
                String publicationMode, LocalDate ampliationOn, Deadline executory, Deadline defereUntil, Deadline thirdPartyUntil, Person mayor, Input initial) {
    }

    record Signatory(String civility, String firstName, String lastName, String title, Boolean byDelegation) {
    }

    record Input(LocalDate certifiedOn, Signatory certifier) {
    }

    @Override
    public String taskKey() {
        return "UserTask_CertifyExecutory";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Act act = prefecture.act(task.reference());
        Person mayor = directory.mayor(act.commune(), clock.today())
                .map(councillor -> new Person(councillor.civility(), councillor.firstName(), councillor.lastName())).orElse(null);
        Signatory certifier = act.certifier().map(known -> new Signatory(known.civility(), known.firstName(), known.lastName(), known.title(), known.byDelegation()))
                .orElse(new Signatory(null, null, null, USUAL_TITLE, true));
        return new View(act.object(), act.number().map(ActNumber::display).orElse(null), act.identifier().map(ActIdentifier::toString).orElse(null),
                act.decisionDate(), act.receivedOn().orElse(null), act.proof().map(ReceiptProof::label).orElse(null), act.publishedOn().orElse(null),
                act.publicationMode().map(PublicationMode::label).orElse(null), act.ampliationOn().orElse(null), act.executory().orElse(null),
                act.isReceived() ? letters.lastDay(task.reference()) : null, prefecture.thirdPartyLimit(task.reference()).orElse(null), mayor,
                new Input(act.certifiedOn().orElse(null), certifier));
    }

    @Override
    public void save(TaskRef task, Input input) {
        Signatory entered = input.certifier();
        Certifier certifier = entered == null ? null
                : new Certifier(text(entered.civility()), text(entered.firstName()), text(entered.lastName()), text(entered.title()), Boolean.TRUE.equals(entered.byDelegation()));
        prefecture.recordCertification(new PrefectureService.Certification(task.reference(), input.certifiedOn(), certifier, task.user()));
    }

    private static String text(String entered) {
        return entered == null ? "" : entered.strip();
    }
}
