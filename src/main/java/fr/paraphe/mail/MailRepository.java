package fr.paraphe.mail;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

/** Every change of a status names the status it starts from: whoever comes second changes no row. */
interface MailRepository extends JpaRepository<MailRow, Long> {

    Optional<MailRow> findByMailKey(String mailKey);

    List<MailRow> findByMailKeyIn(Collection<String> mailKeys);

    List<MailRow> findByReferenceOrderById(String reference);

    List<MailRow> findByReferenceInOrderById(Collection<String> references);

    interface AttachmentName {

        Long getMail();

        String getName();
    }

    @Query("select m.id as mail, a.name as name from MailRow m join m.attachments a where m.reference in :references order by m.id, index(a)")
    List<AttachmentName> attachmentNames(Collection<String> references);

    @Query("select a.name from MailRow m join m.attachments a where m.id = :id order by index(a)")
    List<String> attachmentNames(long id);

    @Query("select m.id from MailRow m where m.status = fr.paraphe.mail.MailStatus.WAITING and m.nextAttemptAt <= :now order by m.id")
    List<Long> findDue(Instant now, Limit limit);

    @Query("select m from MailRow m left join fetch m.attachments where m.id = :id")
    Optional<MailRow> findWithAttachments(long id);

    @Modifying
    @Query("""
        update versioned MailRow m
        set m.status = fr.paraphe.mail.MailStatus.SENDING, m.node = :node, m.claimedAt = :now, m.attempts = m.attempts + 1, m.nextAttemptAt = null
        where m.id = :id and m.status = fr.paraphe.mail.MailStatus.WAITING""")
    int claim(long id, String node, Instant now);

    /** @param from SENDING, or UNCERTAIN when this very attempt was given up for lost and the server's acceptance came after all */
    @Modifying
    @Query("""
        update versioned MailRow m
        set m.status = fr.paraphe.mail.MailStatus.SENT, m.sentAt = :acceptedAt, m.lastError = null
        where m.id = :id and m.attempts = :attempt and m.status = :from""")
    int markSent(long id, int attempt, MailStatus from, Instant acceptedAt);

    @Modifying
    @Query("""
        update versioned MailRow m
        set m.status = :status, m.failures = m.failures + 1, m.nextAttemptAt = :nextAttemptAt, m.lastError = :error
        where m.id = :id and m.attempts = :attempt and m.status = fr.paraphe.mail.MailStatus.SENDING""")
    int markFailed(long id, int attempt, MailStatus status, Instant nextAttemptAt, String error);

    /** A mail that is being sent, as far as it takes to give it up. */
    interface Claimed {

        long getId();

        int getAttempts();

        String getReference();

        String getCommune();
    }

    @Query("""
        select m.id as id, m.attempts as attempts, m.reference as reference, m.commune as commune from MailRow m
        where m.status = fr.paraphe.mail.MailStatus.SENDING and m.node = :node order by m.id""")
    List<Claimed> claimedBy(String node);

    @Query("""
        select m.id as id, m.attempts as attempts, m.reference as reference, m.commune as commune from MailRow m
        where m.status = fr.paraphe.mail.MailStatus.SENDING and m.claimedAt < :before order by m.id""")
    List<Claimed> claimedBefore(Instant before);

    @Modifying
    @Query("""
        update versioned MailRow m
        set m.status = fr.paraphe.mail.MailStatus.UNCERTAIN, m.lastError = :error
        where m.id = :id and m.attempts = :attempt and m.status = fr.paraphe.mail.MailStatus.SENDING""")
    int giveUp(long id, int attempt, String error);

    /** @param from FAILED or UNCERTAIN */
    @Modifying
    @Query("""
        update versioned MailRow m
        set m.status = fr.paraphe.mail.MailStatus.WAITING, m.failures = 0, m.nextAttemptAt = :now, m.resentBy = :by
        where m.id = :id and m.status = :from""")
    int sendAgain(long id, MailStatus from, Instant now, String by);
}
