package fr.paraphe.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.mail.ScriptedMailServer.Mood;
import jakarta.mail.Message;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The outbox and its sender: once, after the commit, and never twice. */
@MailSlice
class OutboxTest {

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort());

    @Autowired
    MailService outbox;
    @Autowired
    MailRepository mails;
    @Autowired
    SettableClock time;
    @Autowired
    CivilClock clock;
    @Autowired
    MailSlice.Woken woken;
    @Autowired
    ApplicationEventPublisher events;
    @Autowired
    PlatformTransactionManager transactions;

    TransactionTemplate transaction;

    @BeforeEach
    void emptyTheOutbox() {
        transaction = new TransactionTemplate(transactions);
        mails.deleteAll();
        woken.moved().clear();
        time.set(MailSlice.START);
    }

    @Test
    void isWrittenInTheTransactionThatDecidesIt() {
        transaction.executeWithoutResult(status -> {
            outbox.post(mail("rolled-back"));
            status.setRollbackOnly();
        });
        assertThat(outbox.states(List.of("rolled-back"))).isEmpty();
        assertThatThrownBy(() -> outbox.post(mail("outside"))).isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void theSenderIsWokenByACommitOnly() {
        int before = woken.times();
        transaction.executeWithoutResult(status -> {
            outbox.post(mail("rolled-back"));
            status.setRollbackOnly();
        });
        assertThat(woken.times()).isEqualTo(before);
        post(mail("committed"));
        assertThat(woken.times()).isEqualTo(before + 1);
    }

    @Test
    void theSameKeyIsPostedOnce() {
        post(mail("twice"));
        post(new Mail("twice", "autre@example.fr", "Autre", "Autre", List.of(), "ENT-11076-2017", "11076"));
        assertThat(outbox.of("ENT-11076-2017")).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("helene.giral@example.fr");
            assertThat(mail.status()).isEqualTo(MailStatus.WAITING);
            assertThat(mail.postedAt()).isEqualTo(MailSlice.START);
            assertThat(mail.attachments()).containsExactly("convocation.pdf");
        });
    }

    @Test
    void withoutAMailServerItIsKeptAndReadable() {
        MailSettings none = new MailSettings(false, "mairie@castelnaudary.example", "", "node-1", Duration.ofMinutes(15));
        MailService kept = new MailService(mails, none, clock, events);
        int before = woken.times();
        transaction.executeWithoutResult(status -> kept.post(mail("kept")));
        assertThat(kept.states(List.of("kept")).values()).extracting(MailState::status).containsExactly(MailStatus.KEPT);
        assertThat(kept.of("ENT-11076-2017")).singleElement().satisfies(mail -> assertThat(mail.body()).contains("à l’hôtel de ville"));
        assertThat(woken.times()).isEqualTo(before);
        long id = kept.of("ENT-11076-2017").get(0).id();
        assertThatThrownBy(() -> kept.resend(id, "secretariat-11076")).isInstanceOf(RefusedException.class)
            .hasMessage("Aucun serveur de courriel n’est configuré : le courriel reste lisible ici.");
        sender("node-1", SERVER.getSmtp().getPort()).sendDue();
        assertThat(SERVER.getReceivedMessages()).isEmpty();
    }

    @Test
    void theServerGetsItWhole() throws Exception {
        post(mail("convocation/1"));
        time.set(MailSlice.START.plusSeconds(5));
        sender("node-1", SERVER.getSmtp().getPort()).sendDue();

        assertThat(state("convocation/1").status()).isEqualTo(MailStatus.SENT);
        assertThat(state("convocation/1").sentAt()).isEqualTo(MailSlice.START.plusSeconds(5));
        MimeMessage received = SERVER.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("Convocation du conseil municipal – séance à 18 h 30, œuvre à 50 €");
        assertThat(received.getAllRecipients()).extracting(Object::toString).containsExactly("helene.giral@example.fr");
        assertThat(received.getFrom()).extracting(Object::toString).containsExactly("mairie@castelnaudary.example");
        assertThat(received.getMessageID()).isEqualTo(state("convocation/1").messageId()).endsWith("@castelnaudary.example>");
        assertThat(received.getSentDate().toInstant()).isEqualTo(MailSlice.START.plusSeconds(5));
        Multipart parts = (Multipart) received.getContent();
        assertThat(text(parts.getBodyPart(0))).contains("La séance se tiendra à l’hôtel de ville «\u00a0salle du conseil\u00a0».");
        Part file = parts.getBodyPart(1);
        assertThat(MimeUtility.decodeText(file.getFileName())).isEqualTo("convocation.pdf");
        assertThat(file.getContentType()).startsWith("application/pdf");
        assertThat(file.getInputStream().readAllBytes()).isEqualTo("%PDF é".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theMessageIdComesFromTheKey() {
        post(mail("same"));
        String first = state("same").messageId();
        mails.deleteAll();
        post(mail("same"));
        post(mail("other"));
        assertThat(state("same").messageId()).isEqualTo(first).isNotEqualTo(state("other").messageId());
    }

    @Test
    void aTestSystemSendsEverythingToOneAddress() throws Exception {
        post(mail("redirected"));
        MailSettings redirecting = new MailSettings(true, "mairie@castelnaudary.example", "essais@example.fr", "node-1", Duration.ofMinutes(15));
        sender(redirecting, new MailCarrier(connection(SERVER.getSmtp().getPort()), redirecting)).sendDue();
        MimeMessage received = SERVER.getReceivedMessages()[0];
        assertThat(received.getAllRecipients()).extracting(Object::toString).containsExactly("essais@example.fr");
        assertThat(received.getSubject()).startsWith("[pour helene.giral@example.fr] Convocation");
        assertThat(text(((Multipart) received.getContent()).getBodyPart(0)))
            .startsWith("Système de test : ce courriel était destiné à helene.giral@example.fr.");
    }

    @Test
    void aDeadServerIsTriedAgainLaterAndLaterAndThenGivenUp() throws Exception {
        post(mail("patient"));
        OutboxSender sender = sender("node-1", deadPort());
        Instant now = MailSlice.START;
        for (String wait : List.of("PT10M", "PT1H", "PT6H", "P1D")) {
            sender.sendDue();
            assertThat(state("patient").status()).isEqualTo(MailStatus.WAITING);
            assertThat(only().nextAttemptAt()).isEqualTo(now.plus(Duration.parse(wait)));
            time.set(now.plus(Duration.parse(wait)).minusSeconds(1));
            sender.sendDue();
            assertThat(only().nextAttemptAt()).as("not before its time").isEqualTo(now.plus(Duration.parse(wait)));
            now = now.plus(Duration.parse(wait));
            time.set(now);
        }
        sender.sendDue();
        assertThat(only().status()).isEqualTo(MailStatus.FAILED);
        assertThat(only().attempts()).isEqualTo(5);
        assertThat(only().lastError()).startsWith("Le serveur de courriel n’a pas pris le courriel : ");

        outbox.resend(only().id(), "secretariat-11076");
        sender("node-1", SERVER.getSmtp().getPort()).sendDue();
        assertThat(only().status()).isEqualTo(MailStatus.SENT);
        assertThat(only().resentBy()).isEqualTo("secretariat-11076");
        assertThat(only().lastError()).isNull();
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
        assertThat(woken.moved()).extracting(MailMoved::reference, MailMoved::commune, MailMoved::from, MailMoved::to, MailMoved::by).containsExactly(
            tuple("ENT-11076-2017", "11076", MailStatus.WAITING, MailStatus.FAILED, null),
            tuple("ENT-11076-2017", "11076", MailStatus.FAILED, MailStatus.WAITING, "secretariat-11076"),
            tuple("ENT-11076-2017", "11076", MailStatus.WAITING, MailStatus.SENT, null));
        assertThat(woken.moved().get(0).error()).startsWith("Le serveur de courriel n’a pas pris le courriel : ");
        assertThat(woken.moved().get(2).sentAt()).isEqualTo(now);
    }

    @Test
    void aDeadServerIsAskedOnceAtATimeAndDelaysNobodyElse() throws Exception {
        post(mail("first"));
        post(mail("second"));
        sender("node-1", deadPort()).sendDue();
        assertThat(outbox.of("ENT-11076-2017")).extracting(OutboxMail::attempts).containsExactly(1, 0);
        sender("node-1", SERVER.getSmtp().getPort()).sendDue();
        assertThat(state("first").status()).isEqualTo(MailStatus.WAITING);
        assertThat(state("second").status()).isEqualTo(MailStatus.SENT);
        time.set(MailSlice.START.plus(Duration.ofMinutes(10)));
        sender("node-1", SERVER.getSmtp().getPort()).sendDue();
        assertThat(state("first").status()).isEqualTo(MailStatus.SENT);
    }

    @Test
    void aRefusedMailDelaysNobodyElse() throws Exception {
        post(new Mail("no-address", "Hélène GIRAL", "Convocation", "…", List.of(), "ENT-11076-2017", "11076"));
        post(mail("second"));
        sender("node-1", SERVER.getSmtp().getPort()).sendDue();
        assertThat(state("second").status()).isEqualTo(MailStatus.SENT);
    }

    @Test
    void twoTransactionsWithTheSameKeyWriteOneMail() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<String> posting = () -> {
            together.await();
            try {
                post(mail("race"));
                return "posted";
            } catch (RefusedException e) {
                return e.getMessage();
            }
        };
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (Future<String> run : two.invokeAll(List.of(posting, posting))) {
                assertThat(run.get()).matches("posted|Le courriel .* à helene.giral@example.fr vient d’être enregistré par ailleurs : recommencez\\.");
            }
        } finally {
            two.shutdownNow();
        }
        assertThat(outbox.of("ENT-11076-2017")).hasSize(1);
    }

    @Test
    void aVeryLongSubjectIsShortened() {
        post(new Mail("long", "a@example.fr", "é".repeat(600), "…", List.of(), "ENT-11076-2017", "11076"));
        assertThat(only().subject()).isEqualTo("é".repeat(499) + "…");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        REFUSES_RECIPIENT       | WAITING   | 550 no such mailbox
        REFUSES_MAIL            | WAITING   | 554 looks like spam
        HANGS_UP_AFTER_THE_MAIL | UNCERTAIN | on ne sait pas si le courriel est parti
        HANGS_UP_AT_GOODBYE     | SENT      |
        """)
    void whatTheServersAnswerMeans(Mood mood, MailStatus status, String error) throws Exception {
        post(mail("answered"));
        try (ScriptedMailServer server = new ScriptedMailServer(mood)) {
            sender("node-1", server.port()).sendDue();
        }
        assertThat(state("answered").status()).isEqualTo(status);
        if (error == null) {
            assertThat(state("answered").lastError()).isNull();
        } else {
            assertThat(state("answered").lastError()).contains(error);
        }
    }

    @Test
    void anAddressThatIsNoneFailsAtOnce() {
        post(new Mail("no-address", "Hélène GIRAL", "Convocation", "…", List.of(), "ENT-11076-2017", "11076"));
        sender("node-1", SERVER.getSmtp().getPort()).sendDue();
        assertThat(state("no-address").status()).isEqualTo(MailStatus.FAILED);
        assertThat(state("no-address").lastError()).startsWith("Adresse ou contenu impossible à envoyer : ");
    }

    @Test
    void aSubjectOfTwoLinesStaysOneHeader() throws Exception {
        post(new Mail("headers", "a@example.fr", "Un\r\nBcc: b@example.fr", "Deux", List.of(), "ENT-11076-2017", "11076"));
        sender("node-1", SERVER.getSmtp().getPort()).sendDue();
        MimeMessage received = SERVER.getReceivedMessages()[0];
        assertThat(received.getSubject()).isEqualTo("Un Bcc: b@example.fr");
        assertThat(received.getRecipients(Message.RecipientType.BCC)).isNull();
    }

    @Test
    void twoNodesSendEachMailOnce() throws Exception {
        int count = 30;
        IntStream.range(0, count).forEach(number -> post(mail("both/" + number)));
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> runs = List.of("node-1", "node-2").stream().<Future<?>>map(node -> nodes.submit(() -> {
                together.await();
                sender(node, SERVER.getSmtp().getPort()).sendDue();
                return null;
            })).toList();
            for (Future<?> run : runs) {
                run.get();
            }
        } finally {
            nodes.shutdownNow();
        }
        assertThat(Arrays.stream(SERVER.getReceivedMessages()).map(OutboxTest::messageId)).hasSize(count).doesNotHaveDuplicates();
        assertThat(outbox.of("ENT-11076-2017")).extracting(OutboxMail::status).containsOnly(MailStatus.SENT);
        assertThat(outbox.of("ENT-11076-2017")).extracting(OutboxMail::attempts).containsOnly(1);
    }

    @Test
    void killedAfterTheServerHadItTheMailIsUncertainAndNotDoubled() {
        post(mail("killed"));
        killedWhileSending();
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
        assertThat(state("killed").status()).isEqualTo(MailStatus.SENDING);

        OutboxSender otherNode = sender("node-2", SERVER.getSmtp().getPort());
        otherNode.giveUpOwn();
        otherNode.sendDue();
        assertThat(state("killed").status()).as("another node's start says nothing about this mail").isEqualTo(MailStatus.SENDING);

        OutboxSender restarted = sender("node-1", SERVER.getSmtp().getPort());
        restarted.giveUpOwn();
        restarted.sendDue();
        assertThat(state("killed").status()).isEqualTo(MailStatus.UNCERTAIN);
        assertThat(state("killed").lastError()).isEqualTo("L’envoi a été interrompu : on ne sait pas si le courriel est parti.");
        time.set(MailSlice.START.plus(Duration.ofDays(30)));
        restarted.sendDue();
        assertThat(SERVER.getReceivedMessages()).hasSize(1);

        outbox.resend(only().id(), "secretariat-11076");
        restarted.sendDue();
        assertThat(SERVER.getReceivedMessages()).hasSize(2);
        assertThat(Arrays.stream(SERVER.getReceivedMessages()).map(OutboxTest::messageId).distinct()).hasSize(1);
        assertThat(state("killed").status()).isEqualTo(MailStatus.SENT);
        assertThat(woken.moved()).extracting(MailMoved::from, MailMoved::to).containsExactly(tuple(MailStatus.WAITING, MailStatus.UNCERTAIN),
            tuple(MailStatus.UNCERTAIN, MailStatus.WAITING), tuple(MailStatus.WAITING, MailStatus.SENT));
    }

    @Test
    void aNodeThatNeverComesBackLeavesItsMailUncertainAfterAQuarterOfAnHour() {
        post(mail("killed"));
        killedWhileSending();
        OutboxSender otherNode = sender("node-2", SERVER.getSmtp().getPort());
        time.set(MailSlice.START.plus(Duration.ofMinutes(15)));
        otherNode.sendDue();
        assertThat(state("killed").status()).isEqualTo(MailStatus.SENDING);
        time.set(MailSlice.START.plus(Duration.ofMinutes(15)).plusSeconds(1));
        otherNode.sendDue();
        assertThat(state("killed").status()).isEqualTo(MailStatus.UNCERTAIN);
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
    }

    @Test
    void anAcceptanceThatComesAfterAllCounts() {
        post(mail("late"));
        MailCarrier slow = new MailCarrier(connection(SERVER.getSmtp().getPort()), MailSlice.SETTINGS) {
            @Override
            void carry(Mail mail, String messageId, Instant at) {
                super.carry(mail, messageId, at);
                time.set(MailSlice.START.plus(Duration.ofHours(1)));
                sender("node-2", SERVER.getSmtp().getPort()).sendDue();
                assertThat(state("late").status()).isEqualTo(MailStatus.UNCERTAIN);
            }
        };
        sender(MailSlice.SETTINGS, slow).sendDue();
        assertThat(state("late").status()).isEqualTo(MailStatus.SENT);
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
        assertThat(woken.moved()).extracting(MailMoved::from, MailMoved::to)
            .containsExactly(tuple(MailStatus.WAITING, MailStatus.UNCERTAIN), tuple(MailStatus.UNCERTAIN, MailStatus.SENT));
    }

    @Test
    void onlyWhatFailedOrIsUncertainIsSentAgain() {
        post(mail("waiting"));
        long id = only().id();
        assertThatThrownBy(() -> outbox.resend(id, "secretariat-11076")).isInstanceOf(RefusedException.class)
            .hasMessage("Ce courriel n’est ni en échec ni incertain (En attente d’envoi) : il ne peut pas être renvoyé.");
        sender("node-1", SERVER.getSmtp().getPort()).sendDue();
        assertThatThrownBy(() -> outbox.resend(id, "secretariat-11076")).isInstanceOf(RefusedException.class).hasMessageContaining("(Envoyé)");
        assertThatThrownBy(() -> outbox.resend(-1, "secretariat-11076")).isInstanceOf(NotFoundException.class).hasMessage("Courriel introuvable.");
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
    }

    @Test
    void moreThanOneBatchIsSentInOneGo() {
        IntStream.range(0, 51).forEach(number -> post(mail("many/" + number)));
        sender("node-1", SERVER.getSmtp().getPort()).sendDue();
        assertThat(SERVER.getReceivedMessages()).hasSize(51);
    }

    private void killedWhileSending() {
        MailCarrier killed = new MailCarrier(connection(SERVER.getSmtp().getPort()), MailSlice.SETTINGS) {
            @Override
            void carry(Mail mail, String messageId, Instant at) {
                super.carry(mail, messageId, at);
                throw new Killed();
            }
        };
        assertThatThrownBy(() -> sender(MailSlice.SETTINGS, killed).sendDue()).isInstanceOf(Killed.class);
    }

    /** Stands for the end of the process: nothing after it runs. */
    private static final class Killed extends Error {
    }

    private void post(Mail mail) {
        transaction.executeWithoutResult(status -> outbox.post(mail));
    }

    private MailState state(String key) {
        return outbox.states(List.of(key)).get(key);
    }

    private OutboxMail only() {
        return outbox.of("ENT-11076-2017").get(0);
    }

    private OutboxSender sender(String node, int port) {
        MailSettings settings = new MailSettings(true, MailSlice.SETTINGS.from(), "", node, MailSlice.SETTINGS.giveUpAfter());
        return sender(settings, new MailCarrier(connection(port), settings));
    }

    private OutboxSender sender(MailSettings settings, MailCarrier carrier) {
        TransactionTemplate own = new TransactionTemplate(transactions);
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return new OutboxSender(mails, carrier, settings, clock, own, events);
    }

    private static JavaMailSenderImpl connection(int port) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        sender.getJavaMailProperties().setProperty("mail.smtp.connectiontimeout", "5000");
        sender.getJavaMailProperties().setProperty("mail.smtp.timeout", "5000");
        return sender;
    }

    private static int deadPort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Mail mail(String key) {
        return new Mail(key, "helene.giral@example.fr", "Convocation du conseil municipal – séance à 18 h 30, œuvre à 50 €",
            "Madame,\n\nLa séance se tiendra à l’hôtel de ville «\u00a0salle du conseil\u00a0».\n",
            List.of(new Attachment("convocation.pdf", "application/pdf", "%PDF é".getBytes(StandardCharsets.UTF_8))), "ENT-11076-2017", "11076");
    }

    /** The text of a part, past the «related» wrapping that Spring puts around it. */
    private static String text(Part part) throws Exception {
        Object content = part.getContent();
        return content instanceof Multipart inner ? text(inner.getBodyPart(0)) : content.toString().replace("\r\n", "\n");
    }

    private static String messageId(MimeMessage message) {
        try {
            return Optional.ofNullable(message.getMessageID()).orElseThrow();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
