package fr.paraphe.directory.demo;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.directory.Channel;
import fr.paraphe.directory.Commune;
import fr.paraphe.directory.Councillor;
import fr.paraphe.directory.DirectoryImport;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.directory.DirectorySlice;
import fr.paraphe.directory.ImportKind;
import fr.paraphe.directory.ImportReport;
import fr.paraphe.directory.School;
import fr.paraphe.directory.Uai;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

@DirectorySlice
class DemoDataTest {

    private static final LocalDate SESSION = LocalDate.of(2017, 10, 30);
    private static final String CASTELNAUDARY = "11076";

    @Autowired
    private DirectoryImport directoryImport;
    @Autowired
    private DirectoryService directory;
    @Autowired
    private PlatformTransactionManager transactions;
    @Autowired
    private JdbcTemplate jdbc;

    private DemoData demoData;

    @BeforeEach
    void load() {
        demoData = new DemoData(directoryImport, directory, transactions);
        demoData.afterSingletonsInstantiated();
    }

    private static byte[] bytes(ImportKind kind) throws IOException {
        return new ClassPathResource("demo/" + kind.fileName()).getContentAsByteArray();
    }

    @ParameterizedTest
    @EnumSource(ImportKind.class)
    void everyFileIsInWithoutAnyWarning(ImportKind kind) throws IOException {
        ImportReport report = directoryImport.importFile(kind, kind.fileName(), bytes(kind));
        assertThat(report.errors()).isEmpty();
        assertThat(report.warnings()).isEmpty();
        assertThat(report.unchanged()).isEqualTo(report.lines()).isPositive();
    }

    @Test
    void aSecondStartChangesNothingNotEvenWhatAUserChanged() {
        jdbc.update("update commune set population = 12000 where insee = '11076'");
        demoData.afterSingletonsInstantiated();
        assertThat(jdbc.queryForObject("select population from commune where insee = '11076'", Integer.class)).isEqualTo(12000);
        assertThat(jdbc.queryForObject("select count(*) from councillor", Integer.class)).isEqualTo(99);
    }

    @ParameterizedTest
    @CsvSource({"11076, 33, 3, 3500, 19999", "11049, 23, 2, 2500, 3499", "11069, 43, 18, 40000, 49999"})
    void eachCommuneHasTheCouncilOfItsSize(String insee, int councillors, int schools, int leastPopulation, int mostPopulation) {
        for (LocalDate day : List.of(LocalDate.of(2014, 4, 4), SESSION, LocalDate.of(2040, 1, 1))) {
            assertThat(directory.councillorsInOffice(insee, day)).hasSize(councillors);
            assertThat(directory.mayor(insee, day)).isPresent();
        }
        assertThat(directory.councillorsInOffice(insee, SESSION)).extracting(Councillor::channel).contains(Channel.values());
        assertThat(directory.councillorsInOffice(insee, SESSION)).extracting(Councillor::orderNumber).doesNotHaveDuplicates();
        assertThat(directory.schools(insee)).hasSize(schools);
        assertThat(directory.commune(insee).population()).isBetween(leastPopulation, mostPopulation);
    }

    @Test
    void theCouncilOfCastelnaudaryIsTheOneOfTheDeliberation() {
        assertThat(directory.mayor(CASTELNAUDARY, SESSION)).hasValueSatisfying(mayor -> assertThat(mayor.formalName()).isEqualTo("M. MAUGARD Patrick"));
        assertThat(directory.councillorsInOffice(CASTELNAUDARY, SESSION).stream().skip(1).map(Councillor::registerName).limit(27)).containsExactly(
            "GREFFIER Philippe", "GIRAL Hélène", "DEMANGEOT François", "GUILHEM Evelyne", "CASTILLO Jean-Claude", "SOL Philippe", "RATABOUIL Jacqueline", "GUIRAUD Philippe",
            "BATIGNE Brigitte", "TAURINES André", "ZAMAI Giovanni", "BESSET Jacqueline", "GARRIGUES Michel", "GRIMAUD Bernard", "BOUILLEUX Denis", "ESCAFRE Elisabeth",
            "RUIZ Patricia", "BARTHES Chantal", "EL KAHAZ Sarah", "SOULIER Agnès", "BUSTOS Jean-Paul", "THOMAS-DAIDE Hélène", "LINOU Stéphane", "CHOPIN Marie-Christine",
            "THOMAS Guy", "ISSALYS Jeanne", "THOMAS Eric");
        assertThat(directory.councillorsInOffice(CASTELNAUDARY, SESSION)).extracting(Councillor::formalName).contains(
            "Mme CATHALA-LEGUEVAQUES Nicole", "Mme GUILHEM Evelyne", "M. VERONIN-MASSET Jean-François", "M. BOUILLEUX Denis", "Mme CHABERT Sabine", "M. GREFFIER Philippe",
            "Mme POUPEAU Nathalie", "M. BUSTOS Jean-Paul", "M. RATABOUIL Michel", "Mme BATIGNE Brigitte", "Mme EL KAHAZ Sarah");
    }

    @Test
    void theSchoolsOfCastelnaudaryAreThoseOfAnnexeOne() {
        assertThat(directory.schools(CASTELNAUDARY)).extracting(School::name).containsExactly("PROSPER ESTIEU", "JEAN MOULIN", "EST");
        assertThat(directory.schools(CASTELNAUDARY)).allSatisfy(school -> assertThat(school.uai()).isEmpty());
        assertThat(directory.schools("11069")).allSatisfy(school -> assertThat(new Uai(school.uai().orElseThrow()).departement()).isEqualTo("011"));
    }

    @Test
    void theSourcesPartiesAreThere() {
        assertThat(directory.commune(CASTELNAUDARY)).satisfies(commune -> {
            assertThat(commune.siren()).isEqualTo("211100763");
            assertThat(commune.population()).isEqualTo(11900);
            assertThat(commune.postalAddress()).isEqualTo("BP 1100\n11491 CASTELNAUDARY");
            assertThat(commune.departement()).isEqualTo("011");
        });
        assertThat(directory.academieOf(CASTELNAUDARY)).satisfies(academie -> {
            assertThat(academie.name()).isEqualTo("Académie de Montpellier");
            assertThat(academie.postalAddress()).isEqualTo("31, rue de l’Université\n34064 MONTPELLIER Cedex 2");
            assertThat(academie.recteurCivility()).isEqualTo("Mme");
            assertThat(academie.recteurFirstName()).isEqualTo("Armande");
            assertThat(academie.recteurLastName()).isEqualTo("Le Pellec Muller");
            assertThat(academie.recteurTitle()).isEqualTo("Recteur de la région académique Occitanie, Recteur de l’académie");
        });
        assertThat(directory.codesOfAcademie("montpellier")).hasSize(3);
    }

    @Test
    void everyRoleHasAMailbox() {
        for (Commune commune : directory.communes()) {
            for (String role : List.of("secretariat", "dgs", "maire", "direction")) {
                assertThat(directory.mailbox(role, commune.insee())).as(role + " " + commune.name()).isPresent();
            }
            assertThat(directory.mailbox("ien", commune.circonscription().orElseThrow())).isPresent();
        }
        for (String role : List.of("academie", "recteur", "direction", "gip")) {
            assertThat(directory.mailbox(role, "montpellier")).as(role).isPresent();
        }
    }

    @Test
    void noMailCanReachAnybody() {
        Pattern reserved = Pattern.compile(".+@.+\\.example");
        assertThat(jdbc.queryForList("select email from mailbox union all select email from councillor where email is not null", String.class))
            .hasSizeGreaterThan(90).allMatch(reserved.asMatchPredicate());
    }
}
