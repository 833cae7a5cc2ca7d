package fr.paraphe.prefecture.process;

import fr.paraphe.prefecture.LetterService;
import fr.paraphe.prefecture.PrefectureService;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The service tasks of the model {@code prefecture-reception}. */
@Configuration(proxyBeanMethods = false)
class PrefectureDelegates {

    @Bean
    JavaDelegate writeCertificate(PrefectureService prefecture) {
        return execution -> prefecture.writeCertificate(execution.getProcessBusinessKey());
    }

    /** Tells the signature, if it is already waiting, and looks whether the prefecture has written meanwhile. */
    @Bean
    JavaDelegate announceExecutory(LetterService letters, WaitingSteps steps) {
        return execution -> {
            String reference = execution.getProcessBusinessKey();
            steps.tell("paraphe.actExecutory", reference, Map.of());
            execution.setVariable(PrefectureListeners.PREFECTURE_LETTER, PrefectureListeners.routing(letters.takeNext(reference)));
        };
    }

    /** A simple letter (2-1) asks for nothing: it is filed, and the next one that waits is looked for. */
    @Bean
    JavaDelegate fileLetter(LetterService letters) {
        return execution -> execution.setVariable(PrefectureListeners.PREFECTURE_LETTER,
                PrefectureListeners.routing(letters.takeNext(execution.getProcessBusinessKey())));
    }

    @Bean
    JavaDelegate recordImplicitRefusal(LetterService letters) {
        return execution -> execution.setVariable(PrefectureListeners.PREFECTURE_LETTER,
                PrefectureListeners.routing(letters.refuseBySilence(execution.getProcessBusinessKey())));
    }
}
