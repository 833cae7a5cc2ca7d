package fr.paraphe.directory;

import fr.paraphe.NotFoundException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who and what there is: communes, councillors, académies, circonscriptions, schools and mailboxes. What is unknown is a {@link NotFoundException}. */
@Service
@Transactional(readOnly = true)
public class DirectoryService {

    private final AcademieRepository academies;
    private final CirconscriptionRepository circonscriptions;
    private final CommuneRepository communes;
    private final CouncillorRepository councillors;
    private final SchoolRepository schools;
    private final MailboxRepository mailboxes;

    DirectoryService(AcademieRepository academies, CirconscriptionRepository circonscriptions, CommuneRepository communes,
                     CouncillorRepository councillors, SchoolRepository schools, MailboxRepository mailboxes) {
        this.academies = academies;
        this.circonscriptions = circonscriptions;
        this.communes = communes;
        this.councillors = councillors;
        this.schools = schools;
        this.mailboxes = mailboxes;
    }

    public Commune commune(String insee) {
        return communes.findById(insee).orElseThrow(() -> new NotFoundException("Commune inconnue : " + insee + "."));
    }

    /** Empty when the directory knows no such commune. */
    public Optional<Commune> findCommune(String insee) {
        return communes.findById(insee);
    }

    /** Those of that name, in whichever capitals: several communes of France share one. */
    public List<Commune> communesNamed(String name) {
        return communes.findByNameIgnoreCaseOrderByInsee(name);
    }

    /** Of that name, in whichever capitals. */
    public List<Academie> academiesNamed(String name) {
        return academies.findByNameIgnoreCaseOrderByCode(name);
    }

    /** Of that name, in whichever capitals. */
    public List<Circonscription> circonscriptionsNamed(String name) {
        return circonscriptions.findByNameIgnoreCaseOrderByCode(name);
    }

    /** By INSEE code. */
    public List<Commune> communes() {
        return communes.findAllByOrderByInsee();
    }

    /** Those of the given codes that are known, in no order. */
    public List<Commune> communes(Collection<String> insee) {
        return communes.findAllById(insee);
    }

    /** The INSEE codes of the communes whose name begins so, accents and capitals left aside, and that code itself, which a case may outlive. */
    public Set<String> codesNamed(String codeOrBeginning) {
        Set<String> codes = new HashSet<>(communes.codesOfNamesBeginning(PlainLetters.of(codeOrBeginning.strip())));
        codes.add(codeOrBeginning.strip().toUpperCase(Locale.ROOT));
        return codes;
    }

    /** The INSEE codes of its communes, in no order; none where there is no such académie. */
    public List<String> codesOfAcademie(String code) {
        return communes.codesOfAcademie(code);
    }

    /** The council «en exercice» on that day, the mayor included, in the order of its table. */
    public List<Councillor> councillorsInOffice(String insee, LocalDate on) {
        commune(insee);
        return councillors.findInOffice(insee, on);
    }

    /** The mayor in office on that day; none while the seat is vacant. */
    public Optional<Councillor> mayor(String insee, LocalDate on) {
        return councillorsInOffice(insee, on).stream().filter(councillor -> councillor.office() == Office.MAIRE).findFirst();
    }

    public Councillor councillor(long id) {
        return councillors.findById(id).orElseThrow(() -> new NotFoundException("Conseiller municipal inconnu : " + id + "."));
    }

    public Academie academie(String code) {
        return academies.findById(code).orElseThrow(() -> new NotFoundException("Académie inconnue : " + code + "."));
    }

    /** Empty when the directory knows no such académie. */
    public Optional<Academie> findAcademie(String code) {
        return academies.findById(code);
    }

    public Academie academieOf(String insee) {
        return academie(commune(insee).academie());
    }

    public Circonscription circonscription(String code) {
        return circonscriptions.findById(code).orElseThrow(() -> new NotFoundException("Circonscription inconnue : " + code + "."));
    }

    /** Empty when the directory knows no such circonscription. */
    public Optional<Circonscription> findCirconscription(String code) {
        return circonscriptions.findById(code);
    }

    /** The codes of the schools of those communes; a commune none of whose schools has one is left out. */
    @Transactional(readOnly = true)
    public Map<String, Set<String>> schoolCodes(Collection<String> insee) {
        return schools.findByCommuneInAndUaiNotNull(insee).stream()
            .collect(Collectors.groupingBy(School::commune, Collectors.mapping(school -> school.uai().orElseThrow(), Collectors.toSet())));
    }

    /** In the order of their first import. */
    public List<School> schools(String insee) {
        commune(insee);
        return schools.findByCommuneOrderById(insee);
    }

    /**
     * @param group a group's id, e.g. {@code secretariat}
     * @param scope an INSEE code, the code of an académie (also for the GIP), or the code of a circonscription
     */
    public Optional<String> mailbox(String group, String scope) {
        return mailboxes.findByRoleAndScope(group, scope).map(Mailbox::email);
    }

    /** The addresses of several groups in several scopes at once: by scope, then by group. */
    public Map<String, Map<String, String>> mailboxes(Collection<String> groups, Collection<String> scopes) {
        Map<String, Map<String, String>> byScope = new HashMap<>();
        mailboxes.findByRoleInAndScopeIn(groups, scopes)
            .forEach(mailbox -> byScope.computeIfAbsent(mailbox.scope(), scope -> new HashMap<>()).put(mailbox.role(), mailbox.email()));
        return byScope;
    }
}
