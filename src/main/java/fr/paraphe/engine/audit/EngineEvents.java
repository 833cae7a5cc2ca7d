package fr.paraphe.engine.audit;

import fr.paraphe.audit.AuditEvent;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditTrail;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.history.event.HistoricJobLogEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricProcessInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Tells the audit trail what happens to cases, tasks and jobs, from the engine's own history events and its log of what people did; whatever door a person came
 * by, the engine says it here. Not a bean: the starter would add one of this type to the engine by itself, a second time.
 */
class EngineEvents implements HistoryEventHandler {

    private static final int REMEMBERED = 100_000;
    /** Told already by the events of the task or of the case itself. */
    private static final Set<String> TOLD_OTHERWISE = Set.of(EntityTypes.TASK + UserOperationLogEntry.OPERATION_TYPE_COMPLETE,
        EntityTypes.TASK + UserOperationLogEntry.OPERATION_TYPE_CREATE, EntityTypes.PROCESS_INSTANCE + UserOperationLogEntry.OPERATION_TYPE_CREATE);
    private static final Set<String> ACCOUNTS = Set.of(EntityTypes.USER, EntityTypes.GROUP, EntityTypes.GROUP_MEMBERSHIP, EntityTypes.TENANT, EntityTypes.TENANT_MEMBERSHIP,
        EntityTypes.AUTHORIZATION);

    private final ObjectProvider<AuditTrail> trail;
    private final ObjectProvider<JdbcTemplate> jdbc;
    private final AuditWords words;
    private final Map<String, String> references = new ConcurrentHashMap<>();

