package fr.paraphe.signature.process;

import fr.paraphe.convention.TextToSign;
import fr.paraphe.signature.Party;
import fr.paraphe.signature.SignatureService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the model {@code convention-signature} asks: when it starts, when it freezes the text, and when its tasks are completed. */
@Configuration(proxyBeanMethods = false)
class SignatureListeners {

    private static final String SIGNATURE_DECISION = "signatureDecision";

    @Bean
    ExecutionListener signatureOpened(SignatureService signature) {
        return execution -> {
            execution.setVariable("executory", signature.isExecutory(execution.getProcessBusinessKey()));
            TextToSign text = signature.text(execution.getProcessBusinessKey());
            execution.setVariable("mayorSigns", text.mayorSigns());
            execution.setVariable("recteurSigns", text.recteurSigns());
        };
    }

    @Bean
    TaskListener overrideRecorded(SignatureService signature) {
        return task -> signature.confirmOverride(reference(task));
    }

    @Bean
    JavaDelegate freezeText(SignatureService signature) {
        return execution -> signature.freeze(execution.getProcessBusinessKey());
    }

    @Bean
    TaskListener mayorSigned(SignatureService signature) {
        return task -> task.setVariable(SIGNATURE_DECISION, signature.confirm(reference(task), Party.MAYOR).name());
    }

    @Bean
    TaskListener recteurSigned(SignatureService signature) {
        return task -> {
            task.setVariable(SIGNATURE_DECISION, signature.confirm(reference(task), Party.RECTEUR).name());
            signature.effect(reference(task)).ifPresent(effect -> task.setVariable("effectiveOn", effect.date().toString()));
        };
    }

    @Bean
    TaskListener textCorrected(SignatureService signature) {
        return task -> signature.confirmCorrection(reference(task));
    }

    private static String reference(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }
}
