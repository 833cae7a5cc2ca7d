package fr.paraphe.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

/** The open tasks of one process instance, worked on over HTTP as people do: their forms through our API, their completion through the engine's. */
public record Desk(TaskService tasks, String instance) {

    /** @return the definition keys */
    public List<String> open() {
        return tasks.createTaskQuery().processInstanceId(instance).list().stream().map(Task::getTaskDefinitionKey).toList();
    }

    /** @return null when no such task is open */
    public Task task(String key) {
        return tasks.createTaskQuery().processInstanceId(instance).taskDefinitionKey(key).singleResult();
    }

    public JsonNode view(String key, Program who) {
        Answer answer = who.get(form(key));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("view");
    }

    public Answer put(String key, Program who, String json) {
        return who.put(form(key), json);
    }

    public void save(String key, Program who, String json) {
        Answer answer = put(key, who, json);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    public void complete(String key, Program who) {
        Answer answer = completion(key, who);
        assertThat(answer.status()).as(answer.body()).isEqualTo(204);
    }

    public void refusesCompletion(String key, Program who, String sentence) {
        Answer answer = completion(key, who);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().at("/message").asText()).isEqualTo(sentence);
    }

    private Answer completion(String key, Program who) {
        return who.post("/engine-rest/task/" + task(key).getId() + "/complete", "{}");
    }

    private String form(String key) {
        return "/api/tasks/" + task(key).getId() + "/form";
    }
}
