package fr.paraphe.engine.replay;

import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.directory.DirectoryImport;
import fr.paraphe.directory.ImportKind;
import fr.paraphe.directory.ImportReport;
import fr.paraphe.directory.SchoolType;
import fr.paraphe.security.Accounts;
import fr.paraphe.security.NewAccount;
import fr.paraphe.security.Role;
import fr.paraphe.security.Scope;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** Towns of the Hérault that do not exist, each with a council of seven, mailboxes and accounts: enough for a convention to be lived through. */
@Component
class InventedCommunes {

    /** For accounts of a database in memory that opens no port. */
    private static final String PASSWORD = "replay-without-a-door";
    private static final List<String> NAMES = List.of("ARNAL", "BOUSQUET", "CABROL", "DELMAS", "ESCANDE", "FABRE", "GINESTE");

    private final DirectoryImport directory;
    private final Accounts accounts;

    InventedCommunes(DirectoryImport directory, Accounts accounts) {
        this.directory = directory;
        this.accounts = accounts;
    }

    /** @param annex the schools of annexe 1 */
    record Town(String insee, String siren, String name, List<ConventionSchool> annex) {

        Town {
            annex = List.copyOf(annex);
        }

        /** With elementary schools that have no code yet. */
        static Town invented(String insee, String siren, String name, String... schools) {
            return new Town(insee, siren, name, Arrays.stream(schools).map(school -> new ConventionSchool(null, SchoolType.EE, school, insee)).toList());
        }

        String account(Role role) {
            return role.id() + "-" + insee;
        }

        String clerk() {
            return account(Role.SECRETARIAT);
        }

        String mayor() {
            return account(Role.MAIRE);
        }

        /** The president, and the member at that place of the council's table. */
        String councillor(int order) {
            return NAMES.get(order - 1).toLowerCase(java.util.Locale.ROOT) + "-" + insee;
        }
    }

    void settle(List<Town> towns) {
        StringBuilder communes = new StringBuilder("insee;nom;siren;population;arrondissement;academie;circonscription;adresse\n");
        StringBuilder councillors = new StringBuilder(
            "commune;identifiant;ordre;civilite;nom;prenom;fonction;courriel;adresse;canal;canal_demande_le;debut_mandat;fin_mandat\n");
        StringBuilder mailboxes = new StringBuilder("role;perimetre;courriel\n");
        for (Town town : towns) {
            communes.append("%s;%s;%s;90;1;montpellier;;Mairie | 34000 %s%n".formatted(town.insee(), town.name(), town.siren(), town.name()));
            for (int order = 1; order <= NAMES.size(); order++) {
                councillors.append("%s;%s;%d;M.;%s;Jean;%s;%s@%s.example;;DEMATERIALISE;04/04/2014;04/04/2014;%n".formatted(town.insee(), town.councillor(order), order,
                    NAMES.get(order - 1), order == 1 ? "MAIRE" : "CONSEILLER", town.councillor(order), town.insee()));
            }
            for (Role role : List.of(Role.SECRETARIAT, Role.DGS, Role.MAIRE, Role.DIRECTION)) {
                mailboxes.append("%s;%s;%s@%s.example%n".formatted(role.id(), town.insee(), role.id(), town.insee()));
            }
        }
        load(ImportKind.COMMUNES, communes);
        load(ImportKind.COUNCILLORS, councillors);
        load(ImportKind.MAILBOXES, mailboxes);
        towns.forEach(town -> List.of(Role.SECRETARIAT, Role.DGS, Role.MAIRE).forEach(role ->
            accounts.createIfAbsent(new NewAccount(town.account(role), role.frenchName(), town.name(), PASSWORD, List.of(role), List.of(Scope.commune(town.insee()))))));
    }

    private void load(ImportKind kind, StringBuilder lines) {
        ImportReport report = directory.importFile(kind, kind.fileName(), lines.toString().replace(System.lineSeparator(), "\n").getBytes(StandardCharsets.UTF_8));
        if (!report.accepted()) {
            throw new IllegalStateException(report.refusals().toString());
        }
    }
}
