package fr.paraphe.directory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Imports the CSV files of a folder in the order in which they depend on each other, each on its own: a refused file leaves the others their
 * chance, but those that depend on it are only checked.
 */
@Component
public class FolderImport {

    private final DirectoryImport directoryImport;

    FolderImport(DirectoryImport directoryImport) {
        this.directoryImport = directoryImport;
    }

    /** @return one report for each file, and one for the folder itself where it cannot be read or holds no file to import */
    public List<ImportReport> run(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of(ImportReport.refused(folder.toString(), "Ce n’est pas un dossier."));
        }
        List<ImportReport> reports = new ArrayList<>(unknownFiles(folder));
        List<ImportKind> refused = new ArrayList<>();
        KnownCodes declared = new KnownCodes();
        for (ImportKind kind : ImportKind.values()) {
            Path file = folder.resolve(kind.fileName());
            if (Files.isRegularFile(file)) {
                List<String> missing = refused.stream().filter(kind.dependencies()::contains).map(ImportKind::fileName).toList();
                DirectoryImport.Outcome outcome = directoryImport.importFile(kind, kind.fileName(), read(file), declared, missing);
                reports.add(outcome.report());
                if (!outcome.report().accepted()) {
                    refused.add(kind);
                    declared.addAll(outcome.declared());
                }
            }
        }
        return reports.isEmpty() ? List.of(ImportReport.refused(folder.toString(), "Le dossier ne contient aucun fichier à importer ; " + expectedNames())) : reports;
    }

    private static List<ImportReport> unknownFiles(Path folder) {
        List<String> known = Arrays.stream(ImportKind.values()).map(ImportKind::fileName).toList();
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".csv") && !known.contains(name)).sorted()
                .map(name -> ImportReport.refused(name, "Fichier inconnu ; " + expectedNames())).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String expectedNames() {
        return "les noms attendus sont : " + String.join(", ", Arrays.stream(ImportKind.values()).map(ImportKind::fileName).toList()) + ".";
    }

    private static byte[] read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(DirectoryImport.MAX_BYTES + 1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
