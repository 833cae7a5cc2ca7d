package fr.paraphe.directory;

import fr.paraphe.csv.CellReader;
import fr.paraphe.directory.CirconscriptionImport.CirconscriptionRow;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.regex.Pattern;

/** circonscriptions.csv */
final class CirconscriptionImport implements KindImport<CirconscriptionRow> {

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]*");

    record CirconscriptionRow(String code, String name, String academie) {

        static CirconscriptionRow of(Circonscription stored) {
            return new CirconscriptionRow(stored.code(), stored.name(), stored.academie());
        }
    }

    private final EntityManager entities;
    private final KnownCodes known;

    CirconscriptionImport(EntityManager entities, KnownCodes known) {
        this.entities = entities;
        this.known = known;
    }

    @Override
    public CirconscriptionRow read(CellReader cells) {
        return new CirconscriptionRow(
            cells.matching("code", 30, CODE, "un code de circonscription : des lettres minuscules, des chiffres et des tirets, par exemple aude-1"),
            cells.text("nom", 100),
            known.read(cells, "academie", ImportKind.ACADEMIES));
    }

    @Override
    public Map<String, Object> keys(CirconscriptionRow row) {
        return Map.of("code", row.code);
    }

    @Override
    public String declares(CirconscriptionRow row) {
        return row.code;
    }

    @Override
    public Effect store(CirconscriptionRow row) {
        Circonscription stored = entities.find(Circonscription.class, row.code);
        if (stored == null) {
            entities.persist(new Circonscription(row.code, row.name, row.academie));
            return Effect.ADDED;
        }
        if (row.equals(CirconscriptionRow.of(stored))) {
            return Effect.UNCHANGED;
        }
        stored.update(row.name, row.academie);
        return Effect.UPDATED;
    }
}
