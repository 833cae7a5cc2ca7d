package fr.paraphe.engine.audit;

import fr.paraphe.audit.AuditEvent;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditTrail;
import fr.paraphe.audit.Change;
import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.engine.spi.CollectionEntry;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.AbstractCollectionEvent;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostCollectionRecreateEvent;
import org.hibernate.event.spi.PostCollectionRecreateEventListener;
import org.hibernate.event.spi.PostDeleteEvent;
import org.hibernate.event.spi.PostDeleteEventListener;
import org.hibernate.event.spi.PostInsertEvent;
import org.hibernate.event.spi.PostInsertEventListener;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.event.spi.PreCollectionRemoveEvent;
import org.hibernate.event.spi.PreCollectionRemoveEventListener;
import org.hibernate.event.spi.PreCollectionUpdateEvent;
import org.hibernate.event.spi.PreCollectionUpdateEventListener;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CollectionType;
import org.hibernate.type.CompositeType;
import org.hibernate.type.Type;
import org.springframework.stereotype.Component;

/** Tells the audit trail every change of every entity, field by field, in the transaction that makes it; so that a room cannot forget to. */
@Component
class EntityChanges implements PostInsertEventListener, PostUpdateEventListener, PostDeleteEventListener, PostCollectionRecreateEventListener,
        PreCollectionUpdateEventListener, PreCollectionRemoveEventListener {

    /** Come by the hundred thousand with an import, which has its own line; what an import changes is told. */
    private static final Set<String> OF_THE_DIRECTORY = Set.of("Academie", "Circonscription", "Commune", "Councillor", "Mailbox", "School");
    /** The bytes of a paper, known by its row with their SHA-256. */
    private static final Set<String> WITHOUT_LINE = Set.of("DocumentContent");
    /** What says nothing of what was done: how far a machine has come, and texts that their own row keeps and never changes. */
    private static final Map<String, Set<String>> WITHOUT_VALUE = Map.of(
        "MailRow", Set.of("body", "messageId", "node", "claimedAt", "attempts", "failures", "nextAttemptAt", "attachments"),
        "Campaign", Set.of("done", "lastReference", "noticeReference"));
    private static final String VERSION = "version";

    private final AuditTrail trail;
    private final CaseOfRow cases;
    private final AuditWords words;

    EntityChanges(AuditTrail trail, CaseOfRow cases, AuditWords words, EntityManagerFactory factory) {
        this.trail = trail;
        this.cases = cases;
        this.words = words;
        EventListenerRegistry registry = factory.unwrap(SessionFactoryImplementor.class).getServiceRegistry().requireService(EventListenerRegistry.class);
        registry.appendListeners(EventType.POST_INSERT, this);
        registry.appendListeners(EventType.POST_UPDATE, this);
        registry.appendListeners(EventType.POST_DELETE, this);
        registry.appendListeners(EventType.POST_COLLECTION_RECREATE, this);
        registry.appendListeners(EventType.PRE_COLLECTION_UPDATE, this);
        registry.appendListeners(EventType.PRE_COLLECTION_REMOVE, this);
    }

    @Override
    public void onPostInsert(PostInsertEvent event) {
        if (OF_THE_DIRECTORY.contains(name(event.getPersister()))) {
            return;
        }
        told(AuditKind.CREATED, event.getPersister(), event.getId(), event.getState(), changes(event.getPersister(), null, event.getState(), null));
    }

    @Override
    public void onPostUpdate(PostUpdateEvent event) {
        List<Change> changes = changes(event.getPersister(), event.getOldState(), event.getState(), event.getDirtyProperties());
        if (!changes.isEmpty()) {
            told(AuditKind.CHANGED, event.getPersister(), event.getId(), event.getState(), changes);
        }
    }

    @Override
    public void onPostDelete(PostDeleteEvent event) {
        told(AuditKind.REMOVED, event.getPersister(), event.getId(), event.getDeletedState(), changes(event.getPersister(), event.getDeletedState(), null, null));
    }

    @Override
    public void onPostRecreateCollection(PostCollectionRecreateEvent event) {
        told(AuditKind.CREATED, event, null, event.getCollection());
    }

    @Override
    public void onPreUpdateCollection(PreCollectionUpdateEvent event) {
        told(AuditKind.CHANGED, event, event.getCollection().getStoredSnapshot(), event.getCollection());
    }

    @Override
    public void onPreRemoveCollection(PreCollectionRemoveEvent event) {
        told(AuditKind.REMOVED, event, event.getCollection() == null ? null : event.getCollection().getStoredSnapshot(), null);
    }

    /** Everything is told before the commit, in its transaction. */
    @Override
    public boolean requiresPostCommitHandling(EntityPersister persister) {
        return false;
    }

    private void told(AuditKind kind, AbstractCollectionEvent event, Object before, PersistentCollection<?> after) {
        Object entity = event.getAffectedOwnerOrNull();
        if (entity == null || event.getCollection() == null) {
            return;
        }
        CollectionEntry entry = event.getSession().getPersistenceContextInternal().getCollectionEntry(event.getCollection());
        CollectionPersister collection = entry.getCurrentPersister() != null ? entry.getCurrentPersister() : entry.getLoadedPersister();
        if (collection == null) {
            return;
        }
        EntityPersister persister = event.getSession().getEntityPersister(event.getAffectedOwnerEntityName(), entity);
        String field = collection.getRole().substring(collection.getRole().lastIndexOf('.') + 1);
        if (ignored(persister, field)) {
            return;
        }
        Type elements = ((CollectionType) persister.getPropertyTypes()[List.of(persister.getPropertyNames()).indexOf(field)]).getElementType(event.getSession().getFactory());
        String old = elements(elements, before);
        String now = elements(elements, after);
        if (!Objects.equals(old, now)) {
            told(kind, persister, event.getAffectedOwnerIdOrNull(), persister.getValues(entity), List.of(new Change(field, old, now)));
        }
    }

    private void told(AuditKind kind, EntityPersister persister, Object id, Object[] state, List<Change> changes) {
        String entity = name(persister);
        if (WITHOUT_LINE.contains(entity)) {
            return;
        }
        Object[] row = state.clone();
        String subject = words.entity(entity) + number(persister, id);
        trail.recordAtCommit(() -> {
            Optional<CaseOfRow.Owned> owned = cases.of(entity, property(persister, id, row));
            return List.of(new AuditEvent(owned.map(CaseOfRow.Owned::reference).orElse(""), owned.map(CaseOfRow.Owned::owner).orElse(""), kind, subject, changes, null, null));
        });
    }

    private static Function<String, Object> property(EntityPersister persister, Object id, Object[] row) {
        return name -> {
            if (name.equals(persister.getIdentifierPropertyName())) {
                return id;
            }
            int dot = name.indexOf('.');
            if (dot > 0) {
                boolean ofKey = name.substring(0, dot).equals(persister.getIdentifierPropertyName()) && persister.getIdentifierType() instanceof CompositeType;
                return ofKey ? part((CompositeType) persister.getIdentifierType(), id, name.substring(dot + 1)) : null;
            }
            List<String> names = List.of(persister.getPropertyNames());
            return names.contains(name) ? row[names.indexOf(name)] : null;
        };
    }

    private static Object part(CompositeType key, Object id, String name) {
        int at = List.of(key.getPropertyNames()).indexOf(name);
        return at < 0 ? null : key.getPropertyValues(id)[at];
    }

    /** « n° 12», «: 2018-2019»; nothing where the case's own reference is the key. */
    private static String number(EntityPersister persister, Object id) {
        if (persister.getIdentifierType() instanceof CompositeType key) {
            List<String> names = List.of(key.getPropertyNames());
            Object[] parts = key.getPropertyValues(id);
            return " " + names.stream().filter(name -> !name.equals("reference")).map(name -> shown(parts[names.indexOf(name)])).collect(Collectors.joining(" "));
        }
        if (id instanceof Number) {
            return " n° " + id;
        }
        return Set.of("reference", "convention").contains(persister.getIdentifierPropertyName()) ? "" : " " + id;
    }

    private static List<Change> changes(EntityPersister persister, Object[] before, Object[] after, int[] dirty) {
        List<Change> changes = new ArrayList<>();
        String[] names = persister.getPropertyNames();
        Type[] types = persister.getPropertyTypes();
        Set<Integer> looked = dirty == null ? null : Arrays.stream(dirty).boxed().collect(Collectors.toSet());
        for (int i = 0; i < names.length; i++) {
            if (!types[i].isCollectionType() && !ignored(persister, names[i]) && (looked == null || looked.contains(i))) {
                compare(names[i], types[i], before == null ? null : before[i], after == null ? null : after[i], changes);
            }
        }
        return changes;
    }

    private static void compare(String name, Type type, Object before, Object after, List<Change> changes) {
        if (type instanceof CompositeType component) {
            String[] names = component.getPropertyNames();
            Object[] old = before == null ? new Object[names.length] : component.getPropertyValues(before);
            Object[] now = after == null ? new Object[names.length] : component.getPropertyValues(after);
            for (int i = 0; i < names.length; i++) {
                compare(name + "." + names[i], component.getSubtypes()[i], old[i], now[i], changes);
            }
            return;
        }
        String old = shown(before);
        String now = shown(after);
        if (!Objects.equals(old, now)) {
            changes.add(new Change(name, old, now));
        }
    }

    private static boolean ignored(EntityPersister persister, String property) {
        return property.equals(VERSION) || WITHOUT_VALUE.getOrDefault(name(persister), Set.of()).contains(property);
    }

    private static String name(EntityPersister persister) {
        return persister.getMappedClass().getSimpleName();
    }

    private static String elements(Type type, Object collection) {
        if (!(collection instanceof Collection<?> all) || all.isEmpty()) {
            return null;
        }
        return all.stream().filter(Objects::nonNull).map(element -> element(type, element)).collect(Collectors.joining("\n"));
    }

    private static String element(Type type, Object element) {
        if (type instanceof CompositeType component) {
            List<String> parts = new ArrayList<>();
            for (Object part : component.getPropertyValues(element)) {
                String text = shown(part);
                if (text != null) {
                    parts.add(text);
                }
            }
            return String.join(", ", parts);
        }
        return shown(element);
    }

    private static String shown(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value == null ? null : value.toString();
    }
}
