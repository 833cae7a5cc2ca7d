package fr.paraphe.prefecture.process;

import fr.paraphe.RefusedException;
import fr.paraphe.prefecture.LetterKind;
import fr.paraphe.prefecture.LetterService;
import fr.paraphe.prefecture.PrefectureService;
import java.time.LocalDate;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model {@code prefecture-reception} asks when it starts and when its tasks are completed. */
@Configuration(proxyBeanMethods = false)
class PrefectureListeners {

    static final String RECEPTION_OUTCOME = "receptionOutcome";
    static final String PREFECTURE_LETTER = "prefectureLetter";

    @Bean
    ExecutionListener actPut(PrefectureService prefecture) {
        return execution -> prefecture.put(execution.getProcessBusinessKey(), text(execution, "commune"), LocalDate.parse(text(execution, "decisionDate")),
                text(execution, "deliberationObject"));
    }

    @Bean
    TaskListener transmissionRecorded(PrefectureService prefecture) {
        return task -> prefecture.confirmTransmission(reference(task));
    }

    @Bean
    TaskListener receiptRecorded(PrefectureService prefecture) {
        return task -> task.setVariable(RECEPTION_OUTCOME, prefecture.settleReception(reference(task)).name());
    }

    @Bean
    TaskListener actCorrected(PrefectureService prefecture) {
        return task -> prefecture.confirmCorrection(reference(task));
    }

    @Bean
    TaskListener publicationRecorded(PrefectureService prefecture) {
        return task -> prefecture.confirmPublication(reference(task));
    }

    @Bean
    TaskListener ampliationRecorded(PrefectureService prefecture) {
        return task -> prefecture.confirmAmpliation(reference(task));
    }

    @Bean
    TaskListener executoryCertified(PrefectureService prefecture) {
        return task -> prefecture.confirmCertification(reference(task));
    }

    @Bean
    TaskListener letterRecorded(LetterService letters) {
        return task -> task.setVariable(PREFECTURE_LETTER, letters.takeEntered(reference(task)).name());
    }

    @Bean
    TaskListener answerRecorded(LetterService letters) {
        return task -> task.setVariable(PREFECTURE_LETTER, routing(letters.confirmAnswer(reference(task))));
    }

    @Bean
    TaskListener defereConcluded(LetterService letters) {
        return task -> letters.confirmCourtDecision(reference(task));
    }

    @Bean
    TaskListener receiptConflictResolved(PrefectureService prefecture, DefereTimers timers) {
        return task -> {
            prefecture.applyResolution(reference(task), task.getId());
            timers.setAnew(task.getProcessInstanceId());
        };
    }

    /** The value of {@code prefectureLetter} that says which step comes next. */
    static String routing(Optional<LetterKind> next) {
        return next.map(LetterKind::name).orElse("NONE");
    }

    static String reference(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }

    private static String text(DelegateExecution execution, String variable) {
        if (execution.getVariable(variable) instanceof String text && !text.isBlank()) {
            return text;
        }
        throw new RefusedException("", "La décision du conseil municipal n’est pas connue de ce dossier : il manque «" + variable + "».", "");
    }
}
