package fr.paraphe.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.NotFoundException;
import fr.paraphe.csv.ImportFinding;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@DirectorySlice
class DirectoryImportTest {

    private static final LocalDate SESSION = LocalDate.of(2017, 10, 30);
    private static final String ACADEMIES = """
        code;nom;fuseau;ville;adresse;civilite_recteur;prenom_recteur;nom_recteur;titre_recteur
        montpellier;Académie de Montpellier;Europe/Paris;Montpellier;31, rue de l’Université, 34064 Montpellier Cedex 2;Mme;Armande;Le Pellec Muller;Recteur de l’académie
        toulouse;Académie de Toulouse;Europe/Paris;Toulouse;Toulouse;M.;Alain;Essai;Recteur de l’académie
        """;
    private static final String CIRCONSCRIPTIONS = "code;nom;academie\naude-1;Aude 1;montpellier\ntarn-1;Tarn 1;toulouse\n";
    private static final String COMMUNES_HEADER = "insee;nom;siren;population;arrondissement;academie;circonscription;adresse\n";
    private static final String CASTELNAUDARY = "11076;Castelnaudary;211 100 763;11 900;1;montpellier;aude-1;BP 1100, 11491 Castelnaudary\n";
    private static final String BRAM = "11049;Bram;211100490;3200;1;montpellier;;Hôtel de ville, 11150 Bram\n";
    private static final String COUNCILLORS_HEADER = "commune;identifiant;ordre;civilite;nom;prenom;fonction;courriel;adresse;canal;canal_demande_le;debut_mandat;fin_mandat\n";
    private static final String MAUGARD = "11076;maugard-patrick;1;M.;MAUGARD;Patrick;MAIRE;maire@castelnaudary.example;;DEMATERIALISE;2014-04-04;04/04/2014;\n";
    private static final String RATABOUILS = """
        11076;ratabouil-jacqueline;8;Mme;RATABOUIL;Jacqueline;CONSEILLER;;1 place Verte, 11400 Castelnaudary;DOMICILE;;04/04/2014;
        11076;ratabouil-michel;33;M.;RATABOUIL;Michel;CONSEILLER;;1 place Verte, 11400 Castelnaudary;AUTRE_ADRESSE;01/06/2014;04/04/2014;31/12/2018
        """;
    private static final String SCHOOLS_HEADER = "commune;uai;type;nom\n";
    private static final String SCHOOLS = SCHOOLS_HEADER + "11076;;EE;PROSPER ESTIEU\n11076;;E.E;JEAN MOULIN\n11076;;ee;EST\n";
    private static final String MAILBOXES = "role;perimetre;courriel\nsecretariat;11076;assemblees@castelnaudary.example\ndirection;montpellier;direction@ac-montpellier.example\n"
        + "ien;aude-1;ien@ac-montpellier.example\ngip;montpellier;titres@gip.example\n";

    @Autowired
    private DirectoryImport directoryImport;
    @Autowired
    private DirectoryService directory;
    @Autowired
    private EntityManager entities;

    private ImportReport load(ImportKind kind, String text) {
        ImportReport report = directoryImport.importFile(kind, kind.fileName(), text.getBytes(StandardCharsets.UTF_8));
        entities.flush();
        entities.clear();
        return report;
    }

    private void refused(ImportKind kind, String text, String... sentences) {
        ImportReport report = load(kind, text);
        assertThat(report.errors()).extracting(ImportFinding::sentence).containsExactly(sentences);
        assertThat(report.added() + report.updated() + report.unchanged()).isZero();
    }

    @BeforeEach
    void theFilesThatOthersDependOn() {
        assertThat(load(ImportKind.ACADEMIES, ACADEMIES)).isEqualTo(new ImportReport("academies.csv", 2, 2, 0, 0, List.of(), List.of()));
        assertThat(load(ImportKind.CIRCONSCRIPTIONS, CIRCONSCRIPTIONS).added()).isEqualTo(2);
        assertThat(load(ImportKind.COMMUNES, COMMUNES_HEADER + CASTELNAUDARY + BRAM).added()).isEqualTo(2);
    }

