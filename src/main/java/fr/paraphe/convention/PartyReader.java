package fr.paraphe.convention;

import fr.paraphe.NotFoundException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.directory.Academie;
import fr.paraphe.directory.AdministrativeCourt;
import fr.paraphe.directory.Commune;
import fr.paraphe.directory.DirectoryService;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Names, addresses and mailboxes of those whom a convention binds, for the rooms that do not enter the directory. */
@Service
@Transactional(readOnly = true)
public class PartyReader {

    private static final List<String> OF_COMMUNE = List.of("secretariat", "dgs", "maire");
    private static final List<String> OF_ACADEMIE = List.of("academie", "gip", "recteur");

    private final ConventionRepository conventions;
    private final PartySubstitutionRepository substitutions;
    private final DirectoryService directory;
    private final CivilClock clock;

    PartyReader(ConventionRepository conventions, PartySubstitutionRepository substitutions, DirectoryService directory, CivilClock clock) {
        this.conventions = conventions;
        this.substitutions = substitutions;
        this.directory = directory;
        this.clock = clock;
    }

    /** The signatory commune. */
    public Party commune(String reference) {
        return communes(List.of(reference)).get(reference);
    }

    /** The signatory communes of many conventions, by reference; the number of queries does not grow with theirs. */
    public Map<String, Party> communes(Collection<String> references) {
        Map<String, String> inseeOf = new LinkedHashMap<>();
        conventions.findAllById(references).forEach(convention -> inseeOf.put(convention.reference(), convention.commune()));
        references.stream().filter(reference -> !inseeOf.containsKey(reference)).findFirst().ifPresent(unknown -> {
            throw new NotFoundException("Dossier introuvable.");
        });
        Map<String, Map<String, String>> mailboxes = directory.mailboxes(OF_COMMUNE, inseeOf.values());
        Map<String, Commune> communes = new HashMap<>();
        directory.communes(inseeOf.values()).forEach(commune -> communes.put(commune.insee(), commune));
        Map<String, Party> parties = new LinkedHashMap<>();
        inseeOf.forEach((reference, insee) -> {
            Commune commune = communes.get(insee);
            parties.put(reference, new Party(insee, commune.name(), commune.siren(), commune.postalAddress(), mailboxes.getOrDefault(insee, Map.of())));
        });
        return parties;
    }

    /** Who owes the contribution: the commune, or the body that stands in its place (art. 8). Mails go to the commune's addresses all the same. */
    public Party debtor(String reference) {
        return debtors(List.of(reference)).get(reference);
    }

    /** As {@link #debtor}, for many. */
    public Map<String, Party> debtors(Collection<String> references) {
        Map<String, Party> parties = communes(references);
        substitutions.inPlace(references, clock.today())
            .forEach(body -> parties.computeIfPresent(body.reference(), (reference, commune) -> body.inPlaceOf(commune)));
        return parties;
    }

    public AcademieParty academie(String code) {
        Academie academie = directory.academie(code);
        return new AcademieParty(code, academie.name(), academie.city(), academie.postalAddress(),
            directory.mailboxes(OF_ACADEMIE, List.of(code)).getOrDefault(code, Map.of()));
    }

    /** Who signs for the parties. */
    public record Signatories(Representative mayor, Representative recteur, String recteurTitle) {
    }

    /** Those in office on that day; while the mayor's seat is vacant, the one whom the convention names. */
    public Signatories signatories(String reference, LocalDate on) {
        Convention convention = conventions.findById(reference).orElseThrow(() -> new NotFoundException("Dossier introuvable."));
        Academie academie = directory.academie(convention.academie());
        Representative mayor = directory.mayor(convention.commune(), on)
            .map(councillor -> new Representative(councillor.civility(), councillor.firstName(), councillor.lastName())).orElse(convention.mayor());
        return new Signatories(mayor, new Representative(academie.recteurCivility(), academie.recteurFirstName(), academie.recteurLastName()), academie.recteurTitle());
    }

    /** Names of communes by INSEE code; what the directory does not know is left out. */
    public Map<String, String> communeNames(Collection<String> insees) {
        Map<String, String> names = new HashMap<>();
        directory.communes(insees).forEach(commune -> names.put(commune.insee(), commune.name()));
        return names;
    }

    /** «tribunal administratif de Montpellier»; empty where the court of the commune's département is not known. */
    public Optional<String> court(String reference) {
        Convention convention = conventions.findById(reference).orElseThrow(() -> new NotFoundException("Dossier introuvable."));
        return AdministrativeCourt.ofDepartement(directory.commune(convention.commune()).departement());
    }
}