    EngineEvents(ObjectProvider<AuditTrail> trail, ObjectProvider<JdbcTemplate> jdbc, AuditWords words) {
        this.trail = trail;
        this.jdbc = jdbc;
        this.words = words;
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricTaskInstanceEventEntity task) {
            task(task);
        } else if (event instanceof HistoricProcessInstanceEventEntity instance) {
            instance(instance);
        } else if (event instanceof HistoricJobLogEvent job) {
            job(job);
        } else if (event instanceof UserOperationLogEntryEventEntity operation) {
            operation(operation);
        }
    }

    private void task(HistoricTaskInstanceEventEntity task) {
        AuditKind kind = is(task, HistoryEventTypes.TASK_INSTANCE_CREATE) ? AuditKind.TASK_CREATED
            : !is(task, HistoryEventTypes.TASK_INSTANCE_COMPLETE) ? null
            : TaskEntity.DELETE_REASON_COMPLETED.equals(task.getDeleteReason()) ? AuditKind.TASK_COMPLETED : AuditKind.TASK_CANCELLED;
        if (kind != null) {
            told(task.getProcessInstanceId(), task.getTenantId(), AuditEvent.ofHouse(kind, orElse(task.getName(), task.getTaskDefinitionKey())));
        }
    }

    private void instance(HistoricProcessInstanceEventEntity instance) {
        String name = orElse(instance.getProcessDefinitionName(), instance.getProcessDefinitionKey());
        if (is(instance, HistoryEventTypes.PROCESS_INSTANCE_START)) {
            remember(instance.getProcessInstanceId(), instance.getBusinessKey());
            told(instance.getProcessInstanceId(), instance.getTenantId(), AuditEvent.ofHouse(AuditKind.CASE_STARTED, name));
        } else if (is(instance, HistoryEventTypes.PROCESS_INSTANCE_END)) {
            AuditEvent ended = AuditEvent.ofHouse(instance.getDeleteReason() == null ? AuditKind.CASE_ENDED : AuditKind.CASE_DELETED, name);
            told(instance.getProcessInstanceId(), instance.getTenantId(),
                instance.getDeleteReason() == null ? ended : ended.change("deleteReason", null, instance.getDeleteReason()));
        } else if (is(instance, HistoryEventTypes.PROCESS_INSTANCE_MIGRATE)) {
            told(instance.getProcessInstanceId(), instance.getTenantId(), AuditEvent.ofHouse(AuditKind.CASE_MIGRATED, name)
                .change("model", null, instance.getProcessDefinitionId()));
        }
    }

    private void job(HistoricJobLogEvent job) {
        if (is(job, HistoryEventTypes.JOB_FAIL)) {
            told(job.getProcessInstanceId(), job.getTenantId(), AuditEvent.ofHouse(AuditKind.JOB_FAILED, orElse(job.getActivityId(), job.getJobDefinitionType()))
                .change("error", null, job.getJobExceptionMessage()).change("retries", null, String.valueOf(job.getJobRetries())));
        }
    }

    private void operation(UserOperationLogEntryEventEntity operation) {
        String what = operation.getEntityType() + operation.getOperationType();
        if (TOLD_OTHERWISE.contains(what)) {
            return;
        }
        AuditEvent done = AuditEvent.ofHouse(kind(operation), words.operation(operation.getEntityType(), operation.getOperationType()));
        AuditEvent event = operation.getProperty() == null ? done : done.change(operation.getProperty(), operation.getOrgValue(), operation.getNewValue());
        told(operation.getProcessInstanceId(), operation.getTenantId(), () -> operation.getTaskId() == null ? event : ofTask(operation.getTaskId(), event));
    }

    /** By the task's name, as people know it; with what was done to it where the kind does not say so. */
    private AuditEvent ofTask(String task, AuditEvent event) {
        String name = jdbc.getObject().queryForList("select NAME_ from ACT_HI_TASKINST where ID_ = ?", String.class, task).stream().filter(Objects::nonNull).findFirst()
            .orElse("");
        String subject = name.isEmpty() ? event.subject() : event.kind() == AuditKind.OPERATION ? name + " : " + event.subject() : name;
        return new AuditEvent(event.reference(), event.owner(), event.kind(), subject, event.changes(), null, null);
    }

    private static AuditKind kind(UserOperationLogEntryEventEntity operation) {
        if (ACCOUNTS.contains(operation.getEntityType())) {
            return AuditKind.ACCOUNT_CHANGED;
        }
        if (!EntityTypes.TASK.equals(operation.getEntityType())) {
            return AuditKind.OPERATION;
        }
        return switch (operation.getOperationType()) {
            case UserOperationLogEntry.OPERATION_TYPE_CLAIM -> operation.getNewValue() == null ? AuditKind.TASK_GIVEN_BACK : AuditKind.TASK_CLAIMED;
            case UserOperationLogEntry.OPERATION_TYPE_ASSIGN, UserOperationLogEntry.OPERATION_TYPE_DELEGATE ->
                operation.getNewValue() == null ? AuditKind.TASK_GIVEN_BACK : AuditKind.TASK_ASSIGNED;
            default -> AuditKind.OPERATION;
        };
    }

    private void told(String instance, String tenant, AuditEvent event) {
        told(instance, tenant, () -> event);
    }

    private void told(String instance, String tenant, Supplier<AuditEvent> told) {
        trail.getObject().recordAtCommit(() -> {
            AuditEvent event = told.get();
            return List.of(instance == null || tenant == null ? event
                : reference(instance).map(reference -> new AuditEvent(reference, tenant, event.kind(), event.subject(), event.changes(), null, null)).orElse(event));
        });
    }

    private Optional<String> reference(String instance) {
        String known = references.get(instance);
        if (known == null) {
            known = jdbc.getObject().queryForList("select BUSINESS_KEY_ from ACT_HI_PROCINST where PROC_INST_ID_ = ?", String.class, instance).stream()
                .findFirst().orElse(null);
            remember(instance, known);
        }
        return Optional.ofNullable(known);
    }

    private void remember(String instance, String reference) {
        if (references.size() > REMEMBERED) {
            references.clear();
        }
        if (reference != null) {
            references.put(instance, reference);
        }
    }

    private static boolean is(HistoryEvent event, HistoryEventTypes type) {
        return type.getEventName().equals(event.getEventType());
    }

    private static String orElse(String text, String other) {
        return text != null ? text : other == null ? "" : other;
    }
}
