package fr.paraphe.model;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.engine.guard.VisibleBeans;
import fr.paraphe.model.Models.Model;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.web.form.TaskForm;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/** What the models name is there: beans of the right kind, forms, and what each form loads and saves. */
@ParapheTest
class ModelWiringTest {

    private static final Pattern CALL = Pattern.compile("\\$\\{(\\w+)\\.(\\w+)\\((\\w+)\\)}");

    @Autowired
    private ApplicationContext application;
    @Autowired
    private List<TaskForm<?>> taskForms;

    @Test
    void everyBeanIsThereAndOfTheRightKind() {
        Set<String> wrong = new TreeSet<>();
        Models.all().forEach(model -> {
            model.all(ServiceTask.class).forEach(task -> check(task.getCamundaDelegateExpression(), JavaDelegate.class, wrong));
            model.all(CamundaTaskListener.class).forEach(listener -> check(listener.getCamundaDelegateExpression(), TaskListener.class, wrong));
            model.all(CamundaExecutionListener.class).forEach(listener -> check(listener.getCamundaDelegateExpression(), ExecutionListener.class, wrong));
            model.all(TimerEventDefinition.class).forEach(timer -> checkCall(timer.getTimeDate().getTextContent().strip(), wrong));
            model.all(UserTask.class).forEach(task -> checkCall(task.getCamundaDueDate(), wrong));
            computedGroups(model).forEach(groups -> checkCall(groups, wrong));
            model.all(MultiInstanceLoopCharacteristics.class).forEach(loop -> checkCall(loop.getCamundaCollection(), wrong));
        });
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyUserTaskHasItsFormAndEveryFormItsTask() {
        Set<String> tasks = Models.all().flatMap(model -> model.all(UserTask.class).stream()).map(UserTask::getId).collect(Collectors.toCollection(TreeSet::new));
        assertThat(taskForms.stream().map(TaskForm::taskKey)).containsExactlyInAnyOrderElementsOf(tasks);
    }

    @Test
    void everyFormFileIsThereAndUsed() throws IOException {
        Set<String> named = Models.all().map(Model::xml).flatMap(xml -> Pattern.compile("embedded:deployment:([^\"]+)\"").matcher(xml).results().map(match -> match.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<String> files = Files.list(Models.FORMS).map(file -> file.getFileName().toString())) {
            assertThat(files.filter(file -> file.endsWith(".html"))).containsExactlyInAnyOrderElementsOf(named);
        }
    }

    @Test
    void modelsSeeNoOtherBeanThanThoseTheyAsk() {
        Set<String> asked = new TreeSet<>();
        Models.all().forEach(model -> {
            model.all(TimerEventDefinition.class).forEach(timer -> asked.add(bean(timer.getTimeDate().getTextContent().strip())));
            model.all(UserTask.class).forEach(task -> asked.add(bean(task.getCamundaDueDate())));
            computedGroups(model).forEach(groups -> asked.add(bean(groups)));
            model.all(MultiInstanceLoopCharacteristics.class).forEach(loop -> asked.add(bean(loop.getCamundaCollection())));
        });
        assertThat(application.getBeansOfType(VisibleBeans.class).values().stream().flatMap(visible -> visible.names().stream())).containsExactlyInAnyOrderElementsOf(asked);
    }

    /** Of tasks that are one party's or the other's, as the case wants. */
    private static Stream<String> computedGroups(Model model) {
        return model.all(UserTask.class).stream().map(UserTask::getCamundaCandidateGroups).filter(groups -> groups.startsWith("${"));
    }

    private static String bean(String expression) {
        return expression.replaceAll("\\$\\{(\\w+)\\..*", "$1");
    }

    private void check(String expression, Class<?> kind, Set<String> wrong) {
        String name = expression.replaceAll("[${}]", "");
        if (!application.containsBean(name)) {
            wrong.add(name + " is missing (" + kind.getSimpleName() + ")");
        } else if (!kind.isAssignableFrom(application.getType(name))) {
            wrong.add(name + " is no " + kind.getSimpleName());
        }
    }

    private void checkCall(String expression, Set<String> wrong) {
        Matcher call = CALL.matcher(expression);
        assertThat(call.matches()).as(expression).isTrue();
        if (!application.containsBean(call.group(1))) {
            wrong.add(call.group(1) + " is missing");
            return;
        }
        Class<?> type = ClassUtils.getUserClass(application.getBean(call.group(1)));
        if (Stream.of(type.getMethods()).map(Method::getName).noneMatch(call.group(2)::equals)) {
            wrong.add(expression + " calls a method that is not there");
        }
    }
}
