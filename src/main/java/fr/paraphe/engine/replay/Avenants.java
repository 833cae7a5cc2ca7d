package fr.paraphe.engine.replay;

import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.directory.SchoolType;
import fr.paraphe.engine.replay.InventedCommunes.Town;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Towns that do not exist, their conventions of 2018 and an avenant for every way that art. 6.2, 6.3 and 8 may take it, one for each convention and school
 * year. There is no paper to hold it against: what is expected is the clause.
 */
@Component
class Avenants implements ReplayCase {

    private static final LocalTime MORNING = LocalTime.of(9, 0);
    private static final String OBJECT = "CONVENTION VILLE / RECTORAT EDUCATION NATIONALE - ENVIRONNEMENT NUMERIQUE DE TRAVAIL 2018-2022";
    private static final SchoolYear FIRST = SchoolYear.parse("2018-2019");

    private static final Town VALBRUNE = new Town("34901", "213409014", "Valbrune", List.of("LES PLATANES", "JULES FERRY", "LE CANAL"));
    private static final Town CASTELMONT = new Town("34902", "213409022", "Castelmont", List.of("LA GARE", "LE CHATEAU", "PAUL BERT"));
    private static final Town FONTARELS = new Town("34903", "213409030", "Fontarels", List.of("LES MICOCOULIERS", "LA FONTAINE", "JEAN JAURES"));
    private static final Town ROQUELAURE = new Town("34904", "213409048", "Roquelaure", List.of("LE ROC", "LES AMANDIERS", "VICTOR HUGO"));
    private static final Town MONTFERRAND = new Town("34905", "213409055", "Montferrand", List.of("LES TILLEULS", "LE MOULIN"));
    private static final Town PUECHAUD = new Town("34906", "213409063", "Puechaud", List.of("LE PUECH", "LA SOURCE"));
    /** A neighbour that enters and leaves the RPI of another; it has no convention of its own. */
    private static final Town AYGUES = new Town("34907", "213409071", "Aygues", List.of("LES SAULES"));
    private static final List<Town> WITH_A_CONVENTION = List.of(VALBRUNE, CASTELMONT, FONTARELS, ROQUELAURE, MONTFERRAND, PUECHAUD);

    private final InventedCommunes invented;
    private final OrdinaryApproval approval;
    private final ConventionService conventions;

    Avenants(InventedCommunes invented, OrdinaryApproval approval, ConventionService conventions) {
        this.invented = invented;
        this.approval = approval;
        this.conventions = conventions;
    }

    @Override
    public String name() {
        return "avenants";
    }

    @Override
    public void play(Stage stage) {
        invented.settle(java.util.stream.Stream.concat(WITH_A_CONVENTION.stream(), java.util.stream.Stream.of(AYGUES)).toList());
        approve(stage);
    }

    /** Every convention is in force before the first window that it has: those of 2019, 2020 and 2021. */
    private void approve(Stage stage) {
        stage.at(LocalDate.of(2018, 5, 14), MORNING);
        Map<String, Town> files = new LinkedHashMap<>();
        for (Town town : WITH_A_CONVENTION) {
            String reference = conventions.prepare(new ConventionService.PrepareFile(town.insee(), FIRST, OBJECT, null, List.of(), town.clerk())).reference();
            files.put(reference, town);
            stage.start(town.clerk(), "convention-lifecycle", reference, Map.of("commune", town.insee()));
            stage.complete(reference, town.clerk(), "UserTask_EstablishSchoolList", task -> conventions.establishSchoolList(
                new ConventionService.EstablishSchoolList(reference, town.schools().stream().map(name -> school(town, name)).toList(), null)));
        }
        approval.deliberate(stage, files, LocalDate.of(2018, 6, 4), OBJECT);
        approval.mayorSigns(stage, files, LocalDate.of(2018, 6, 18));
        approval.recteurSigns(stage, files, LocalDate.of(2018, 6, 25));
        files.forEach((reference, town) -> stage.show(town.name() + ", " + town.schools().size() + " écoles : " + reference, "recteur",
            conventions.byReference(reference).effectiveOn().orElseThrow(), "Convention en vigueur", "Convention, art. 3", null));
    }

    private static ConventionSchool school(Town town, String name) {
        return new ConventionSchool(null, SchoolType.EE, name, town.insee());
    }
}