    @Test
    void theDirectoryAnswersWithWhatWasImported() {
        load(ImportKind.COUNCILLORS, COUNCILLORS_HEADER + RATABOUILS + MAUGARD);
        load(ImportKind.SCHOOLS, SCHOOLS);
        load(ImportKind.MAILBOXES, MAILBOXES);

        assertThat(directory.commune("11076")).satisfies(commune -> {
            assertThat(commune.name()).isEqualTo("Castelnaudary");
            assertThat(commune.siren()).isEqualTo("211100763");
            assertThat(commune.population()).isEqualTo(11900);
            assertThat(commune.departement()).isEqualTo("011");
            assertThat(commune.circonscription()).contains("aude-1");
        });
        assertThat(directory.communes()).extracting(Commune::insee).containsExactly("11049", "11076");
        assertThat(directory.codesOfAcademie("montpellier")).hasSize(2);
        assertThat(directory.codesOfAcademie("toulouse")).isEmpty();
        assertThat(directory.academieOf("11049").recteurLastName()).isEqualTo("Le Pellec Muller");
        assertThat(directory.academieOf("11049").zone()).hasToString("Europe/Paris");

        assertThat(directory.councillorsInOffice("11076", SESSION)).extracting(Councillor::registerName)
            .containsExactly("MAUGARD Patrick", "RATABOUIL Jacqueline", "RATABOUIL Michel");
        assertThat(directory.councillorsInOffice("11076", LocalDate.of(2014, 4, 3))).isEmpty();
        assertThat(directory.councillorsInOffice("11076", LocalDate.of(2014, 4, 4))).hasSize(3);
        assertThat(directory.councillorsInOffice("11076", LocalDate.of(2018, 12, 31))).hasSize(3);
        assertThat(directory.councillorsInOffice("11076", LocalDate.of(2019, 1, 1))).hasSize(2);
        assertThat(directory.councillorsInOffice("11049", SESSION)).isEmpty();
        assertThat(directory.mayor("11076", SESSION)).hasValueSatisfying(mayor -> assertThat(directory.councillor(mayor.id()).formalName()).isEqualTo("M. MAUGARD Patrick"));
        assertThat(directory.mayor("11049", SESSION)).isEmpty();

        assertThat(directory.schools("11076")).extracting(School::name).containsExactly("PROSPER ESTIEU", "JEAN MOULIN", "EST");
        assertThat(directory.schools("11076")).allSatisfy(school -> {
            assertThat(school.uai()).isEmpty();
            assertThat(school.type()).isEqualTo(SchoolType.EE);
        });
        assertThat(directory.mailbox("secretariat", "11076")).contains("assemblees@castelnaudary.example");
        assertThat(directory.mailbox("secretariat", "11049")).isEmpty();
        assertThat(directory.mailbox("ien", "aude-1")).contains("ien@ac-montpellier.example");
    }

