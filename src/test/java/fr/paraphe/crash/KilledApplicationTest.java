package fr.paraphe.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import fr.paraphe.ParapheApplication;
import fr.paraphe.support.Answer;
import fr.paraphe.support.OwnProcess;
import fr.paraphe.support.Program;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The application as a process of its own, killed without warning while it sends the convocations of Castelnaudary, and started again on the same file: the case
 * stands where its last commit left it, and nobody gets a mail twice.
 */
class KilledApplicationTest {

    private static final String CLERK = "secretariat-11076";
    private static final String REFERENCE = "ENT-11076-2017";
    private static final Pattern READY = Pattern.compile("Paraphe est prêt : http://127\\.0\\.0\\.1:(\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final GreenMail mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    private Path folder;
    private Process application;
    private int port;

    @BeforeEach
    void startMailServer() {
        mailServer.start();
    }

    @AfterEach
    void stop() {
        if (application != null) {
            application.destroyForcibly();
        }
        mailServer.stop();
    }

    @Test
    void killedWhileTheConvocationsLeave() throws Exception {
        start();
        String before = toTheConvocation();
        Program clerk = Program.as(port, CLERK);
        // nobody waits for the answer: the process may die before it comes
        CompletableFuture.runAsync(() -> clerk.post("/engine-rest/task/" + before + "/complete", "{}"));
        assertThat(mailServer.waitForIncomingEmail(PATIENCE.toMillis(), 3)).isTrue();
        application.destroyForcibly().waitFor();

        start();
        assertThat(openTasks()).containsExactly("UserTask_RecordPosting");
        await().atMost(PATIENCE).until(() -> mails().stream().noneMatch(mail -> List.of("WAITING", "SENDING").contains(mail.path("status").asText())));

        List<String> received = Arrays.stream(mailServer.getReceivedMessages()).map(KilledApplicationTest::recipientAndSubject).toList();
        assertThat(received).doesNotHaveDuplicates();
        List<String> sent = mails().stream().filter(mail -> mail.path("status").asText().equals("SENT"))
            .map(mail -> mail.path("to").asText() + " / " + mail.path("subject").asText()).toList();
        assertThat(sent).hasSizeGreaterThan(15);
        assertThat(received).containsAll(sent);
        // at most the one that was under way when the process died waits for a human
        assertThat(mails()).filteredOn(mail -> !mail.path("status").asText().equals("SENT"))
            .hasSizeLessThanOrEqualTo(1).allSatisfy(mail -> assertThat(mail.path("status").asText()).isEqualTo("UNCERTAIN"));
    }

    /**
     * The session is weeks away, so that no reminder is due: one that fires while its task is completed would have the clerk try again.
     *
     * @return the open task that sends the convocations
     */
    private String toTheConvocation() {
        Program clerk = Program.as(port, CLERK);
        assertThat(clerk.post("/api/conventions", """
            {"commune":"11076","firstSchoolYear":"2017-2018","object":"CONVENTION ENT-ECOLE"}""").status()).isEqualTo(201);
        assertThat(clerk.post("/engine-rest/process-definition/key/convention-lifecycle/start", """
            {"businessKey":"%s","variables":{"commune":{"value":"11076","type":"String"}}}""".formatted(REFERENCE)).status()).isEqualTo(200);
        done("UserTask_EstablishSchoolList", """
            {"schools":[{"type":"EE","name":"EST","commune":"11076"}]}""");
        done("UserTask_PrepareSession", """
            {"object":"CONVENTION ENT-ECOLE","decision":"AUTORISE le maire à signer.","date":"2017-11-30","time":"18:30","place":"Hôtel de ville","explanatoryNote":"Note."}""");
        String task = task("UserTask_SendConvocation");
        assertThat(clerk.put("/api/tasks/" + task + "/form", "{\"confirmed\":true}").status()).isEqualTo(204);
        return task;
    }

    private void done(String taskKey, String input) {
        Program clerk = Program.as(port, CLERK);
        String task = task(taskKey);
        Answer saved = clerk.put("/api/tasks/" + task + "/form", input);
        assertThat(saved.status()).as(saved.body()).isEqualTo(204);
        assertThat(clerk.post("/engine-rest/task/" + task + "/complete", "{}").status()).isEqualTo(204);
    }

    private String task(String taskKey) {
        return StreamSupport.stream(tasks().spliterator(), false).filter(task -> task.path("taskDefinitionKey").asText().equals(taskKey))
            .map(task -> task.path("id").asText()).findFirst().orElseThrow(() -> new AssertionError(taskKey + " is not open, only " + openTasks()));
    }

    private List<String> openTasks() {
        return StreamSupport.stream(tasks().spliterator(), false).map(task -> task.path("taskDefinitionKey").asText()).collect(Collectors.toList());
    }

    private JsonNode tasks() {
        return Program.as(port, CLERK).get("/engine-rest/task?processInstanceBusinessKey=" + REFERENCE).json();
    }

    private List<JsonNode> mails() {
        return StreamSupport.stream(Program.as(port, CLERK).get("/api/mails?reference=" + REFERENCE).json().spliterator(), false).toList();
    }

    private static String recipientAndSubject(MimeMessage message) {
        try {
            return message.getAllRecipients()[0] + " / " + message.getSubject();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    private void start() throws IOException {
        List<String> command = new ArrayList<>(OwnProcess.ofTheApplication(ParapheApplication.class, "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of("--server.port=0", "--paraphe.demo.starts-at=2017-10-24T07:00:00Z", "--paraphe.mail.sweep=true",
            "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("paraphe") + ";DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0",
            "--spring.mail.host=127.0.0.1", "--spring.mail.port=" + mailServer.getSmtp().getPort()));
        application = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        port = awaitPort(new BufferedReader(new InputStreamReader(application.getInputStream(), StandardCharsets.UTF_8)));
    }

    private int awaitPort(BufferedReader output) throws IOException {
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.add(line);
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                Thread reader = new Thread(() -> output.lines().forEach(rest -> { }));
                reader.setDaemon(true);
                reader.start();
                return Integer.parseInt(ready.group(1));
            }
        }
        throw new AssertionError("the application did not start:\n" + String.join("\n", said));
    }
}
