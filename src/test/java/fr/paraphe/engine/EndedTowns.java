package fr.paraphe.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.paraphe.calendar.SettableClock;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.ConventionStatus;
import fr.paraphe.convention.EnrolledSchool;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.convention.process.RunningUnder;
import fr.paraphe.directory.Academie;
import fr.paraphe.directory.Commune;
import fr.paraphe.dispute.TerminationService;
import fr.paraphe.mail.MailService;
import fr.paraphe.mail.OutboxMail;
import fr.paraphe.support.SignedConvention;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Towns whose conventions are terminated, each with an académie of its own where it asks for one, and what must hold after each end. */
@TestComponent
class EndedTowns {

    private final JdbcClient jdbc;
    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final SettableClock clock;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final ConventionService conventions;
    private final SchoolLists lists;
    private final TerminationService terminations;
    private final MailService mails;
    private final RunningUnder running;
    private int number = 34600;

    EndedTowns(JdbcClient jdbc, EntityManager entities, TransactionTemplate transaction, SettableClock clock, RepositoryService repository,
               RuntimeService runtime, TaskService tasks, ManagementService management, ConventionService conventions, SchoolLists lists, TerminationService terminations, MailService mails,
               RunningUnder running) {
        this.jdbc = jdbc;
        this.entities = entities;
        this.transaction = transaction;
        this.clock = clock;
        this.repository = repository;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.conventions = conventions;
        this.lists = lists;
        this.terminations = terminations;
        this.mails = mails;
        this.running = running;
    }

    void at(String day, String time) {
        clock.set(LocalDate.parse(day).atTime(LocalTime.parse(time)).atZone(clock.getZone()).toInstant());
    }

    void academie(String code) {
        if (jdbc.sql("select count(*) from academie where code = ?").param(code).query(Integer.class).single() > 0) {
            return;
        }
        transaction.executeWithoutResult(status -> entities.persist(new Academie(code, "Académie de " + code, clock.getZone(), code, "1, rue du Recteur", "Mme", "Armande",
            "Le Pellec Muller", "Recteur")));
        mailbox("academie", code);
        mailbox("gip", code);
    }

    /** Three schools, in force since that day and until 31.10.2021, its contributions due from 2017-2018 to 2020-2021; without its process. */
    String imported(String academie, String effectiveOn) {
        String town = String.valueOf(++number);
        String reference = "ENT-" + town + "-2017";
        transaction.executeWithoutResult(status -> entities.persist(new Commune(town, "Ville-" + town, "21" + town + "00", 1900, "034", "1", academie, null, "Mairie")));
        mailbox("secretariat", town);
        SignedConvention.of(reference, town).with("academie", academie).with("creditor", "GIP de " + academie).with("effective_on", LocalDate.parse(effectiveOn))
            .schools("École 1", "École 2", "École 3").into(jdbc);
        return reference;
    }

    /** As {@link #imported}, with its process: the start of the service is under way. */
    String inForce(String academie, String effectiveOn) {
        String reference = imported(academie, effectiveOn);
        life(reference, "Gateway_InForce");
        return reference;
    }

    /** As {@link #inForce}, while its life also stands at that task, in a case that the activity calls or in its own. */
    String inForceAt(String academie, String activity, String task) {
        String reference = inForce(academie, "2017-11-14");
        runtime.createProcessInstanceModification(instance("convention-lifecycle", reference)).startBeforeActivity(activity).execute();
        standAt(reference, activity, task);
        return reference;
    }

    /** Nobody has signed it yet: its life stands at that task of the approval. */
    String inApproval(String academie, String activity, String task) {
        String reference = imported(academie, "2017-11-14");
        jdbc.sql("update convention set status = 'IN_APPROVAL', effective_on = null where reference = ?").param(reference).update();
        life(reference, activity);
        standAt(reference, activity, task);
        return reference;
    }

