package fr.paraphe.council;

import fr.paraphe.directory.Academie;
import fr.paraphe.directory.Channel;
import fr.paraphe.directory.Commune;
import fr.paraphe.directory.Councillor;
import fr.paraphe.directory.Office;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** The council of the source document, with its 33 members; a council of eleven, and one under the law of Moselle. */
@TestComponent
public class Castelnaudary {

    public static final String INSEE = "11076";
    public static final String VILLAGE = "11371";
    public static final String MOSELLE = "57463";
    public static final LocalDate SESSION = LocalDate.of(2017, 10, 30);
    public static final LocalDate CONVOCATION = LocalDate.of(2017, 10, 24);

    public static final String PRESENT = "GREFFIER Philippe, GIRAL Hélène, DEMANGEOT François, GUILHEM Evelyne, CASTILLO Jean-Claude, SOL Philippe, RATABOUIL Jacqueline, "
        + "GUIRAUD Philippe, BATIGNE Brigitte, TAURINES André, ZAMAI Giovanni, BESSET Jacqueline, GARRIGUES Michel, GRIMAUD Bernard, BOUILLEUX Denis, ESCAFRE Elisabeth, "
        + "RUIZ Patricia, BARTHES Chantal, EL KAHAZ Sarah, SOULIER Agnès, BUSTOS Jean-Paul, THOMAS-DAIDE Hélène, LINOU Stéphane, CHOPIN Marie-Christine, THOMAS Guy, "
        + "ISSALYS Jeanne, THOMAS Eric";
    private static final String WOMEN = "Hélène Evelyne Jacqueline Brigitte Elisabeth Patricia Chantal Sarah Agnès Marie-Christine Jeanne Nicole Sabine Nathalie";

    private final Map<String, Long> ids = new LinkedHashMap<>();

    Castelnaudary(TransactionTemplate transaction, EntityManager entities) {
        transaction.executeWithoutResult(status -> {
            entities.persist(new Academie("montpellier", "Académie de Montpellier", ZoneId.of("Europe/Paris"), "Montpellier", "31, rue de l’Université",
                "Mme", "Armande", "Le Pellec Muller", "Recteur"));
            entities.persist(new Commune(INSEE, "Castelnaudary", "211100763", 11900, "011", "1", "montpellier", null, "BP 1100\n11491 CASTELNAUDARY"));
            entities.persist(new Commune(VILLAGE, "Souilhanels", "211103713", 480, "011", "1", "montpellier", null, "Mairie"));
            entities.persist(new Commune(MOSELLE, "Metz", "215704636", 116_000, "057", "1", "montpellier", null, "Mairie"));
            List<String> names = new ArrayList<>(List.of("MAUGARD Patrick"));
            names.addAll(List.of(PRESENT.split(", ")));
            names.addAll(List.of("CATHALA-LEGUEVAQUES Nicole", "VERONIN-MASSET Jean-François", "CHABERT Sabine", "POUPEAU Nathalie", "RATABOUIL Michel"));
            names.forEach(name -> persist(entities, INSEE, name));
            for (int i = 1; i <= 11; i++) {
                persist(entities, VILLAGE, "VILLAGE" + i + " Paul");
            }
            persist(entities, MOSELLE, "MESSIN Paul");
        });
    }

    /** By the name in the register: «GUILHEM Evelyne». */
    public long id(String registerName) {
        return ids.get(registerName);
    }

    ItemText item() {
        return new ItemText("CONVENTION VILLE / RECTORAT EDUCATION NATIONALE - ENVIRONNEMENT NUMERIQUE DE TRAVAIL 2017-2021",
            "Monsieur le Maire rappelle à l’assemblée que par délibération en date du 29 janvier 2014, le conseil municipal l’a autorisé à signer la convention.",
            "AUTORISE Monsieur le Maire à signer la convention avec l’Éducation Nationale Académie de Montpellier et tous documents afférents à ce dossier.", null, null);
    }

    SessionPlan session(LocalDate date) {
        return new SessionPlan(date, LocalTime.of(18, 30), "Hôtel de ville, salle du conseil", true, false, null, false, true, List.of(),
            "Renouvellement de la convention ENT-école.");
    }

    SessionPlan urgentSession(LocalDate date, String reason) {
        return new SessionPlan(date, LocalTime.of(18, 30), "Hôtel de ville, salle du conseil", true, true, reason, false, true, List.of(),
            "Renouvellement de la convention ENT-école.");
    }

    /** As on the paper: the mayor and the 27 listed, five proxies. */
    AttendanceEntry attendance() {
        List<String> present = new ArrayList<>(List.of("MAUGARD Patrick"));
        present.addAll(List.of(PRESENT.split(", ")));
        return attendance(present, List.of(proxy("CATHALA-LEGUEVAQUES Nicole", "GUILHEM Evelyne"), proxy("VERONIN-MASSET Jean-François", "BOUILLEUX Denis"),
            proxy("CHABERT Sabine", "GREFFIER Philippe"), proxy("POUPEAU Nathalie", "BUSTOS Jean-Paul"), proxy("RATABOUIL Michel", "BATIGNE Brigitte")));
    }

    AttendanceEntry attendance(List<String> present, List<GivenProxy> proxies) {
        return new AttendanceEntry(id("MAUGARD Patrick"), id("EL KAHAZ Sarah"), null,
            present.stream().map(name -> new AttendanceEntry.Member(id(name), true, null, null, false)).toList(), proxies);
    }

    GivenProxy proxy(String giver, String holder) {
        return new GivenProxy(id(giver), id(holder), true, 1, false);
    }

    private void persist(EntityManager entities, String commune, String registerName) {
        int space = registerName.startsWith("EL ") ? registerName.indexOf(' ', 3) : registerName.indexOf(' ');
        String last = registerName.substring(0, space);
        String first = registerName.substring(space + 1);
        boolean mayor = List.of("MAUGARD Patrick", "VILLAGE1 Paul", "MESSIN Paul").contains(registerName);
        boolean byPost = last.equals("LINOU");
        Councillor councillor = new Councillor(commune, registerName.toLowerCase().replace(' ', '-'), List.of(WOMEN.split(" ")).contains(first) ? "Mme" : "M.", last, first,
            mayor ? Office.MAIRE : Office.CONSEILLER, last.toLowerCase().replace(' ', '-') + "." + first.toLowerCase().charAt(0) + "@" + commune + ".example",
            "1 rue de la Paix, " + commune, byPost ? Channel.DOMICILE : Channel.DEMATERIALISE, byPost ? null : LocalDate.of(2014, 4, 5),
            LocalDate.of(2014, 4, 5), LocalDate.of(2020, 5, 25), ids.size() + 1);
        entities.persist(councillor);
        ids.put(registerName, councillor.id());
    }
}
