package fr.paraphe.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Outside a test's own transaction: what stays in the database is what was committed. */
@DirectorySlice
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class FolderImportTest {

    private static final String ACADEMIES = "code;nom;fuseau;ville;adresse;civilite_recteur;prenom_recteur;nom_recteur;titre_recteur\n"
        + "montpellier;Académie de Montpellier;Europe/Paris;Montpellier;34064 Montpellier;Mme;Armande;Le Pellec Muller;Recteur\n";
    private static final String COMMUNES = "insee;nom;siren;population;arrondissement;academie;circonscription;adresse\n"
        + "11076;Castelnaudary;211100763;11900;1;montpellier;;BP 1100, 11491 Castelnaudary\n";
    private static final String SCHOOLS = "commune;uai;type;nom\n11076;;EE;EST\n";
    private static final String MAILBOXES = "role;perimetre;courriel\nacademie;montpellier;ent@ac-montpellier.example\n";

    @TempDir
    private Path folder;
    @Autowired
    private FolderImport folderImport;
    @Autowired
    private DirectoryImport directoryImport;
    @Autowired
    private DirectoryService directory;
    @Autowired
    private JdbcTemplate jdbc;

    @AfterEach
    void leaveNothing() {
        List.of("mailbox", "school", "councillor", "commune", "circonscription", "academie").forEach(table -> jdbc.update("delete from " + table));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private List<String> errors(List<ImportReport> reports) {
        return reports.stream().flatMap(report -> report.errors().stream().map(error -> report.file() + " : " + error.sentence())).toList();
    }

    private int count(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Integer.class);
    }

    @Test
    void importsInTheOrderOfTheDependencies() throws IOException {
        write("academies.csv", ACADEMIES);
        write("boites.csv", MAILBOXES);
        write("communes.csv", COMMUNES);
        write("ecoles.csv", SCHOOLS);
        write("lisez-moi.txt", "rien à importer");

        List<ImportReport> reports = folderImport.run(folder);

        assertThat(reports).extracting(ImportReport::text).containsExactly(
            "academies.csv : 1 ligne lue, 1 ajoutée, 0 modifiée, 0 inchangée.\n", "communes.csv : 1 ligne lue, 1 ajoutée, 0 modifiée, 0 inchangée.\n",
            "ecoles.csv : 1 ligne lue, 1 ajoutée, 0 modifiée, 0 inchangée.\n", "boites.csv : 1 ligne lue, 1 ajoutée, 0 modifiée, 0 inchangée.\n");
        assertThat(directory.schools("11076")).hasSize(1);
        assertThat(folderImport.run(folder)).allSatisfy(report -> assertThat(report.unchanged()).isEqualTo(1));
    }

    @Test
    void whatDependsOnARefusedFileIsCheckedButNotImported() throws IOException {
        write("academies.csv", ACADEMIES);
        write("communes.csv", COMMUNES + "11999;Nulle Part;123456789;10;1;montpellier;;Mairie\n");
        write("ecoles.csv", SCHOOLS + "11998;;EE;OUEST\n");
        write("boites.csv", MAILBOXES);

        List<ImportReport> reports = folderImport.run(folder);

        assertThat(errors(reports)).containsExactly(
            "communes.csv : ligne 3, colonne siren : Le numéro SIREN 123456789 est faux : sa clé de contrôle ne correspond pas, vérifiez chaque chiffre.",
            "ecoles.csv : Le fichier dépend de communes.csv, qui est refusé : corrigez-le d’abord.",
            "ecoles.csv : ligne 3, colonne commune : «11998» n’est pas dans l’annuaire ; importez d’abord communes.csv.",
            "boites.csv : Le fichier dépend de communes.csv, qui est refusé : corrigez-le d’abord.");
        assertThat(count("academie")).isEqualTo(1);
        assertThat(count("commune") + count("school") + count("mailbox")).isZero();
    }

    @Test
    void saysWhatItCannotImport() throws IOException {
        assertThat(errors(folderImport.run(folder))).singleElement().asString().contains("aucun fichier à importer", "academies.csv");
        assertThat(errors(folderImport.run(folder.resolve("absent")))).singleElement().asString().contains("n’est pas un dossier");
        write("commune.CSV", COMMUNES);
        assertThat(errors(folderImport.run(folder))).singleElement().asString().startsWith("commune.CSV : Fichier inconnu ; les noms attendus sont : academies.csv");
    }

    @Test
    void twoRowsThatExchangeTheirCodesAreRefusedByTheDatabaseAndNothingStays() {
        directoryImport.importFile(ImportKind.ACADEMIES, "a", ACADEMIES.getBytes(StandardCharsets.UTF_8));
        directoryImport.importFile(ImportKind.COMMUNES, "c", (COMMUNES + "11049;Bram;211100490;3200;1;montpellier;;Mairie\n").getBytes(StandardCharsets.UTF_8));
        ImportReport report = directoryImport.importFile(ImportKind.COMMUNES, "c",
            COMMUNES.replace("211100763;11900", "211100490;12000").concat("11049;Bram;211100763;3200;1;montpellier;;Mairie\n").getBytes(StandardCharsets.UTF_8));
        assertThat(report.errors()).singleElement().satisfies(error -> assertThat(error.reason()).contains("relancez l’import"));
        assertThat(report.updated()).isZero();
        assertThat(directory.commune("11076").population()).isEqualTo(11900);
        assertThat(directory.commune("11076").siren()).isEqualTo("211100763");
    }

    @Test
    void theCommandPrintsTheReportsAndEndsWithAStatus() throws IOException {
        write("academies.csv", ACADEMIES);
        assertThat(command()).isEqualTo("academies.csv : 1 ligne lue, 1 ajoutée, 0 modifiée, 0 inchangée.\nImport terminé.\n0");
        write("academies.csv", ACADEMIES.replace("Europe/Paris", "Mars/Olympus"));
        assertThat(command()).isEqualTo("""
            academies.csv : rien n’est importé, 1 erreur.
              ligne 2, colonne fuseau : «Mars/Olympus» n’est pas un fuseau horaire, par exemple Europe/Paris.
            Import terminé avec 1 refus.
            1""");
    }

    private String command() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Integer> status = new ArrayList<>();
        new ImportCommand(folderImport, folder, new PrintStream(out, true, StandardCharsets.UTF_8), status::add).run(new DefaultApplicationArguments());
        assertThat(status).hasSize(1);
        return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n") + status.get(0);
    }
}
