package fr.paraphe.engine.migration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanBuilder;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries every running instance to the newest version of its model, one by one, each in a transaction of its own. Timers keep the dates that were computed for
 * them; an instance that stands where the newest version has nothing for it stays on its version, goes on there, and is told with its reason. What was carried
 * over is found done when the migration is run again.
 */
public final class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    /** The engine's own words for the usual reason. */
    private static final String NO_INSTRUCTION = "There is no migration instruction for this instance's activity";

    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final MigrationMappings mappings;

    public Migrations(ProcessEngine engine, MigrationMappings mappings) {
        this.runtime = engine.getRuntimeService();
        this.repository = engine.getRepositoryService();
        this.mappings = mappings;
    }

    /** How one instance is migrated: for good, or in a transaction that is rolled back. */
    @FunctionalInterface
    public interface Attempt {

        void at(Runnable migration);
    }

    /** @return a line for every instance that does not run on the newest version of its model, by process, version and reference */
    public List<MigrationLine> carry(Attempt attempt) {
        List<MigrationLine> lines = new ArrayList<>();
        repository.createProcessDefinitionQuery().latestVersion().orderByProcessDefinitionKey().asc().list().forEach(newest ->
            repository.createProcessDefinitionQuery().processDefinitionKey(newest.getKey()).orderByProcessDefinitionVersion().asc().list().stream()
                .filter(version -> version.getVersion() < newest.getVersion()).forEach(version -> lines.addAll(carry(version, newest, attempt))));
        return lines;
    }

    private List<MigrationLine> carry(ProcessDefinition from, ProcessDefinition to, Attempt attempt) {
        List<ProcessInstance> instances = runtime.createProcessInstanceQuery().processDefinitionId(from.getId()).list().stream()
            .sorted(Comparator.comparing(ProcessInstance::getBusinessKey, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(ProcessInstance::getId)).toList();
        if (instances.isEmpty()) {
            return List.of();
        }
        BpmnModelInstance model = repository.getBpmnModelInstance(from.getId());
        MigrationPlan plan;
        try {
            plan = plan(from, to);
        } catch (MigrationPlanValidationException invalid) {
            String problem = "le plan de migration ne convient pas à ces deux versions : " + invalid.getValidationReport().getInstructionReports().stream()
                .map(report -> report.getMigrationInstruction().getSourceActivityId() + " (" + String.join(" ", report.getFailures()) + ")").collect(Collectors.joining(", "));
            return instances.stream().map(instance -> line(from, to, instance, model, problem)).toList();
        }
        List<MigrationLine> lines = new ArrayList<>();
        for (ProcessInstance instance : instances) {
            MigrationLine before = line(from, to, instance, model, "");
            String problem = migrate(plan, instance, new Said(model, mappings.of(from.getKey(), from.getVersionTag())), attempt);
            lines.add(new MigrationLine(before.process(), before.from(), before.to(), before.reference(), before.waitsAt(), problem));
        }
        return lines;
    }

    /** Event triggers are left alone: a timer has the date that a rule gave it when its step began. */
    private MigrationPlan plan(ProcessDefinition from, ProcessDefinition to) {
        MigrationPlanBuilder plan = runtime.createMigrationPlan(from.getId(), to.getId()).mapEqualActivities();
        BpmnModelInstance old = repository.getBpmnModelInstance(from.getId());
        BpmnModelInstance newest = repository.getBpmnModelInstance(to.getId());
        mappings.of(from.getKey(), from.getVersionTag()).forEach((oldId, newId) -> {
            if (!newId.isEmpty()) {
                plan.mapActivities(oldId, newId);
                boundaryEvents(old, oldId).filter(boundaryEvents(newest, newId).toList()::contains).forEach(event -> plan.mapActivities(event, event));
            }
        });
        return plan.build();
    }

    /** Those of a renamed step would begin anew with it, their timers with another date. */
    private static Stream<String> boundaryEvents(BpmnModelInstance model, String activity) {
        return model.getModelElementsByType(BoundaryEvent.class).stream().filter(event -> event.getAttachedTo().getId().equals(activity)).map(BoundaryEvent::getId);
    }

    /** The earlier version and what its plan says of its steps. */
    private record Said(BpmnModelInstance model, Map<String, String> mapping) {

        String ofLost(String step) {
            return "l’étape « " + name(model, step) + " » n’existe plus, et le plan " + (mapping.containsKey(step) ? "la laisse finir sur sa version" : "ne dit pas ce qui la remplace");
        }
    }

    private String migrate(MigrationPlan plan, ProcessInstance instance, Said said, Attempt attempt) {
        try {
            attempt.at(() -> runtime.newMigration(plan).processInstanceIds(instance.getId()).execute());
            return "";
        } catch (MigratingProcessInstanceValidationException invalid) {
            List<String> reasons = new ArrayList<>(invalid.getValidationReport().getFailures());
            invalid.getValidationReport().getActivityInstanceReports().forEach(report -> report.getFailures().forEach(failure -> reasons.add(failure.startsWith(NO_INSTRUCTION)
                ? said.ofLost(report.getSourceScopeId()) : name(said.model(), report.getSourceScopeId()) + " : " + failure)));
            invalid.getValidationReport().getTransitionInstanceReports().forEach(report -> reasons.add(name(said.model(), report.getSourceScopeId()) + " : "
                + String.join(" ", report.getFailures())));
            return String.join(" ; ", reasons);
        } catch (ProcessEngineException failed) {
            LOG.error("{} was not migrated", instance.getBusinessKey(), failed);
            return "la migration n’a pas abouti : " + failed.getMessage();
        }
    }

    private MigrationLine line(ProcessDefinition from, ProcessDefinition to, ProcessInstance instance, BpmnModelInstance model, String problem) {
        TreeSet<String> names = new TreeSet<>();
        collect(runtime.getActivityInstance(instance.getId()), model, names);
        return new MigrationLine(from.getKey(), version(from), version(to), instance.getBusinessKey() == null ? instance.getId() : instance.getBusinessKey(), List.copyOf(names), problem);
    }

    private static void collect(ActivityInstance at, BpmnModelInstance model, TreeSet<String> names) {
        if (at == null) {
            return;
        }
        for (ActivityInstance child : at.getChildActivityInstances()) {
            if (child.getChildActivityInstances().length == 0 && child.getChildTransitionInstances().length == 0) {
                names.add(name(model, child.getActivityId()));
            }
            collect(child, model, names);
        }
        for (var waiting : at.getChildTransitionInstances()) {
            names.add(name(model, waiting.getActivityId()));
        }
    }

    private static String version(ProcessDefinition definition) {
        return definition.getVersion() + (definition.getVersionTag() == null ? "" : " (" + definition.getVersionTag() + ")");
    }

    private static String name(BpmnModelInstance model, String activity) {
        return model.getModelElementById(activity) instanceof FlowElement element && element.getName() != null ? element.getName() : activity;
    }
}
