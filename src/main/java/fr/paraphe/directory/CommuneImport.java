package fr.paraphe.directory;

import fr.paraphe.csv.CellReader;
import fr.paraphe.directory.CommuneImport.CommuneRow;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** communes.csv */
final class CommuneImport implements KindImport<CommuneRow> {

    private static final int MAX_POPULATION = 5_000_000;
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    /** @param circonscription null where the file leaves it out */
    record CommuneRow(Insee insee, String name, Siren siren, int population, String arrondissement, String academie, String circonscription, String postalAddress) {

        static CommuneRow of(Commune stored) {
            return new CommuneRow(new Insee(stored.insee()), stored.name(), new Siren(stored.siren()), stored.population(), stored.arrondissement(), stored.academie(),
                stored.circonscription().orElse(null), stored.postalAddress());
        }
    }

    private final EntityManager entities;
    private final KnownCodes known;

    CommuneImport(EntityManager entities, KnownCodes known) {
        this.entities = entities;
        this.known = known;
    }

    @Override
    public CommuneRow read(CellReader cells) {
        Insee insee = cells.code("insee", 10, Insee::read, "un code INSEE de commune : cinq caractères, par exemple 11076 (un tableur a pu effacer le zéro du début)");
        String name = cells.text("nom", 100);
        Siren siren = siren(cells);
        if (insee != null && siren != null) {
            siren.warningFor(insee).ifPresent(warning -> cells.warn("siren", warning));
        }
        int population = cells.number("population", 0, MAX_POPULATION);
        String arrondissement = cells.matching("arrondissement", 1, DIGIT, "le chiffre de l’arrondissement, par exemple 1");
        String academie = known.read(cells, "academie", ImportKind.ACADEMIES);
        String circonscription = cells.optionalText("circonscription", 30);
        if (circonscription != null && !cells.failedOn("circonscription")) {
            known.checked(cells, "circonscription", ImportKind.CIRCONSCRIPTIONS, circonscription);
            Circonscription stored = entities.find(Circonscription.class, circonscription);
            if (stored != null && academie != null && !stored.academie().equals(academie)) {
                cells.error("circonscription", "la circonscription «" + circonscription + "» est de l’académie «" + stored.academie() + "», non de «" + academie + "».");
            }
        }
        return new CommuneRow(insee, name, siren, population, arrondissement, academie, circonscription, cells.address("adresse", 300));
    }

    private static Siren siren(CellReader cells) {
        String entered = cells.text("siren", 20);
        if (entered == null || cells.failedOn("siren")) {
            return null;
        }
        SirenCheck check = Siren.check(entered);
        if (!check.valid()) {
            cells.error("siren", check.sentence());
            return null;
        }
        return new Siren(check.normalised());
    }

    @Override
    public Map<String, Object> keys(CommuneRow row) {
        return Map.of("insee", row.insee, "siren", row.siren);
    }

    @Override
    public String declares(CommuneRow row) {
        return row.insee.code();
    }

    @Override
    public void checkTogether(List<Row<CommuneRow>> rows) {
        Set<String> inFile = new HashSet<>();
        rows.forEach(row -> inFile.add(row.value().insee.code()));
        Map<String, Commune> others = new HashMap<>();
        entities.createQuery("select c from Commune c", Commune.class).getResultStream().filter(commune -> !inFile.contains(commune.insee()))
            .forEach(commune -> others.put(commune.siren(), commune));
        for (Row<CommuneRow> row : rows) {
            Commune other = others.get(row.value().siren.number());
            if (other != null) {
                row.cells().error("siren", "ce numéro SIREN est déjà celui de " + other.name() + " (" + other.insee() + ").");
            }
        }
    }

    @Override
    public Effect store(CommuneRow row) {
        Commune stored = entities.find(Commune.class, row.insee.code());
        if (stored == null) {
            entities.persist(new Commune(row.insee.code(), row.name, row.siren.number(), row.population, row.insee.departement(), row.arrondissement, row.academie,
                row.circonscription, row.postalAddress));
            return Effect.ADDED;
        }
        if (row.equals(CommuneRow.of(stored))) {
            return Effect.UNCHANGED;
        }
        stored.update(row.name, row.siren.number(), row.population, row.insee.departement(), row.arrondissement, row.academie, row.circonscription, row.postalAddress);
        return Effect.UPDATED;
    }
}