    private void life(String reference, String activity) {
        runtime.createProcessInstanceByKey("convention-lifecycle").businessKey(reference).processDefinitionTenantId(null)
            .setVariables(Map.of("commune", commune(reference), "communeName", "Ville", "schoolYear", "2017-2018", "effectiveOn", "2017-11-14", "decisionDate", "2017-10-30",
                "deliberationObject", "Convention")).startBeforeActivity(activity).execute();
    }

    private void standAt(String reference, String activity, String task) {
        if (!activity.startsWith("CallActivity_")) {
            return;
        }
        if (activity.equals("CallActivity_CouncilDeliberation")) {
            jdbc.sql("""
                insert into council_session (agenda_item, attempt, session_date, session_time, place, usual_place, urgent, after_renewal, on_agenda, version)
                select id, 1, cast(? as date), cast('18:30' as time), 'Mairie', true, false, false, true, 0 from agenda_item where reference = ?""")
                .params(LocalDate.of(2018, 5, 28), reference).update();
        }
        if (activity.equals("CallActivity_PrefectureReception")) {
            jdbc.sql("update act set stage = 'RECEIVED', received_on = ? where reference = ?").params(LocalDate.of(2018, 4, 20), reference).update();
        }
        if (task.equals("UserTask_AnswerPrefecture")) {
            jdbc.sql("""
                insert into prefecture_letter (act_id, kind, received_on, object, same_letter_key, status, recorded_at, recorded_by, version)
                select id, 'PIECES', cast(? as date), 'Pièces', 'pieces', 'OPEN', ?, 'test', 0 from act where reference = ?""").params(LocalDate.of(2018, 4, 25), now(), reference).update();
        }
        String called = Map.of("CallActivity_CouncilDeliberation", "council-deliberation", "CallActivity_PrefectureReception", "prefecture-reception",
            "CallActivity_ConventionSignature", "convention-signature").get(activity);
        String first = tasks.createTaskQuery().processInstanceId(instance(called, reference)).singleResult().getTaskDefinitionKey();
        if (!first.equals(task)) {
            runtime.createProcessInstanceModification(instance(called, reference)).startBeforeActivity(task).cancelAllForActivity(first).execute();
        }
    }

