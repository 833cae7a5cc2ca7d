package fr.paraphe.directory;

import fr.paraphe.csv.CellReader;
import fr.paraphe.directory.AcademieImport.AcademieRow;
import jakarta.persistence.EntityManager;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** academies.csv */
final class AcademieImport implements KindImport<AcademieRow> {

    static final List<String> CIVILITIES = List.of("M.", "Mme");
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]*");

    record AcademieRow(String code, String name, ZoneId zone, String city, String postalAddress, String recteurCivility, String recteurFirstName, String recteurLastName,
                       String recteurTitle) {

        static AcademieRow of(Academie stored) {
            return new AcademieRow(stored.code(), stored.name(), stored.zone(), stored.city(), stored.postalAddress(), stored.recteurCivility(), stored.recteurFirstName(),
                stored.recteurLastName(), stored.recteurTitle());
        }
    }

    private final EntityManager entities;

    AcademieImport(EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public AcademieRow read(CellReader cells) {
        return new AcademieRow(
            cells.matching("code", 20, CODE, "un code d’académie : des lettres minuscules, par exemple montpellier"),
            cells.text("nom", 100),
            cells.code("fuseau", 40, AcademieImport::zone, "un fuseau horaire, par exemple Europe/Paris"),
            cells.text("ville", 60),
            cells.address("adresse", 300),
            cells.choice("civilite_recteur", CIVILITIES, Function.identity()),
            cells.text("prenom_recteur", 60),
            cells.text("nom_recteur", 60),
            cells.text("titre_recteur", 200));
    }

    private static Optional<ZoneId> zone(String text) {
        return text.contains("/") && ZoneId.getAvailableZoneIds().contains(text) ? Optional.of(ZoneId.of(text)) : Optional.empty();
    }

    @Override
    public Map<String, Object> keys(AcademieRow row) {
        return Map.of("code", row.code);
    }

    @Override
    public String declares(AcademieRow row) {
        return row.code;
    }

    @Override
    public Effect store(AcademieRow row) {
        Academie stored = entities.find(Academie.class, row.code);
        if (stored == null) {
            entities.persist(new Academie(row.code, row.name, row.zone, row.city, row.postalAddress, row.recteurCivility, row.recteurFirstName, row.recteurLastName, row.recteurTitle));
            return Effect.ADDED;
        }
        if (row.equals(AcademieRow.of(stored))) {
            return Effect.UNCHANGED;
        }
        stored.update(row.name, row.zone, row.city, row.postalAddress, row.recteurCivility, row.recteurFirstName, row.recteurLastName, row.recteurTitle);
        return Effect.UPDATED;
    }
}
