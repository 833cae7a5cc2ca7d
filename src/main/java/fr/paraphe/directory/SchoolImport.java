package fr.paraphe.directory;

import fr.paraphe.csv.CellReader;
import fr.paraphe.csv.Codes;
import fr.paraphe.directory.SchoolImport.SchoolRow;
import jakarta.persistence.EntityManager;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** ecoles.csv: a school is known again by its UAI, or else by its commune, type and name, so that a missing UAI can be given later. */
final class SchoolImport implements KindImport<SchoolRow> {

    private record Name(String commune, SchoolType type, String name) {
    }

    /** @param uai null when missing */
    record SchoolRow(String uai, String commune, SchoolType type, String name) {

        private Name fullName() {
            return new Name(commune, type, name);
        }
    }

    private final EntityManager entities;
    private final KnownCodes known;
    private final Map<SchoolRow, School> before = new HashMap<>();

    SchoolImport(EntityManager entities, KnownCodes known) {
        this.entities = entities;
        this.known = known;
    }

    @Override
    public SchoolRow read(CellReader cells) {
        String commune = known.read(cells, "commune", ImportKind.COMMUNES);
        String uai = uai(cells, commune);
        SchoolType type = cells.code("type", 5, SchoolImport::type, "un type d’école : EM (maternelle), EE (élémentaire) ou EP (primaire)");
        return new SchoolRow(uai, commune, type, cells.text("nom", 100));
    }

    private static String uai(CellReader cells, String commune) {
        String entered = cells.optionalText("uai", 20);
        if (entered == null || cells.failedOn("uai")) {
            return null;
        }
        UaiCheck check = Uai.check(entered);
        if (!check.valid()) {
            cells.error("uai", check.sentence());
            return null;
        }
        Uai uai = new Uai(check.normalised());
        Optional.ofNullable(commune).flatMap(Insee::read).filter(insee -> !insee.departement().equals(uai.departement()))
            .ifPresent(insee -> cells.warn("uai", "le code UAI " + uai.code() + " est d’un autre département que la commune " + insee.code() + "."));
        return uai.code();
    }

    private static Optional<SchoolType> type(String text) {
        String letters = Codes.normalise(text).replace(".", "");
        return Arrays.stream(SchoolType.values()).filter(type -> type.name().equals(letters)).findFirst();
    }

    @Override
    public Map<String, Object> keys(SchoolRow row) {
        return row.uai == null ? Map.of("nom", row.fullName()) : Map.of("uai", row.uai, "nom", row.fullName());
    }

    @Override
    public void checkTogether(List<Row<SchoolRow>> rows) {
        Map<String, School> byUai = new HashMap<>();
        Map<Name, School> byName = new HashMap<>();
        load(rows, byUai, byName);
        Map<School, Integer> lines = new HashMap<>();
        for (Row<SchoolRow> row : rows) {
            School sameUai = row.value().uai == null ? null : byUai.get(row.value().uai);
            School school = sameUai != null ? sameUai : byName.get(row.value().fullName());
            if (school != null) {
                before.put(row.value(), school);
                Integer other = lines.putIfAbsent(school, row.cells().line());
                if (other != null) {
                    row.cells().error("nom", "c’est l’école que décrit déjà la ligne " + other + ".");
                }
            }
        }
        for (Row<SchoolRow> row : rows) {
            School sameName = byName.get(row.value().fullName());
            if (sameName != null && !lines.containsKey(sameName)) {
                row.cells().error("nom", "il existe déjà une école " + sameName.type() + " " + sameName.name() + " dans cette commune, avec l’UAI " + sameName.uai().orElse("manquant") + ".");
            }
        }
    }

    private void load(List<Row<SchoolRow>> rows, Map<String, School> byUai, Map<Name, School> byName) {
        Set<String> communes = new HashSet<>();
        rows.forEach(row -> communes.add(row.value().commune));
        for (String commune : communes) {
            entities.createQuery("select s from School s where s.commune = :commune", School.class).setParameter("commune", commune).getResultStream()
                .forEach(school -> byName.put(new Name(commune, school.type(), school.name()), school));
        }
        entities.createQuery("select s from School s where s.uai is not null", School.class).getResultStream().forEach(school -> byUai.put(school.uai().orElseThrow(), school));
    }

    @Override
    public Effect store(SchoolRow row) {
        School school = before.get(row);
        if (school == null) {
            entities.persist(new School(row.uai, row.commune, row.type, row.name));
            return Effect.ADDED;
        }
        // An empty cell means that the UAI is not known to the writer: what is stored already is not forgotten.
        String uai = row.uai == null ? school.uai().orElse(null) : row.uai;
        SchoolRow after = new SchoolRow(uai, row.commune, row.type, row.name);
        if (after.equals(new SchoolRow(school.uai().orElse(null), school.commune(), school.type(), school.name()))) {
            return Effect.UNCHANGED;
        }
        school.update(after.uai, after.commune, after.type, after.name);
        return Effect.UPDATED;
    }
}