    private String instance(String process, String businessKey) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).processDefinitionKey(process).singleResult().getId();
    }

    /** Its life is told that it has been ended, wherever it stands. */
    void hears(String reference) {
        transaction.executeWithoutResult(status -> running.tellTerminated(reference));
        assertThat(instances(reference)).isEmpty();
        assertThat(tasks(reference)).isEmpty();
        nothingIsLeftBehind();
    }

    /** What managers sort open disputes and notices by. */
    String nextLimit(String process, String letter) {
        return (String) runtime.getVariable(instance(process, letter), "nextLimit");
    }

    /** An avenant to the list of 2018-2019, in that state, whose process stands there. */
    String avenant(String reference, String status, String activity) {
        String avenant = reference + "-A1";
        jdbc.sql("""
            insert into avenant (reference, convention, number, commune, school_year, nature, status, opened_at, opened_by, list_entered, last_day, signed_on, sent_on, version)
            values (?, ?, 1, ?, '2018-2019', 'LIST', ?, ?, 'test', true, false, ?, ?, 0)""")
            .params(avenant, reference, commune(reference), status, now(), clock.instant().atZone(clock.getZone()).toLocalDate(),
                clock.instant().atZone(clock.getZone()).toLocalDate()).update();
        jdbc.sql("insert into avenant_school (reference, position, type, name, commune) values (?, 0, 'EE', 'École 1', ?)").params(avenant, commune(reference)).update();
        if (status.equals("IN_EFFECT")) {
            jdbc.sql("insert into school_enrolment (reference, from_year, current_key, type, name, commune, source, version) values (?, 2018, 'EE 9', 'EE', 'École 9', ?, ?, 0)")
                .params(reference, commune(reference), avenant).update();
        }
        runtime.createProcessInstanceByKey("avenant").businessKey(avenant).setVariables(Map.of("commune", commune(reference), "communeName", "Ville", "schoolYear", "2018-2019",
            "convention", reference, "windowAnswer", "NONE", "decisionDate", "2018-09-10", "deliberationObject", "Avenant")).startBeforeActivity(activity).execute();
        return avenant;
    }

    /** A dénonciation by the commune, received a month before that last day. */
    String denounced(String reference, String lastDay) {
        LocalDate received = LocalDate.parse(lastDay).minusMonths(1);
        return sent(reference, "DENONCIATION", "D", 1, "COMMUNE", received, received);
    }

    /** A mise en demeure by the académie. */
    String put(String reference, String sentOn, String receivedOn) {
        return sent(reference, "MISE_EN_DEMEURE", "M", 1, "ACADEMIE", LocalDate.parse(sentOn), LocalDate.parse(receivedOn));
    }

    /** Another one, by the commune. */
    String putInReturn(String reference, String sentOn, String receivedOn) {
        return sent(reference, "MISE_EN_DEMEURE", "M", 2, "COMMUNE", LocalDate.parse(sentOn), LocalDate.parse(receivedOn));
    }

    private String sent(String reference, String kind, String mark, int number, String author, LocalDate sentOn, LocalDate receivedOn) {
        String letter = reference + "-" + mark + number;
        jdbc.sql("""
            insert into letter (reference, convention, number, commune, academie, kind, author, status, opened_at, begun_at, opened_by, drops, renounced, channel, sent_on,
            lre_consent, concluded_at, running, received_on, delivery_concluded_at, version)
            values (?, ?, ?, ?, ?, ?, ?, 'SENT', ?, ?, 'test', false, false, 'LRAR', ?, false, ?, ?, ?, ?, 0)""")
            .params(letter, reference, number, commune(reference), conventions.byReference(reference).academie(), kind, author, now(), now(), sentOn, now(),
                mark.equals("M") ? null : letter, receivedOn, now()).update();
        return letter;
    }

    /** The letter of résiliation that the failed dispute opened is sent; its process is not gone through. */
    String resiliationSent(String dispute, String sentOn, boolean received) {
        String letter = jdbc.sql("select reference from letter where dispute = ?").param(dispute).query(String.class).single();
        jdbc.sql("update letter set status = 'SENT', channel = 'LRAR', sent_on = ?, concluded_at = ?, running = reference, received_on = ?, delivery_concluded_at = ? where reference = ?")
            .params(LocalDate.parse(sentOn), now(), received ? LocalDate.parse(sentOn).plusDays(2) : null, received ? now() : null, letter).update();
        runtime.createProcessInstanceModification(runtime.createProcessInstanceQuery().processInstanceBusinessKey(dispute).processDefinitionKey("litigation").singleResult().getId())
            .cancelAllForActivity("CallActivity_WriteResiliation").startBeforeActivity("UserTask_AwaitResiliation").execute();
        return letter;
    }

    /** What became of a letter is found out. */
    void received(String letter, String on) {
        jdbc.sql("update letter set received_on = ?, delivery_concluded_at = ? where reference = ?").params(LocalDate.parse(on), now(), letter).update();
    }

    /** The timer of that event, however much else is due. */
    void fire(String businessKey, String activity) {
        management.executeJob(jobs(businessKey).stream()
            .filter(job -> activity.equals(management.createJobDefinitionQuery().jobDefinitionId(job.getJobDefinitionId()).singleResult().getActivityId()))
            .findFirst().orElseThrow().getId());
    }

    /** What follows a letter that was sent, in the name of both. */
    void follow(String process, String letter) {
        runtime.startProcessInstanceByKey(process, letter, Map.of("commune", commune(letter)));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** The letter has run its time. */
    void end(String reference, String lastDay) {
        String letter = denounced(reference, lastDay);
        runtime.startProcessInstanceByKey("termination", letter, Map.of("commune", commune(reference), "communeName", "Ville", "schoolYear", "2017-2018"));
        over(reference, lastDay);
    }

    /** What holds once a convention is over, whatever was under way. */
    void over(String reference, String lastDay) {
        LocalDate last = LocalDate.parse(lastDay);
        Convention convention = conventions.byReference(reference);
        assertThat(convention.status()).isEqualTo(ConventionStatus.ENDED);
        assertThat(convention.endedOn()).contains(last);
        assertThat(terminations.of(reference).orElseThrow().lastDay()).isEqualTo(last);
        assertThat(lists.all(reference)).isNotEmpty().extracting(EnrolledSchool::deactivatedOn).doesNotContainNull();
        assertThat(lists.toActivate(reference, null)).isEmpty();
        assertThat(instances(reference)).as("of the convention").allMatch("contribution-outside-campaign"::equals);
        assertThat(runtime.createProcessInstanceQuery().variableValueEquals("convention", reference).list()).as("under the convention, but the case that ended it")
            .allMatch(instance -> runtime.createProcessInstanceQuery().superProcessInstanceId(instance.getId()).processDefinitionKey("termination").count() == 1);
        String letter = terminations.of(reference).orElseThrow().letter();
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(letter).list()).extracting(Task::getTaskDefinitionKey, Task::getTenantId)
            .containsExactly(tuple("UserTask_WatchAction", commune(reference)));
        nothingIsLeftBehind();
        assertThat(mails.of(letter)).extracting(OutboxMail::subject).filteredOn(subject -> subject.contains("terminée le")).hasSize(3);
    }

    private void nothingIsLeftBehind() {
        assertThat(runtime.createIncidentQuery().count()).isZero();
        assertThat(management.createJobQuery().withException().count()).isZero();
        assertThat(management.createJobQuery().list()).extracting(Job::getProcessInstanceId).allSatisfy(instance ->
            assertThat(runtime.createProcessInstanceQuery().processInstanceId(instance).count()).isEqualTo(1));
    }

    void complete(String businessKey, String taskKey) {
        tasks.complete(tasks.createTaskQuery().processInstanceBusinessKey(businessKey).taskDefinitionKey(taskKey).singleResult().getId());
    }

    /** One job that is due in that case. */
    void step(String businessKey) {
        management.executeJob(due(businessKey).get(0).getId());
    }

    /** Time passes to that hour; every job of that case on the way is done at its own. */
    void run(String businessKey, String day, String time) {
        Instant until = LocalDate.parse(day).atTime(LocalTime.parse(time)).atZone(clock.getZone()).toInstant();
        for (List<Job> jobs = jobs(businessKey); !jobs.isEmpty() && !jobs.get(0).getDuedate().toInstant().isAfter(until); jobs = jobs(businessKey)) {
            Instant due = jobs.get(0).getDuedate().toInstant();
            if (due.isAfter(clock.instant())) {
                clock.set(due);
            }
            management.executeJob(jobs.get(0).getId());
        }
        clock.set(until);
    }

    private List<Job> due(String businessKey) {
        return jobs(businessKey).stream().filter(job -> !job.getDuedate().toInstant().isAfter(clock.instant())).toList();
    }

    private List<Job> jobs(String businessKey) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
            .flatMap(instance -> management.createJobQuery().processInstanceId(instance.getId()).list().stream())
            .sorted(Comparator.comparing(Job::getDuedate).thenComparing(Job::getId)).toList();
    }

    List<String> instances(String businessKey) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream()
            .map(instance -> repository.getProcessDefinition(instance.getProcessDefinitionId()).getKey()).toList();
    }

    List<String> tasks(String businessKey) {
        return tasks.createTaskQuery().processInstanceBusinessKey(businessKey).list().stream().map(Task::getTaskDefinitionKey).sorted().toList();
    }

    /** Open under a convention, whosever case they are in. */
    List<String> tasksOf(String reference) {
        return tasks.createTaskQuery().processInstanceBusinessKeyLike(reference + "-%").list().stream().map(Task::getTaskDefinitionKey).sorted().toList();
    }

    String commune(String reference) {
        return reference.split("-")[1];
    }

    private void mailbox(String role, String scope) {
        jdbc.sql("insert into mailbox (role, scope, email, version) values (?, ?, ?, 0)").params(role, scope, role + "@" + scope + ".example").update();
    }
}
