package fr.paraphe.engine.audit;

import fr.paraphe.calendar.CivilClock;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CollectionType;
import org.hibernate.type.CompositeType;
import org.hibernate.type.Type;
import org.springframework.stereotype.Component;

/**
 * What people read of a value in the audit trail, which keeps it as it is stored: the word for a code, 30/10/2017 for a date, «oui» and «non». Which field of which
 * entity a line tells of is known from its subject; a value of anything else stays as it is.
 */
@Component
public class AuditValues {

    /** How our enums tell their French name, where they have one. */
    private static final List<String> NAMES = List.of("label", "french", "frenchName", "named");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.FRANCE);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss", Locale.FRANCE);

    private final AuditWords words;
    private final CivilClock clock;
    /** Longest words first: «Lettre de la préfecture n° 3» is not a «Lettre». */
    private final Map<String, Map<String, Field>> fields = new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));

    /** @param parts of each element, where the field holds several things of several parts */
    private record Field(Class<?> type, List<Class<?>> parts) {
    }

    AuditValues(EntityManagerFactory factory, AuditWords words, CivilClock clock) {
        this.words = words;
        this.clock = clock;
        SessionFactoryImplementor sessions = factory.unwrap(SessionFactoryImplementor.class);
        sessions.getMappingMetamodel().forEachEntityDescriptor(entity -> fields.put(words.entity(entity.getMappedClass().getSimpleName()), fieldsOf(entity, sessions)));
    }

    /**
     * @param subject of the line, e.g. «Avenant», «Titre de perception n° 12»
     * @param field   as it is recorded, e.g. {@code mayor.lastName}
     * @param value   as it is stored, or null
     */
    public String of(String subject, String field, String value) {
        if (value == null) {
            return null;
        }
        Optional<Field> known = fields.entrySet().stream().filter(entity -> subject.equals(entity.getKey()) || subject.startsWith(entity.getKey() + " "))
            .findFirst().map(entity -> entity.getValue().get(field));
        if (known.isEmpty()) {
            return value;
        }
        List<Class<?>> parts = known.get().parts();
        return parts.isEmpty() ? read(known.get().type(), value)
            : value.lines().map(line -> Arrays.stream(line.split(", ")).map(part -> readAny(parts, part)).collect(Collectors.joining(", "))).collect(Collectors.joining("\n"));
    }

    /** French for a constant of an enum that is stored. */
    String word(Enum<?> constant) {
        for (String name : NAMES) {
            try {
                Method method = constant.getDeclaringClass().getDeclaredMethod(name);
                method.setAccessible(true);
                return String.valueOf(method.invoke(constant));
            } catch (NoSuchMethodException none) {
                // the next one
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return words.constant(constant);
    }

    private String read(Class<?> type, String value) {
        try {
            if (type.isEnum()) {
                return constant(type, value).map(this::word).orElse(value);
            }
            if (type == LocalDate.class) {
                return DAY.format(LocalDate.parse(value));
            }
            if (type == Instant.class) {
                return MOMENT.format(Instant.parse(value).atZone(clock.zone()));
            }
        } catch (DateTimeException shortened) {
            return value;
        }
        if (type == boolean.class || type == Boolean.class) {
            return value.equals("true") ? "oui" : value.equals("false") ? "non" : value;
        }
        return type == BigDecimal.class ? value.replace('.', ',') : value;
    }

    /** A part of an element says nothing of which one it is: an empty one is left out. A constant and a day are known by their looks. */
    private String readAny(List<Class<?>> parts, String value) {
        for (Class<?> part : parts) {
            if (part.isEnum() && constant(part, value).isPresent() || part == LocalDate.class && value.matches("\\d{4}-\\d\\d-\\d\\d")) {
                return read(part, value);
            }
        }
        return value;
    }

    private static Optional<Enum<?>> constant(Class<?> type, String value) {
        return Arrays.stream(type.getEnumConstants()).<Enum<?>>map(each -> (Enum<?>) each).filter(each -> each.name().equals(value)).findFirst();
    }

    private static Map<String, Field> fieldsOf(EntityPersister entity, SessionFactoryImplementor sessions) {
        Map<String, Field> fields = new HashMap<>();
        String[] names = entity.getPropertyNames();
        Type[] types = entity.getPropertyTypes();
        for (int at = 0; at < names.length; at++) {
            add(names[at], types[at], sessions, fields);
        }
        return fields;
    }

    private static void add(String name, Type type, SessionFactoryImplementor sessions, Map<String, Field> fields) {
        if (type instanceof CompositeType composite) {
            String[] names = composite.getPropertyNames();
            for (int at = 0; at < names.length; at++) {
                add(name + "." + names[at], composite.getSubtypes()[at], sessions, fields);
            }
        } else if (type instanceof CollectionType collection) {
            Type element = collection.getElementType(sessions);
            List<Class<?>> parts = element instanceof CompositeType composite ? Arrays.stream(composite.getSubtypes()).<Class<?>>map(Type::getReturnedClass).toList()
                : List.of(element.getReturnedClass());
            fields.put(name, new Field(element.getReturnedClass(), parts));
        } else {
            fields.put(name, new Field(type.getReturnedClass(), List.of()));
        }
    }
}
