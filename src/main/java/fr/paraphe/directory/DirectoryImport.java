package fr.paraphe.directory;

import fr.paraphe.audit.AuditEvent;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditTrail;
import fr.paraphe.csv.CellReader;
import fr.paraphe.csv.CsvTable;
import fr.paraphe.csv.ImportFinding;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Brings CSV files into the directory. A file comes in as a whole or, with a single error, not at all; then every bad line is reported. A row that
 * exists is updated, none is ever deleted, and the same file twice changes nothing.
 */
@Service
public class DirectoryImport {

    /** A larger file is refused: whoever reads one need not read more. */
    public static final int MAX_BYTES = CsvTable.MAX_BYTES;

    /** @param declared the codes that the file's readable lines declare, whether it was stored or not */
    record Outcome(ImportReport report, KnownCodes declared) {
    }

    private final EntityManager entities;
    private final AuditTrail trail;

    DirectoryImport(EntityManager entities, AuditTrail trail) {
        this.entities = entities;
        this.trail = trail;
    }

    /** @param file the file's name as the report should give it */
    @Transactional
    public ImportReport importFile(ImportKind kind, String file, byte[] bytes) {
        return importFile(kind, file, bytes, new KnownCodes(), List.of()).report();
    }

    /**
     * @param declared what refused files of the same folder declare, so that their errors do not come back as unknown codes here
     * @param missing  the refused files on which this one depends; with any, it is checked but not stored
     */
    @Transactional
    Outcome importFile(ImportKind kind, String file, byte[] bytes, KnownCodes declared, List<String> missing) {
        KnownCodes known = storedCodes().addAll(declared);
        return switch (kind) {
            case ACADEMIES -> run(kind, file, bytes, missing, new AcademieImport(entities));
            case CIRCONSCRIPTIONS -> run(kind, file, bytes, missing, new CirconscriptionImport(entities, known));
            case COMMUNES -> run(kind, file, bytes, missing, new CommuneImport(entities, known));
            case COUNCILLORS -> run(kind, file, bytes, missing, new CouncillorImport(entities, known));
            case SCHOOLS -> run(kind, file, bytes, missing, new SchoolImport(entities, known));
            case MAILBOXES -> run(kind, file, bytes, missing, new MailboxImport(entities, known));
        };
    }

    private KnownCodes storedCodes() {
        return new KnownCodes()
            .add(ImportKind.ACADEMIES, entities.createQuery("select a.code from Academie a", String.class).getResultList())
            .add(ImportKind.CIRCONSCRIPTIONS, entities.createQuery("select c.code from Circonscription c", String.class).getResultList())
            .add(ImportKind.COMMUNES, entities.createQuery("select c.insee from Commune c", String.class).getResultList());
    }

    private <R extends Record> Outcome run(ImportKind kind, String file, byte[] bytes, List<String> missing, KindImport<R> importer) {
        CsvTable table = CsvTable.read(bytes, kind.columns());
        List<ImportFinding> errors = new ArrayList<>(table.errors());
        List<ImportFinding> warnings = new ArrayList<>();
        List<KindImport.Row<R>> rows = new ArrayList<>();
        for (CsvTable.Line line : table.lines()) {
            CellReader cells = new CellReader(line, errors, warnings);
            R value = importer.read(cells);
            if (!cells.failed()) {
                rows.add(new KindImport.Row<>(cells, value));
            }
        }
        refuseTwins(rows, importer);
        importer.checkTogether(rows.stream().filter(row -> !row.cells().failed()).toList());
        if (table.lines().isEmpty() && errors.isEmpty()) {
            warnings.add(new ImportFinding(0, "", "Le fichier ne contient aucune ligne."));
        }
        missing.forEach(other -> errors.add(new ImportFinding(0, "", "Le fichier dépend de " + other + ", qui est refusé : corrigez-le d’abord.")));
        int[] effects = new int[KindImport.Effect.values().length];
        if (errors.isEmpty()) {
            store(rows, importer, effects, errors);
        }
        errors.sort(Comparator.comparingInt(ImportFinding::line));
        KnownCodes declared = new KnownCodes().add(kind, rows.stream().map(row -> importer.declares(row.value())).filter(code -> code != null).toList());
        ImportReport report = errors.isEmpty()
            ? new ImportReport(file, table.lines().size(), effects[KindImport.Effect.ADDED.ordinal()], effects[KindImport.Effect.UPDATED.ordinal()],
                effects[KindImport.Effect.UNCHANGED.ordinal()], errors, warnings)
            : new ImportReport(file, table.lines().size(), 0, 0, 0, errors, warnings);
        if (report.accepted()) {
            trail.record(AuditEvent.ofHouse(AuditKind.IMPORTED, file).change("added", null, String.valueOf(report.added()))
                .change("updated", null, String.valueOf(report.updated())).change("unchanged", null, String.valueOf(report.unchanged())));
        }
        return new Outcome(report, declared);
    }

    private static <R extends Record> void refuseTwins(List<KindImport.Row<R>> rows, KindImport<R> importer) {
        Map<Map.Entry<String, Object>, Integer> firstLines = new HashMap<>();
        for (KindImport.Row<R> row : rows) {
            importer.keys(row.value()).entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(key -> {
                Integer first = firstLines.putIfAbsent(Map.entry(key.getKey(), key.getValue()), row.cells().line());
                if (first != null) {
                    row.cells().error(key.getKey(), "figure déjà à la ligne " + first + ".");
                }
            });
        }
    }

    private <R extends Record> void store(List<KindImport.Row<R>> rows, KindImport<R> importer, int[] effects, List<ImportFinding> errors) {
        try {
            rows.forEach(row -> effects[importer.store(row.value()).ordinal()]++);
            entities.flush();
        } catch (PersistenceException clash) {
            // The constraints of the database have the last word: another import at the same time, or two rows that exchange their names.
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            errors.add(new ImportFinding(0, "", "Le fichier contredit ce qui vient d’être enregistré : relancez l’import, et si deux lignes échangent leurs noms ou leurs codes, faites-le en deux fois."));
        }
    }
}
