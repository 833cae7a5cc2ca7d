package fr.paraphe.audit;

import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.hibernate.action.spi.AfterTransactionCompletionProcess;
import org.hibernate.action.spi.BeforeTransactionCompletionProcess;
import org.hibernate.engine.spi.SessionImplementor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.orm.jpa.EntityManagerHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Where everybody says what was done. What is told here is written with the transaction that did it, just before it commits: nothing is done without its line, and
 * no line stands for what was rolled back.
 */
@Service
@Transactional
public class AuditTrail {

    private final EntityManagerFactory factory;
    private final AuditChains chains;
    private final ObjectProvider<Acting> acting;
    /** Of each running transaction, by its session. */
    private final Map<SessionImplementor, Told> transactions = new ConcurrentHashMap<>();

    AuditTrail(EntityManagerFactory factory, AuditChains chains, ObjectProvider<Acting> acting) {
        this.factory = factory;
        this.chains = chains;
        this.acting = acting;
    }

    /** What was done, in the transaction that does it or, without one, at once. */
    public void record(AuditEvent event) {
        recordAtCommit(() -> List.of(event));
    }

    /** For what can only be told once everything of the transaction is written: asked just before the commit, and may query the database. */
    public void recordAtCommit(Supplier<List<AuditEvent>> events) {
        if (TransactionSynchronizationManager.isCurrentTransactionReadOnly()) {
            throw new IllegalStateException("a transaction that only reads has nothing to record; record what was read after it");
        }
        told().add(events, acting());
    }

    /** Everything that this transaction does is done by a deputy for that person. */
    public void inPlaceOf(String account) {
        told().inPlaceOf = account;
    }

    private Actor acting() {
        return Acting.Named.current().orElseGet(() -> Optional.ofNullable(acting.getIfAvailable()).flatMap(Acting::current).orElseGet(Actor::house));
    }

    private Told told() {
        EntityManagerHolder holder = (EntityManagerHolder) TransactionSynchronizationManager.getResource(factory);
        if (holder == null) {
            throw new IllegalStateException("no transaction to record with");
        }
        SessionImplementor session = holder.getEntityManager().unwrap(SessionImplementor.class);
        return transactions.computeIfAbsent(session, this::begin);
    }

    /** Hibernate calls back after its last flush: the lines of entities that are only written at the commit are there too. */
    private Told begin(SessionImplementor session) {
        Told told = new Told();
        session.getActionQueue().registerProcess((BeforeTransactionCompletionProcess) committing -> {
            while (!told.isEmpty()) {
                chains.append(told.take());
            }
        });
        session.getActionQueue().registerProcess((AfterTransactionCompletionProcess) (success, ended) -> transactions.remove(session));
        return told;
    }

    /** What one transaction has told so far. Used by its thread alone. */
    private static final class Told {

        private record Later(Supplier<List<AuditEvent>> events, Actor actor) {
        }

        private List<Later> later = new ArrayList<>();
        private String inPlaceOf;

        void add(Supplier<List<AuditEvent>> events, Actor actor) {
            later.add(new Later(events, actor));
        }

        boolean isEmpty() {
            return later.isEmpty();
        }

        List<AuditEvent> take() {
            List<Later> taken = later;
            later = new ArrayList<>();
            List<AuditEvent> events = new ArrayList<>();
            for (Later one : taken) {
                for (AuditEvent event : one.events().get()) {
                    AuditEvent acted = event.actor() == null ? event.by(one.actor()) : event;
                    events.add(acted.inPlaceOf() == null && inPlaceOf != null ? acted.inPlaceOf(inPlaceOf) : acted);
                }
            }
            return events;
        }
    }
}
