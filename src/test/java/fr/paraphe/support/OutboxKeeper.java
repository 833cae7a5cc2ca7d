package fr.paraphe.support;

import fr.paraphe.mail.Mail;
import fr.paraphe.mail.MailState;
import fr.paraphe.mail.MailStatus;
import fr.paraphe.mail.Outbox;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An outbox in memory, whose mails are accepted by the server when a test says so. */
public class OutboxKeeper implements Outbox {

    private final Map<String, Mail> mails = new LinkedHashMap<>();
    private final Map<String, Instant> sent = new LinkedHashMap<>();
    private int posted;

    @Override
    public void post(Mail mail) {
        posted++;
        mails.putIfAbsent(mail.key(), mail);
    }

    @Override
    public Map<String, MailState> states(Collection<String> keys) {
        return keys.stream().filter(mails::containsKey).collect(Collectors.toMap(Function.identity(),
            key -> new MailState(sent.containsKey(key) ? MailStatus.SENT : MailStatus.WAITING, sent.get(key), "<" + key + ">", null)));
    }

    public void acceptAll(Instant at) {
        mails.keySet().forEach(key -> sent.putIfAbsent(key, at));
    }

    public List<Mail> mails() {
        return List.copyOf(mails.values());
    }

    public int posted() {
        return posted;
    }

    public void clear() {
        mails.clear();
        sent.clear();
        posted = 0;
    }
}
