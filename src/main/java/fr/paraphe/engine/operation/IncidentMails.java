package fr.paraphe.engine.operation;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.mail.Mail;
import fr.paraphe.mail.Outbox;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.incident.DefaultIncidentHandler;
import org.camunda.bpm.engine.impl.incident.IncidentContext;
import org.camunda.bpm.engine.impl.incident.IncidentHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.runtime.Incident;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Tells the operator of each incident, once, with the way to it in Cockpit. The mail stands in the outbox in the transaction that creates the incident: neither is
 * there without the other. Nobody but operators reads it there: an error's message may hold anything.
 */
@Component
class IncidentMails extends AbstractProcessEnginePlugin {

    /** Owner of the mails: no commune and no académie. */
    static final String OWNER = "exploitation";
    private static final int LONGEST_ERROR = 500;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy 'à' HH:mm", Locale.FRANCE);

    private final ObjectProvider<Outbox> outbox;
    private final CivilClock clock;
    private final String operator;
    private final String publicUrl;

    /** @param outbox asked for when needed: it is built beside the engine */
    IncidentMails(ObjectProvider<Outbox> outbox, CivilClock clock, @Value("${paraphe.operation.email}") String operator,
                  @Value("${paraphe.public-url}") String publicUrl) {
        this.outbox = outbox;
        this.clock = clock;
        this.operator = operator.strip();
        this.publicUrl = publicUrl;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<IncidentHandler> handlers = engine.getCustomIncidentHandlers() == null ? new ArrayList<>() : new ArrayList<>(engine.getCustomIncidentHandlers());
        handlers.add(new Telling(Incident.FAILED_JOB_HANDLER_TYPE));
        handlers.add(new Telling(Incident.EXTERNAL_TASK_HANDLER_TYPE));
        engine.setCustomIncidentHandlers(handlers);
    }

    private final class Telling extends DefaultIncidentHandler {

        Telling(String type) {
            super(type);
        }

        @Override
        public Incident handleIncident(IncidentContext context, String message) {
            Incident incident = super.handleIncident(context, message);
            if (!operator.isEmpty()) {
                outbox.getObject().post(mail(incident));
            }
            return incident;
        }
    }

    private Mail mail(Incident incident) {
        Optional<ExecutionEntity> instance = Optional.ofNullable(incident.getProcessInstanceId())
            .map(id -> Context.getCommandContext().getExecutionManager().findExecutionById(id));
        String reference = instance.map(ExecutionEntity::getBusinessKey).orElse("aucun");
        String step = step(incident);
        String where = incident.getProcessInstanceId() == null ? "dashboard" : "process-instance/" + incident.getProcessInstanceId() + "/runtime?tab=incidents-tab";
        return new Mail("incident/" + incident.getId(), operator, "Incident : dossier " + reference + ", " + step, """
            Bonjour,

            Un travail automatique a échoué à sa dernière tentative. Il ne sera plus retenté tant que vous n’intervenez pas.

            Dossier : %s
            Étape : %s
            Le : %s
            Erreur : %s

            Dans Cockpit : %s/camunda/app/cockpit/default/#/%s

            Quand la cause est levée, rendez-lui des tentatives depuis cet écran : il reprend là où il s’est arrêté.

            Paraphe
            """.formatted(reference, step, MOMENT.format(clock.now().atZone(clock.zone())), shortened(incident.getIncidentMessage()), publicUrl, where),
            List.of(), reference, OWNER);
    }

    /** «Délibération du conseil municipal, Établir l’extrait du registre» */
    private static String step(Incident incident) {
        if (incident.getProcessDefinitionId() == null) {
            return "tâche de fond du moteur";
        }
        ProcessDefinitionEntity definition = Context.getProcessEngineConfiguration().getDeploymentCache().findDeployedProcessDefinitionById(incident.getProcessDefinitionId());
        ActivityImpl activity = incident.getActivityId() == null ? null : definition.findActivity(incident.getActivityId());
        return definition.getName() + (activity == null ? "" : ", " + Optional.ofNullable(activity.getName()).orElse(activity.getId()));
    }

    private static String shortened(String message) {
        if (message == null) {
            return "sans message";
        }
        return message.length() <= LONGEST_ERROR ? message : message.substring(0, LONGEST_ERROR - 1) + "…";
    }
}