    @Test
    void whatIsUnknownIsNotFound() {
        assertThatThrownBy(() -> directory.commune("11999")).isInstanceOf(NotFoundException.class).hasMessage("Commune inconnue : 11999.");
        assertThatThrownBy(() -> directory.councillorsInOffice("11999", SESSION)).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> directory.schools("11999")).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> directory.councillor(-1)).isInstanceOf(NotFoundException.class).hasMessage("Conseiller municipal inconnu : -1.");
        assertThatThrownBy(() -> directory.academie("nice")).isInstanceOf(NotFoundException.class).hasMessage("Académie inconnue : nice.");
        assertThatThrownBy(() -> directory.circonscription("x")).isInstanceOf(NotFoundException.class).hasMessage("Circonscription inconnue : x.");
    }

    @Test
    void theSameFileTwiceChangesNothing() {
        for (ImportKind kind : ImportKind.values()) {
            String text = switch (kind) {
                case ACADEMIES -> ACADEMIES;
                case CIRCONSCRIPTIONS -> CIRCONSCRIPTIONS;
                case COMMUNES -> COMMUNES_HEADER + CASTELNAUDARY + BRAM;
                case COUNCILLORS -> COUNCILLORS_HEADER + MAUGARD + RATABOUILS;
                case SCHOOLS -> SCHOOLS;
                case MAILBOXES -> MAILBOXES;
            };
            load(kind, text);
            ImportReport again = load(kind, text);
            assertThat(again.errors()).isEmpty();
            assertThat(again.added()).as(kind.fileName()).isZero();
            assertThat(again.updated()).as(kind.fileName()).isZero();
            assertThat(again.unchanged()).as(kind.fileName()).isEqualTo(again.lines()).isPositive();
        }
        assertThat(entities.createQuery("select sum(c.version) from Councillor c", Long.class).getSingleResult()).isZero();
    }

    @Test
    void aChangedRowIsUpdatedAndTheOthersAreLeft() {
        load(ImportKind.COUNCILLORS, COUNCILLORS_HEADER + MAUGARD + RATABOUILS);
        Long id = directory.mayor("11076", SESSION).orElseThrow().id();
        ImportReport report = load(ImportKind.COUNCILLORS, COUNCILLORS_HEADER + MAUGARD.replace("maire@", "cabinet@"));
        assertThat(report.updated()).isEqualTo(1);
        assertThat(directory.councillor(id).email()).contains("cabinet@castelnaudary.example");
        assertThat(directory.councillorsInOffice("11076", SESSION)).hasSize(3);

        assertThat(load(ImportKind.ACADEMIES, ACADEMIES.replace("Mme;Armande;Le Pellec Muller", "Mme;Béatrice;Gille"))).satisfies(academies -> {
            assertThat(academies.updated()).isEqualTo(1);
            assertThat(academies.unchanged()).isEqualTo(1);
        });
        assertThat(directory.academie("montpellier").recteurFirstName()).isEqualTo("Béatrice");
        assertThat(load(ImportKind.CIRCONSCRIPTIONS, CIRCONSCRIPTIONS.replace("Aude 1", "Lauragais")).updated()).isEqualTo(1);
        assertThat(load(ImportKind.COMMUNES, COMMUNES_HEADER + CASTELNAUDARY.replace("11 900", "12 100")).updated()).isEqualTo(1);
        assertThat(directory.commune("11076").population()).isEqualTo(12100);
        load(ImportKind.MAILBOXES, MAILBOXES);
        assertThat(load(ImportKind.MAILBOXES, MAILBOXES.replace("assemblees@", "conseil@")).updated()).isEqualTo(1);
        assertThat(directory.mailbox("secretariat", "11076")).contains("conseil@castelnaudary.example");
    }

    @Test
    void reportsEveryBadLineAndImportsNothingOfTheFile() {
        refused(ImportKind.COMMUNES, COMMUNES_HEADER
                + "34172;Montpellier;213401722;290000;3;montpellier;;Mairie, 34267 Montpellier\n"
                + "6073;Villars;210600730;abc;12;nice;aude-9;Mairie\n"
                + "\n"
                + "34301;Sète;123456789;44000;3;montpellier;tarn-1;=Mairie\n"
                + "34172;Montpellier;213401722;290000;3;montpellier;;Mairie\n"
                + "34999;Ailleurs;211100763;10;3;montpellier;;Mairie\n",
            "ligne 3, colonne insee : «6073» n’est pas un code INSEE de commune : cinq caractères, par exemple 11076 (un tableur a pu effacer le zéro du début).",
            "ligne 3, colonne population : «abc» n’est pas un nombre entier entre 0 et 5000000.",
            "ligne 3, colonne arrondissement : la case a 2 caractères ; elle en prend 1 au plus.",
            "ligne 3, colonne academie : «nice» n’est pas dans l’annuaire ; importez d’abord academies.csv.",
            "ligne 3, colonne circonscription : «aude-9» n’est pas dans l’annuaire ; importez d’abord circonscriptions.csv.",
            "ligne 5, colonne siren : Le numéro SIREN 123456789 est faux : sa clé de contrôle ne correspond pas, vérifiez chaque chiffre.",
            "ligne 5, colonne circonscription : la circonscription «tarn-1» est de l’académie «toulouse», non de «montpellier».",
            "ligne 5, colonne adresse : la case commence par «=» : un tableur y lirait une formule.",
            "ligne 6, colonne insee : figure déjà à la ligne 2.",
            "ligne 6, colonne siren : figure déjà à la ligne 2.",
            "ligne 7, colonne siren : ce numéro SIREN est déjà celui de Castelnaudary (11076).");
        assertThat(directory.communes()).hasSize(2);
    }

    @Test
    void warnsOfASirenThatDoesNotFollowFromTheInseeCode() {
        ImportReport report = load(ImportKind.COMMUNES, COMMUNES_HEADER + "75056;Paris;217500016;2100000;1;toulouse;;Hôtel de ville, 75004 Paris\n");
        assertThat(report.accepted()).isTrue();
        assertThat(report.warnings()).singleElement().satisfies(warning -> assertThat(warning.sentence()).startsWith("ligne 2, colonne siren : ").contains("217500560"));
        assertThat(directory.commune("75056").departement()).isEqualTo("075");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "11999;a-b;2;M.;A;B;CONSEILLER;a@b.fr;;DEMATERIALISE;;2014-04-04; | ligne 2, colonne commune : «11999» n’est pas dans l’annuaire ; importez d’abord communes.csv.",
        "11076;A B;2;M.;A;B;CONSEILLER;a@b.fr;;DEMATERIALISE;;2014-04-04; | ligne 2, colonne identifiant : «A B» n’est pas un identifiant : des lettres minuscules sans accent, des chiffres et des tirets, par exemple martin-jeanne.",
        "11076;a-b;0;M.;A;B;CONSEILLER;a@b.fr;;DEMATERIALISE;;2014-04-04; | ligne 2, colonne ordre : «0» n’est pas un nombre entier entre 1 et 300.",
        "11076;a-b;2;Mlle;A;B;CONSEILLER;a@b.fr;;DEMATERIALISE;;2014-04-04; | ligne 2, colonne civilite : «Mlle» est inconnu ; les valeurs possibles sont : M., Mme.",
        "11076;a-b;2;M.;;B;CONSEILLER;a@b.fr;;DEMATERIALISE;;2014-04-04; | ligne 2, colonne nom : la case est vide ; elle est obligatoire.",
        "11076;a-b;2;M.;A;B;CONSEILLER;;;DEMATERIALISE;;2014-04-04; | ligne 2, colonne courriel : la case est vide, or ce conseiller est convoqué de manière dématérialisée.",
        "11076;a-b;2;M.;A;B;CONSEILLER;a@b.fr;;DOMICILE;;2014-04-04; | ligne 2, colonne adresse : la case est vide, or ce conseiller est convoqué par écrit.",
        "11076;a-b;2;M.;A;B;CONSEILLER;a@b.fr;;PIGEON;;2014-04-04; | ligne 2, colonne canal : «PIGEON» est inconnu ; les valeurs possibles sont : DEMATERIALISE, DOMICILE, AUTRE_ADRESSE.",
        "11076;a-b;2;M.;A;B;CONSEILLER;a@b.fr;;DEMATERIALISE;hier;2014-04-04; | ligne 2, colonne canal_demande_le : «hier» n’est pas une date ; écrivez par exemple 04/04/2014 ou 2014-04-04.",
        "11076;a-b;2;M.;A;B;CONSEILLER;a@b.fr;;DEMATERIALISE;;2014-04-04;2014-04-03 | ligne 2, colonne fin_mandat : le mandat finirait le 03/04/2014, avant d’avoir commencé le 04/04/2014.",
        "11076;a-b;2;M.;A;B;CONSEILLER;a@b.fr;;DEMATERIALISE;;2014-04-04 | ligne 2 : 12 cases au lieu de 13 : vérifiez les séparateurs et les guillemets.",
        "11076;a-b;2;M.;A;B;MAIRE;a@b.fr;;DEMATERIALISE;;2016-01-01; | ligne 2, colonne fonction : Patrick MAUGARD est déjà maire pendant ce mandat : il n’y a qu’un maire à la fois.",
    })
    void refusesACouncillorWhoCannotBe(String line, String sentence) {
        load(ImportKind.COUNCILLORS, COUNCILLORS_HEADER + MAUGARD);
        refused(ImportKind.COUNCILLORS, COUNCILLORS_HEADER + line + "\n", sentence);
        assertThat(directory.councillorsInOffice("11076", SESSION)).hasSize(1);
    }

    @Test
    void oneMayorFollowsAnother() {
        load(ImportKind.COUNCILLORS, COUNCILLORS_HEADER + MAUGARD);
        String successor = "11076;suite-anne;1;Mme;SUITE;Anne;MAIRE;anne@castelnaudary.example;;DEMATERIALISE;;2020-05-25;\n";
        assertThat(load(ImportKind.COUNCILLORS, COUNCILLORS_HEADER + MAUGARD.replace("04/04/2014;\n", "04/04/2014;24/05/2020\n") + successor).errors()).isEmpty();
        assertThat(directory.mayor("11076", LocalDate.of(2020, 5, 24))).hasValueSatisfying(mayor -> assertThat(mayor.lastName()).isEqualTo("MAUGARD"));
        assertThat(directory.mayor("11076", LocalDate.of(2020, 5, 25))).hasValueSatisfying(mayor -> assertThat(mayor.lastName()).isEqualTo("SUITE"));
    }

    @Test
    void namesakesAreToldApartByTheirIdentifier() {
        refused(ImportKind.COUNCILLORS, COUNCILLORS_HEADER + RATABOUILS.replace("ratabouil-michel", "ratabouil-jacqueline"), "ligne 3, colonne identifiant : figure déjà à la ligne 2.");
        assertThat(load(ImportKind.COUNCILLORS, COUNCILLORS_HEADER + RATABOUILS + RATABOUILS.replace("11076;", "11049;")).added()).isEqualTo(4);
    }

    @Test
    void aMissingUaiCanBeGivenLaterAndIsNotForgotten() {
        load(ImportKind.SCHOOLS, SCHOOLS);
        assertThat(load(ImportKind.SCHOOLS, SCHOOLS_HEADER + "11076;0110001 x;EE;EST\n").errors()).extracting(ImportFinding::column).containsExactly("uai");
        assertThat(load(ImportKind.SCHOOLS, SCHOOLS_HEADER + "11076;0119001" + letter("0119001") + ";EE;EST\n").updated()).isEqualTo(1);
        assertThat(load(ImportKind.SCHOOLS, SCHOOLS).unchanged()).isEqualTo(3);
        assertThat(directory.schools("11076")).filteredOn(school -> school.uai().isPresent()).extracting(School::name).containsExactly("EST");
        // its UAI makes it the same school under another name
        assertThat(load(ImportKind.SCHOOLS, SCHOOLS_HEADER + "11076;0119001" + letter("0119001") + ";EP;LOUISE MICHEL\n").updated()).isEqualTo(1);
        assertThat(directory.schools("11076")).extracting(School::name).containsExactly("PROSPER ESTIEU", "JEAN MOULIN", "LOUISE MICHEL");
    }

    @Test
    void refusesTheSameSchoolTwice() {
        String uai = "0119002" + letter("0119002");
        load(ImportKind.SCHOOLS, SCHOOLS_HEADER + "11076;" + uai + ";EE;EST\n11076;;EE;OUEST\n");
        refused(ImportKind.SCHOOLS, SCHOOLS_HEADER + "11076;;EE;NORD\n11076;;EE;NORD\n", "ligne 3, colonne nom : figure déjà à la ligne 2.");
        refused(ImportKind.SCHOOLS, SCHOOLS_HEADER + "11076;" + uai + ";EE;SUD\n11076;" + uai + ";EM;SUD\n", "ligne 3, colonne uai : figure déjà à la ligne 2.");
        refused(ImportKind.SCHOOLS, SCHOOLS_HEADER + "11076;" + uai + ";EE;OUEST\n",
            "ligne 2, colonne nom : il existe déjà une école EE OUEST dans cette commune, avec l’UAI manquant.");
        refused(ImportKind.SCHOOLS, SCHOOLS_HEADER + "11076;" + uai + ";EE;SUD\n11076;;EE;EST\n", "ligne 3, colonne nom : c’est l’école que décrit déjà la ligne 2.");
        refused(ImportKind.SCHOOLS, SCHOOLS_HEADER + "11076;0341301F;XX;SUD\n",
            "ligne 2, colonne uai : La lettre de contrôle du code UAI 0341301F est fausse : avec les chiffres 0341301, ce serait E, soit 0341301E.",
            "ligne 2, colonne type : «XX» n’est pas un type d’école : EM (maternelle), EE (élémentaire) ou EP (primaire).");
    }

    @Test
    void warnsOfASchoolOfAnotherDepartement() {
        ImportReport report = load(ImportKind.SCHOOLS, SCHOOLS_HEADER + "11076;0341301E;EE;EST\n");
        assertThat(report.accepted()).isTrue();
        assertThat(report.warnings()).singleElement().satisfies(warning -> assertThat(warning.sentence()).contains("autre département"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "secretariat;montpellier;a@b.fr | ligne 2, colonne perimetre : «montpellier» n’est pas dans l’annuaire ; pour le rôle secretariat, il faut un code qui figure dans communes.csv.",
        "direction;aude-1;a@b.fr | ligne 2, colonne perimetre : «aude-1» n’est pas dans l’annuaire ; pour le rôle direction, il faut un code qui figure dans communes.csv ou academies.csv.",
        "balayeur;11076;a@b.fr | ligne 2, colonne role : «balayeur» est inconnu ; les valeurs possibles sont : academie, dgs, direction, gip, ien, maire, recteur, secretariat.",
        "dgs;11076; | ligne 2, colonne courriel : la case est vide ; elle est obligatoire.",
    })
    void refusesAMailboxOfNobody(String line, String sentence) {
        refused(ImportKind.MAILBOXES, "role;perimetre;courriel\n" + line + "\n", sentence);
    }

    @Test
    void anEmptyListIsImportedWithAWarning() {
        ImportReport report = load(ImportKind.SCHOOLS, SCHOOLS_HEADER);
        assertThat(report.accepted()).isTrue();
        assertThat(report.text()).isEqualTo("ecoles.csv : 0 ligne lue, 0 ajoutée, 0 modifiée, 0 inchangée.\n  (à vérifier) Le fichier ne contient aucune ligne.\n");
    }

    private static char letter(String digits) {
        return Uai.check(digits).expectedLetter().charAt(0);
    }
}
