package fr.paraphe.directory;

import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.csv.CellReader;
import fr.paraphe.directory.CouncillorImport.CouncillorRow;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** conseillers.csv */
final class CouncillorImport implements KindImport<CouncillorRow> {

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final int MAX_ORDER = 300;

    private record Key(String commune, String identifier) {
    }

    /** Optional cells are null when empty. */
    record CouncillorRow(String commune, String identifier, int orderNumber, String civility, String lastName, String firstName, Office office, String email,
                         String postalAddress, Channel channel, LocalDate channelRequestedOn, LocalDate inOfficeFrom, LocalDate inOfficeUntil) {

        static CouncillorRow of(Councillor stored) {
            return new CouncillorRow(stored.commune(), stored.identifier(), stored.orderNumber(), stored.civility(), stored.lastName(), stored.firstName(), stored.office(),
                stored.email().orElse(null), stored.postalAddress().orElse(null), stored.channel(), stored.channelRequestedOn().orElse(null), stored.inOfficeFrom(),
                stored.inOfficeUntil().orElse(null));
        }

        private Key key() {
            return new Key(commune, identifier);
        }

        private boolean isInOfficeWith(CouncillorRow other) {
            return !(inOfficeUntil != null && inOfficeUntil.isBefore(other.inOfficeFrom)) && !(other.inOfficeUntil != null && other.inOfficeUntil.isBefore(inOfficeFrom));
        }
    }

    private final EntityManager entities;
    private final KnownCodes known;
    private final Map<Key, Councillor> stored = new HashMap<>();

    CouncillorImport(EntityManager entities, KnownCodes known) {
        this.entities = entities;
        this.known = known;
    }

    @Override
    public CouncillorRow read(CellReader cells) {
        CouncillorRow row = new CouncillorRow(
            known.read(cells, "commune", ImportKind.COMMUNES),
            cells.matching("identifiant", 60, IDENTIFIER, "un identifiant : des lettres minuscules sans accent, des chiffres et des tirets, par exemple martin-jeanne"),
            cells.number("ordre", 1, MAX_ORDER),
            cells.choice("civilite", AcademieImport.CIVILITIES, Function.identity()),
            cells.text("nom", 60),
            cells.text("prenom", 60),
            cells.choice("fonction", Office.class),
            cells.optionalEmail("courriel"),
            cells.optionalAddress("adresse", 300),
            cells.choice("canal", Channel.class),
            cells.optionalDate("canal_demande_le"),
            cells.date("debut_mandat"),
            cells.optionalDate("fin_mandat"));
        if (row.channel == Channel.DEMATERIALISE && row.email == null) {
            cells.error("courriel", "la case est vide, or ce conseiller est convoqué de manière dématérialisée.");
        }
        if ((row.channel == Channel.DOMICILE || row.channel == Channel.AUTRE_ADRESSE) && row.postalAddress == null) {
            cells.error("adresse", "la case est vide, or ce conseiller est convoqué par écrit.");
        }
        if (row.inOfficeFrom != null && row.inOfficeUntil != null && row.inOfficeUntil.isBefore(row.inOfficeFrom)) {
            cells.error("fin_mandat", "le mandat finirait le " + FrenchDates.numeric(row.inOfficeUntil) + ", avant d’avoir commencé le " + FrenchDates.numeric(row.inOfficeFrom) + ".");
        }
        return row;
    }

    @Override
    public Map<String, Object> keys(CouncillorRow row) {
        return Map.of("identifiant", row.key());
    }

    @Override
    public void checkTogether(List<Row<CouncillorRow>> rows) {
        Set<String> communes = new HashSet<>();
        Set<Key> inFile = new HashSet<>();
        rows.forEach(row -> {
            communes.add(row.value().commune);
            inFile.add(row.value().key());
        });
        for (String commune : communes) {
            entities.createQuery("select c from Councillor c where c.commune = :commune", Councillor.class).setParameter("commune", commune).getResultStream()
                .forEach(councillor -> stored.put(new Key(commune, councillor.identifier()), councillor));
        }
        Map<String, List<CouncillorRow>> mayors = new HashMap<>();
        stored.forEach((key, councillor) -> {
            if (!inFile.contains(key)) {
                addIfMayor(mayors, CouncillorRow.of(councillor));
            }
        });
        for (Row<CouncillorRow> row : rows) {
            if (row.value().office == Office.MAIRE) {
                mayors.getOrDefault(row.value().commune, List.of()).stream().filter(row.value()::isInOfficeWith).findFirst()
                    .ifPresent(other -> row.cells().error("fonction", other.firstName + " " + other.lastName + " est déjà maire pendant ce mandat : il n’y a qu’un maire à la fois."));
                addIfMayor(mayors, row.value());
            }
        }
    }

    private static void addIfMayor(Map<String, List<CouncillorRow>> mayors, CouncillorRow row) {
        if (row.office == Office.MAIRE) {
            mayors.computeIfAbsent(row.commune, any -> new ArrayList<>()).add(row);
        }
    }

    @Override
    public Effect store(CouncillorRow row) {
        Councillor before = stored.get(row.key());
        if (before == null) {
            entities.persist(new Councillor(row.commune, row.identifier, row.civility, row.lastName, row.firstName, row.office, row.email, row.postalAddress, row.channel,
                row.channelRequestedOn, row.inOfficeFrom, row.inOfficeUntil, row.orderNumber));
            return Effect.ADDED;
        }
        if (row.equals(CouncillorRow.of(before))) {
            return Effect.UNCHANGED;
        }
        before.update(row.civility, row.lastName, row.firstName, row.office, row.email, row.postalAddress, row.channel, row.channelRequestedOn, row.inOfficeFrom,
            row.inOfficeUntil, row.orderNumber);
        return Effect.UPDATED;
    }
}
