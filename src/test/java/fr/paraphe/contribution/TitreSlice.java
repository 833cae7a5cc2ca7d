package fr.paraphe.contribution;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.convention.AcademieParty;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.ConventionTerms;
import fr.paraphe.convention.EnrolledSchool;
import fr.paraphe.convention.Party;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.directory.SchoolType;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.PdfRenderer;
import fr.paraphe.document.Sheet;
import fr.paraphe.mail.MailService;
import fr.paraphe.mail.MailSettings;
import fr.paraphe.support.RoomTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Titres on a database of their own, without the engine; conventions and their parties are told by the test. Each test has a campaign of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RoomTest("2018-10-22T08:00:00Z")
@Import({TitreService.class, TitreReader.class, TitreReminders.class, Payments.class, TitreCounter.class, TitrePapers.class, DocumentStore.class, MailService.class,
    TitreSlice.Given.class})
@interface TitreSlice {

    @TestConfiguration(proxyBeanMethods = false)
    class Given {

        @Bean
        MailSettings mailSettings() {
            return new MailSettings(false, "paraphe@localhost", "", "test", Duration.ofMinutes(10));
        }

        @Bean
        @Primary
        Papers papers() {
            return new Papers();
        }

        @Bean
        Towns towns(JdbcClient jdbc, TransactionTemplate transaction, CampaignRepository campaigns, SettableClock clock) {
            return new Towns(jdbc, transaction, campaigns, clock);
        }

        @Bean
        ConventionService conventions(Towns towns) {
            ConventionService conventions = mock(ConventionService.class);
            when(conventions.byReference(anyString())).thenAnswer(call -> towns.convention(call.getArgument(0)));
            when(conventions.ofCommunes(any())).thenAnswer(call -> call.<Collection<String>>getArgument(0).stream().map(insee -> towns.convention(Towns.reference(insee))).toList());
            return conventions;
        }

        @Bean
        PartyReader parties(Towns towns) {
            PartyReader parties = mock(PartyReader.class);
            when(parties.commune(anyString())).thenAnswer(call -> towns.party(call.getArgument(0)));
            when(parties.debtor(anyString())).thenAnswer(call -> towns.party(call.getArgument(0)));
            when(parties.communes(any())).thenAnswer(call -> towns.parties(call.getArgument(0)));
            when(parties.debtors(any())).thenAnswer(call -> towns.parties(call.getArgument(0)));
            when(parties.academie(anyString())).thenReturn(new AcademieParty("montpellier", "Académie de Montpellier", "Montpellier", "31, rue de l’Université", Map.of()));
            when(parties.court(anyString())).thenReturn(Optional.of("tribunal administratif de Montpellier"));
            return parties;
        }

        @Bean
        SchoolLists schools() {
            SchoolLists schools = mock(SchoolLists.class);
            when(schools.inForce(anyString(), any())).thenAnswer(call -> List.of(new EnrolledSchool(1, call.getArgument(0), null, SchoolType.EE, "Prosper Estieu", "11076",
                new SchoolYear(2017), null, null, null, null, null)));
            return schools;
        }
    }

    /** The layout is another room's; what matters here is the sheet, and that the writing can fail. */
    class Papers extends PdfRenderer {

        private int left = Integer.MAX_VALUE;
        private final List<Sheet> sheets = new ArrayList<>();

        void failAfter(int papers) {
            left = papers;
        }

        synchronized List<Sheet> sheets() {
            return List.copyOf(sheets);
        }

        @Override
        public synchronized byte[] render(Sheet sheet) {
            if (left-- <= 0) {
                throw new IllegalStateException("the printer is on fire");
            }
            sheets.add(sheet);
            return sheet.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Communes 30001 and so on, each with one convention, and what they owe. */
    class Towns {

        private final JdbcClient jdbc;
        private final TransactionTemplate transaction;
        private final CampaignRepository campaigns;
        private final SettableClock clock;
        private final Map<String, String> creditors = new HashMap<>();

        Towns(JdbcClient jdbc, TransactionTemplate transaction, CampaignRepository campaigns, SettableClock clock) {
            this.jdbc = jdbc;
            this.transaction = transaction;
            this.campaigns = campaigns;
            this.clock = clock;
        }

        static String reference(String insee) {
            return "ENT-" + insee + "-2017";
        }

        static String reference(int town) {
            return reference(String.valueOf(town));
        }

        void morningOf(String day) {
            clock.set(LocalDate.parse(day).atTime(LocalTime.of(9, 0)).atZone(clock.getZone()).toInstant());
        }

        /** A campaign whose bordereau has been checked, for as many towns. */
        String campaign(String creditor, int firstTown, int towns, SchoolYear year) {
            String academie = "academie" + firstTown;
            String reference = transaction.execute(status -> {
                Campaign campaign = new Campaign(academie, year, year.firstDay(), LocalDate.of(year.firstYear(), 10, 15), clock.instant());
                campaign.startClosing(towns, clock.instant());
                campaign.listsClosed(clock.instant());
                campaign.issue(clock.instant());
                return campaigns.save(campaign).reference();
            });
            for (int town = firstTown; town < firstTown + towns; town++) {
                owes(creditor, town, year, reference, academie);
            }
            return reference;
        }

        void owes(String creditor, int town, SchoolYear year, String campaign, String academie) {
            creditors.put(reference(town), creditor);
            jdbc.sql("""
                insert into contribution (reference, school_year, campaign, academie, commune, schools, schools_year_before, unit_price, amount, sentence, article, due,
                closed_at, version) values (?, ?, ?, ?, ?, 3, 3, 50.00, 150.00, '3 écoles × 50,00 € = 150,00 € (art. 6.1, liste inchangée)', 'Convention, art. 6.1', true,
                ?, 0)""").params(reference(town), year.toString(), campaign, academie, String.valueOf(town), clock.instant().atOffset(ZoneOffset.UTC)).update();
        }

        Convention convention(String reference) {
            Convention convention = mock(Convention.class);
            when(convention.reference()).thenReturn(reference);
            when(convention.terms()).thenReturn(new ConventionTerms("2020-2021", LocalDate.of(2021, 10, 31), new BigDecimal("50.00"), "--09-01", "--10-15", 15, 1, 1, 15,
                30, creditors.get(reference)));
            return convention;
        }

        /** Town 39999 has no address. */
        Party party(String reference) {
            String insee = reference.substring(4, 9);
            return new Party(insee, "Ville-" + insee, "211100763", "Mairie", insee.equals("39999") ? Map.of() : Map.of("secretariat", "mairie-" + insee + "@example.fr"));
        }

        Map<String, Party> parties(Collection<String> references) {
            Map<String, Party> parties = new HashMap<>();
            references.forEach(reference -> parties.put(reference, party(reference)));
            return parties;
        }
    }
}
