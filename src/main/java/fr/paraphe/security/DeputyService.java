package fr.paraphe.security;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.audit.AuditEvent;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditTrail;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.directory.Absence;
import fr.paraphe.directory.AbsenceService;
import fr.paraphe.directory.Academie;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.directory.Insee;
import fr.paraphe.directory.NewAbsence;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who stands in for an absent mayor, directeur or recteur: said by that person, by the commune's secretariat or the académie's services, or by an operator. What a
 * deputy may do follows from the dates at each request ({@link Who#deputyships}).
 */
@Service
@Transactional
public class DeputyService {

    private static final String REPLACEMENT = "CGCT, art. L2122-17";
    private static final int LONGEST_NAME = 200;

    private final AbsenceService absences;
    private final Accounts accounts;
    private final DirectoryService directory;
    private final IdentityService identity;
    private final AsTheHouse asTheHouse;
    private final AuditTrail audit;
    private final ApplicationEventPublisher house;
    private final CivilClock clock;

    DeputyService(AbsenceService absences, Accounts accounts, DirectoryService directory, IdentityService identity, AsTheHouse asTheHouse,
                  AuditTrail audit, ApplicationEventPublisher house, CivilClock clock) {
        this.absences = absences;
        this.accounts = accounts;
        this.directory = directory;
        this.identity = identity;
        this.asTheHouse = asTheHouse;
        this.audit = audit;
        this.house = house;
        this.clock = clock;
    }

    /**
     * What somebody asks for.
     *
     * @param absent      account; the asking person's own where it is null
     * @param party       INSEE code or code of an académie; may be null for an account of one party
     * @param deputy      account
     * @param deputyName  civility, name and quality as the history shall say them; the account's own where it is null
     * @param deputyEmail where reminders reach the deputy; where it is null the account's own, or the mailbox of the deputy's group
     */
    public record Ask(String absent, String party, String deputy, String deputyName, String deputyEmail, LocalDate startsOn, LocalDate endsOn) {
    }

    /** @throws RefusedException with all that speaks against it; nothing is recorded then */
    public Absence record(Who by, Ask ask) {
        String account = ask.absent() == null || ask.absent().isBlank() ? by.id() : ask.absent().strip();
        Who absent = find(account).filter(who -> !parties(by, who).isEmpty()).orElseThrow(() -> new RefusedException("absent",
            "Ce compte n’est pas de ceux dont vous enregistrez l’absence.", ""));
        Role role = roleOf(absent).orElseThrow(() -> new RefusedException("absent",
            "Seuls un maire, un directeur général des services et un recteur ont un suppléant ; les autres tâches reviennent à tout un service.", REPLACEMENT));
        if (!by.may(account.equals(by.id()) ? Action.RECORD_OWN_ABSENCE : Action.RECORD_ABSENCES)) {
            throw new RefusedException("absent", "Une absence est enregistrée par la personne elle-même, par le secrétariat de la commune, par les services de l’académie ou par "
                + "l’administration.", "");
        }
        String party = party(parties(by, absent), ask.party());
        Who deputy = deputy(ask.deputy(), role, party);
        Absence recorded = absences.record(new NewAbsence(role.id(), party, account, nameOf(absent, role, party, ask.startsOn()), deputy.id(), deputyName(deputy, ask.deputyName()),
            email(deputy, party, ask.deputyEmail()), ask.startsOn(), ask.endsOn(), by.id()));
        audit.record(delegated(recorded).change("absent", null, recorded.absent()).change("deputy", null, recorded.deputy())
            .change("startsOn", null, recorded.startsOn().toString()).change("endsOn", null, recorded.endsOn().toString()));
        house.publishEvent(new AbsenceChanged(recorded.id()));
        return recorded;
    }

    /** Takes an absence back, or cuts it short: the deputy has no power from now on. */
    public void cancel(Who by, long id) {
        Absence absence = absences.get(id);
        if (!by.isInConfidenceOf(absence.party())) {
            throw new NotFoundException("Absence introuvable.");
        }
        if (!maySayTheEnd(by, absence)) {
            throw new RefusedException("", "Seuls l’absent, le secrétariat de la commune, les services de l’académie et l’administration mettent fin à une absence.", "");
        }
        absences.cancel(id, by.id());
        audit.record(delegated(absence).change("deputy", absence.deputy(), null));
        house.publishEvent(new AbsenceChanged(id));
    }

    /**
     * Somebody who may be away, or who may stand in.
     *
     * @param name    the account's, as people read it
     * @param group   the group whose tasks are lent; of a deputy the own groups in words
     * @param parties INSEE codes of the communes, or codes of the académies, for which the asking person may say so
     */
    public record Person(String account, String name, String group, List<String> parties) {
    }

    /** Whose absence this person may record: their own, and where they speak for a commune or an académie its people's. Nobody is listed for an operator, who names any account. */
    @Transactional(readOnly = true)
    public List<Person> absentees(Who by) {
        Set<String> accountsOf = new TreeSet<>();
        if (by.may(Action.RECORD_OWN_ABSENCE)) {
            accountsOf.add(by.id());
        }
        if (by.may(Action.RECORD_ABSENCES)) {
            by.confidences().forEach(party -> accountsOf.addAll(accounts.ofParty(party)));
        }
        return accountsOf.stream().map(account -> absentee(by, account)).flatMap(Optional::stream).toList();
    }

    /** One of these, by account; for an operator any. Empty for an unknown account and for a stranger's. */
    @Transactional(readOnly = true)
    public Optional<Person> absentee(Who by, String account) {
        if (!by.may(account.equals(by.id()) ? Action.RECORD_OWN_ABSENCE : Action.RECORD_ABSENCES)) {
            return Optional.empty();
        }
        return find(account).filter(who -> !parties(by, who).isEmpty()).flatMap(who -> roleOf(who).map(role ->
            new Person(account, accountName(account), role.frenchName(), parties(by, who).stream().sorted().toList())));
    }

    /**
     * Who may stand in for somebody.
     *
     * @param absent an account of {@link #absentee}
     * @param party  for which of that person's communes or académies
     */
    @Transactional(readOnly = true)
    public List<Person> deputies(Who by, String absent, String party) {
        if (absentee(by, absent).filter(person -> person.parties().contains(party)).isEmpty()) {
            return List.of();
        }
        Role role = find(absent).flatMap(DeputyService::roleOf).orElseThrow();
        return accounts.ofParty(party).stream().map(this::find).flatMap(Optional::stream).filter(who -> isDeputyFor(who, role, party)).map(who -> new Person(who.id(),
            accountName(who.id()), who.groups().stream().map(Role::nameOf).sorted().collect(Collectors.joining(", ")), List.of(party))).toList();
    }

    private static boolean isDeputyFor(Who who, Role role, String party) {
        return !who.everyCommune() && who.isInConfidenceOf(party) && !who.isIn(role.id());
    }

    /** Whether this person may take an absence back or cut it short, and there is something left of it. */
    public boolean mayEnd(Who by, Absence absence) {
        return absence.cancelledAt().isEmpty() && !absence.endsOn().isBefore(clock.today()) && by.isInConfidenceOf(absence.party()) && maySayTheEnd(by, absence);
    }

    private static boolean maySayTheEnd(Who by, Absence absence) {
        return by.may(Action.RECORD_ABSENCES) || absence.absent().equals(by.id()) && by.may(Action.RECORD_OWN_ABSENCE);
    }

    /** The absences of one's own party's people, the latest first. */
    @Transactional(readOnly = true)
    public List<Absence> seenBy(Who who) {
        return absences.all().stream().filter(absence -> who.isInConfidenceOf(absence.party())).toList();
    }

    /** By accounts; people's names stand in the absence's own lines, from which they can be erased. */
    private static AuditEvent delegated(Absence absence) {
        return AuditEvent.ofHouse(AuditKind.DELEGATED, "Absence n° " + absence.id() + " (" + Role.nameOf(absence.role()) + ", " + absence.party() + ")");
    }

    /** An absence was recorded or cancelled: tasks that somebody has in hand may have to change hands. */
    public record AbsenceChanged(long id) {
    }

    /** Of the absent person's communes or académie, those for which the asking person speaks. */
    private static Set<String> parties(Who by, Who absent) {
        return absent.confidences().stream().filter(party -> absent.id().equals(by.id()) || by.isInConfidenceOf(party)).collect(Collectors.toSet());
    }

    private static Optional<Role> roleOf(Who absent) {
        return Access.rolesThat(Action.RECORD_OWN_ABSENCE).stream().filter(role -> absent.isIn(role.id())).findFirst();
    }

    private static String party(Set<String> parties, String asked) {
        if (asked == null || asked.isBlank()) {
            if (parties.size() != 1) {
                throw new RefusedException("party", "Dites pour quelle commune : ce compte en a plusieurs, et chacune a son suppléant.", "");
            }
            return parties.iterator().next();
        }
        if (!parties.contains(asked.strip())) {
            throw new RefusedException("party", "Cette personne n’est pas d’ici : « " + asked.strip() + " ».", "");
        }
        return asked.strip();
    }

    /** An unknown account and a stranger's get the same answer. */
    private Who deputy(String account, Role role, String party) {
        if (account == null || account.isBlank()) {
            throw new RefusedException("deputy", "Désignez le suppléant.", REPLACEMENT);
        }
        Who deputy = find(account.strip()).filter(who -> !who.everyCommune() && who.isInConfidenceOf(party)).orElseThrow(() -> new RefusedException("deputy",
            "Le suppléant est de la même " + (Insee.read(party).isPresent() ? "commune" : "académie") + " : « " + account.strip() + " » n’en a pas de compte.", REPLACEMENT));
        if (deputy.isIn(role.id())) {
            throw new RefusedException("deputy", "« " + deputy.id() + " » a déjà les tâches de ce groupe (" + role.frenchName() + ") : il n’a pas à suppléer.", "");
        }
        return deputy;
    }

    private String nameOf(Who absent, Role role, String party, LocalDate on) {
        if (role == Role.MAIRE && on != null) {
            Optional<String> mayor = directory.mayor(party, on).map(councillor -> councillor.civility() + " " + councillor.firstName() + " " + councillor.lastName());
            if (mayor.isPresent()) {
                return mayor.get();
            }
        }
        if (role == Role.RECTEUR) {
            Academie academie = directory.academie(party);
            return academie.recteurCivility() + " " + academie.recteurFirstName() + " " + academie.recteurLastName();
        }
        return accountName(absent.id());
    }

    private String deputyName(Who deputy, String asked) {
        if (asked == null || asked.isBlank()) {
            return accountName(deputy.id());
        }
        if (asked.strip().length() > LONGEST_NAME) {
            throw new RefusedException("deputyName", "Le nom a plus de " + LONGEST_NAME + " caractères.", "");
        }
        return asked.strip();
    }

    private Optional<Who> find(String account) {
        return asTheHouse.ask(() -> accounts.find(account));
    }

    private User user(String account) {
        return asTheHouse.ask(() -> identity.createUserQuery().userId(account).singleResult());
    }

    private String accountName(String account) {
        User user = user(account);
        String name = String.join(" ", Optional.ofNullable(user.getFirstName()).orElse(""), Optional.ofNullable(user.getLastName()).orElse("")).strip();
        return name.isEmpty() ? account : name;
    }

    private String email(Who deputy, String party, String asked) {
        if (asked != null && !asked.isBlank()) {
            if (!asked.strip().matches("[^@\\s<>,;]{1,64}@[^@\\s<>,;]{1,250}")) {
                throw new RefusedException("deputyEmail", "« " + asked.strip() + " » n’est pas une adresse électronique.", "");
            }
            return asked.strip();
        }
        String own = user(deputy.id()).getEmail();
        if (own != null && !own.isBlank()) {
            return own;
        }
        return deputy.groups().stream().sorted().map(group -> directory.mailbox(group, party)).flatMap(Optional::stream).findFirst().orElseThrow(() ->
            new RefusedException("deputyEmail", "Donnez l’adresse à laquelle les rappels parviendront au suppléant : son compte n’en a pas.", ""));
    }
}
