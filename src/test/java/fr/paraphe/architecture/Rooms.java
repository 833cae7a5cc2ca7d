package fr.paraphe.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The plan of the house: which room may use which. The words of docs/adr/0008, as data. */
final class Rooms {

    static final String HOUSE = "fr.paraphe";
    /** What everybody may use, because it is given data and knows no room. The house's own package (Verdict, Refusal…) is one of them. */
    static final Set<String> LEAVES = Set.of("calendar", "csv", "document", "mail", "audit");
    private static final Set<String> EVERY_ROOM = Set.of("calendar", "csv", "directory", "convention", "council", "prefecture", "signature", "avenant", "contribution",
            "dispute", "reminder", "document", "mail", "audit", "web", "engine", "security");

    static final Map<String, Set<String>> ARROWS = arrows();

    private Rooms() {
    }

    private static Map<String, Set<String>> arrows() {
        Map<String, Set<String>> arrows = new LinkedHashMap<>();
        arrows.put("calendar", Set.of());
        arrows.put("csv", Set.of());
        arrows.put("document", Set.of("calendar"));
        arrows.put("mail", Set.of("calendar"));
        arrows.put("audit", Set.of("calendar"));
        arrows.put("directory", withLeaves());
        arrows.put("convention", withLeaves("directory"));
        arrows.put("council", withLeaves("directory"));
        arrows.put("prefecture", withLeaves("directory"));
        arrows.put("signature", withLeaves("convention", "prefecture"));
        arrows.put("avenant", withLeaves("convention"));
        arrows.put("contribution", withLeaves("convention", "avenant"));
        arrows.put("dispute", withLeaves("convention"));
        arrows.put("reminder", withLeaves("directory"));
        arrows.put("security", withLeaves("directory"));
        arrows.put("web", EVERY_ROOM);
        arrows.put("engine", EVERY_ROOM);
        return arrows;
    }

    private static Set<String> withLeaves(String... rooms) {
        Set<String> allowed = new LinkedHashSet<>(LEAVES);
        allowed.addAll(List.of(rooms));
        return allowed;
    }

    /** The room a class of ours lives in; empty for the house's own package and for everybody else's classes. */
    static Optional<String> roomOf(JavaClass type) {
        String packageName = type.getPackageName();
        if (!packageName.startsWith(HOUSE + ".")) {
            return Optional.empty();
        }
        return Optional.of(packageName.substring(HOUSE.length() + 1).split("\\.")[0]);
    }

    static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(HOUSE) || type.getPackageName().startsWith(HOUSE + ".");
    }
}
