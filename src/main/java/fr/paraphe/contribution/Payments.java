package fr.paraphe.contribution;

import fr.paraphe.Euros;
import fr.paraphe.NotFoundException;
import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.csv.CellReader;
import fr.paraphe.csv.CsvTable;
import fr.paraphe.csv.ImportFinding;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What creditors have received: entered one by one, or taken from a file of their accountant. The accountant's reference makes a payment one, however often it comes. */
@Service
@Transactional
public class Payments {

    /** Of a file of payments; all of them stand in its header, «mandat», «date_mandat» and «chorus» may be empty below it. */
    public static final List<String> COLUMNS = List.of("titre", "montant", "date", "reference", "mandat", "date_mandat", "chorus");

    private static final Map<String, String> COLUMN_OF = Map.of("amount", "montant", "paidOn", "date", "reference", "reference", "mandateNumber", "mandat",
        "chorusNumber", "chorus");
    private static final int LONGEST_REFERENCE = 100;
    private static final int LONGEST_NUMBER = 60;
    private static final int LONGEST_REASON = 2000;
    private static final int NUMBERS_AT_ONCE = 1000;

    private final TitreRepository titres;
    private final PaymentRepository payments;
    private final CampaignRepository campaigns;
    private final CivilClock clock;

    Payments(TitreRepository titres, PaymentRepository payments, CampaignRepository campaigns, CivilClock clock) {
        this.titres = titres;
        this.payments = payments;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /**
     * Enters a payment; the same one again changes nothing.
     *
     * @throws RefusedException when it is larger than what is due, in the future or before the titre, for a cancelled titre, or without its reference
     */
    public Titre enter(long titreId, NewPayment entered, String by) {
        Titre titre = titres.lock(titreId).orElseThrow(() -> new NotFoundException(TitreService.UNKNOWN));
        NewPayment payment = entered.tidied();
        Optional<Payment> known = payment.reference() == null ? Optional.empty()
            : payments.findByCreditorInAndPaymentReferenceIn(Set.of(titre.creditor()), Set.of(payment.reference())).stream().findFirst();
        if (known.filter(same -> same.isOf(titre, payment)).isPresent()) {
            return titre;
        }
        known.ifPresent(other -> {
            throw new RefusedException("reference", taken(other), PaymentRule.ARTICLE);
        });
        check(titre, payment).orThrow();
        payments.saveAndFlush(new Payment(titre, payment, false, clock.now(), by));
        titre.receive(payment.amount(), payment.paidOn());
        return titre;
    }

    /**
     * Takes the payments of a file: each good line once, each bad one reported with its reason.
     *
     * @param academie whose titres the file is about
     * @throws RefusedException when the file as a whole cannot be read, e.g. for a wrong column, or when another person is importing the same payments
     */
    public PaymentImport importFile(String academie, byte[] bytes, String by) {
        CsvTable table = CsvTable.read(bytes, COLUMNS);
        if (table.lines().isEmpty() && !table.errors().isEmpty()) {
            throw new RefusedException(table.errors().stream().map(finding -> finding.refusal(PaymentRule.ARTICLE)).toList());
        }
        List<ImportFinding> errors = new ArrayList<>(table.errors());
        List<Read> read = new ArrayList<>();
        table.lines().forEach(line -> read(line, errors).ifPresent(read::add));
        Map<String, List<Titre>> titresOf = lock(academie, read.stream().map(line -> line.number().toString()).collect(Collectors.toCollection(TreeSet::new)));
        Map<String, Payment> knownOf = known(titresOf.values().stream().flatMap(List::stream).map(Titre::creditor).collect(Collectors.toSet()),
            read.stream().map(line -> line.payment().reference()).collect(Collectors.toSet()));
        Map<String, Integer> lineOf = new HashMap<>();
        List<Payment> fresh = new ArrayList<>();
        Set<Long> paid = new HashSet<>();
        int known = 0;
        for (Read line : read) {
            List<Titre> found = titresOf.getOrDefault(line.number().toString(), List.of());
            if (found.size() != 1) {
                errors.add(new ImportFinding(line.line(), "titre", found.isEmpty() ? "le titre " + line.number() + " est inconnu."
                    : "plusieurs créanciers ont un titre " + line.number() + " : enregistrez ce paiement à la main."));
                continue;
            }
            Titre titre = found.get(0);
            String key = titre.creditor() + "\n" + line.payment().reference();
            Payment same = knownOf.get(key);
            Integer before = lineOf.putIfAbsent(key, line.line());
            if (before != null) {
                errors.add(new ImportFinding(line.line(), "reference", "la référence «" + line.payment().reference() + "» figure déjà à la ligne " + before + "."));
            } else if (same != null && same.isOf(titre, line.payment())) {
                known++;
            } else if (same != null) {
                errors.add(new ImportFinding(line.line(), "reference", taken(same)));
            } else {
                Verdict verdict = check(titre, line.payment());
                verdict.reasons().forEach(reason -> errors.add(new ImportFinding(line.line(), COLUMN_OF.getOrDefault(reason.field(), ""), reason.withArticle())));
                if (verdict.isAccepted()) {
                    fresh.add(new Payment(titre, line.payment(), true, clock.now(), by));
                    titre.receive(line.payment().amount(), line.payment().paidOn());
                    paid.add(titre.id());
                }
            }
        }
        save(fresh);
        errors.sort(Comparator.comparingInt(ImportFinding::line));
        return new PaymentImport(table.lines().size(), fresh.size(), known, errors, paid);
    }

    /** The payments of a titre, in the order in which they were entered. */
    @Transactional(readOnly = true)
    public List<Payment> of(long titre) {
        return payments.findByTitreIdOrderById(titre);
    }

    /**
     * Ends the follow-up of a titre outside any campaign although it is unpaid; it stays due.
     *
     * @param reason null or blank takes the decision back
     */
    public void settle(long titreId, String reason, String by) {
        Titre titre = titres.lock(titreId).orElseThrow(() -> new NotFoundException(TitreService.UNKNOWN));
        if (reason != null && reason.strip().length() > LONGEST_REASON) {
            throw new RefusedException("settleReason", "Ce texte compte " + reason.strip().length() + " caractères : " + LONGEST_REASON + " au plus.", "");
        }
        titre.settle(reason == null || reason.isBlank() ? null : reason.strip(), by);
    }

    /**
     * Notes why a campaign is closed although something is unpaid; what is unpaid stays due.
     *
     * @param reason null or blank takes it back
     */
    public void settleCampaign(String campaign, String reason, String by) {
        if (reason != null && reason.strip().length() > LONGEST_REASON) {
            throw new RefusedException("settlementReason", "Ce texte compte " + reason.strip().length() + " caractères : " + LONGEST_REASON + " au plus.", "");
        }
        campaigns.lock(campaign).orElseThrow(() -> new NotFoundException("Campagne introuvable."))
            .settle(reason == null || reason.isBlank() ? null : reason.strip(), by);
    }

    /** @throws RefusedException while the contribution's titre is unpaid and nobody has decided to leave it so */
    @Transactional(readOnly = true)
    public void requireSettled(String reference, SchoolYear year) {
        titres.findByReferenceAndSchoolYearOrderById(reference, year.toString()).stream()
            .filter(titre -> titre.left().signum() > 0 && titre.settleReason().isEmpty()).findFirst().ifPresent(titre -> {
                throw new RefusedException("settleReason", Euros.written(titre.left()) + " restent dus au titre " + titre.number()
                    + " : enregistrez le paiement, ou indiquez pourquoi le suivi s’arrête.", "Convention, art. 6");
            });
    }

    /** @param number of the titre */
    private record Read(int line, TitreNumber number, NewPayment payment) {
    }

    private static Optional<Read> read(CsvTable.Line line, List<ImportFinding> errors) {
        CellReader cells = new CellReader(line, errors, new ArrayList<>());
        TitreNumber number = cells.code("titre", 40, TitreNumber::read, "un numéro de titre, par exemple 2018-000001");
        NewPayment payment = new NewPayment(cells.amount("montant"), cells.date("date"), cells.text("reference", LONGEST_REFERENCE),
            cells.optionalText("mandat", LONGEST_NUMBER), cells.optionalDate("date_mandat"), cells.optionalText("chorus", LONGEST_NUMBER));
        return cells.failed() ? Optional.empty() : Optional.of(new Read(line.number(), number, payment));
    }

    private Map<String, List<Titre>> lock(String academie, TreeSet<String> numbers) {
        List<String> sorted = List.copyOf(numbers);
        List<Titre> locked = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += NUMBERS_AT_ONCE) {
            locked.addAll(titres.lockByNumber(academie, sorted.subList(from, Math.min(from + NUMBERS_AT_ONCE, sorted.size()))));
        }
        return locked.stream().collect(Collectors.groupingBy(titre -> titre.number().toString()));
    }

    private Map<String, Payment> known(Collection<String> creditors, Collection<String> references) {
        Map<String, Payment> known = new HashMap<>();
        List<String> all = List.copyOf(references);
        for (int from = 0; from < all.size(); from += NUMBERS_AT_ONCE) {
            payments.findByCreditorInAndPaymentReferenceIn(creditors, all.subList(from, Math.min(from + NUMBERS_AT_ONCE, all.size())))
                .forEach(payment -> known.put(payment.creditor() + "\n" + payment.reference(), payment));
        }
        return known;
    }

    private void save(List<Payment> fresh) {
        try {
            payments.saveAllAndFlush(fresh);
        } catch (DataIntegrityViolationException meanwhile) {
            throw new RefusedException("", "Les mêmes paiements viennent d’être importés par ailleurs : recommencez.", PaymentRule.ARTICLE);
        }
    }

    private Verdict check(Titre titre, NewPayment payment) {
        TitreNumber successor = titre.standing() ? null : titres.findByReplaces(titre.id()).map(Titre::number).orElse(null);
        List<Refusal> reasons = new ArrayList<>();
        if (payment.reference() == null) {
            reasons.add(new Refusal("reference", "Indiquez la référence comptable du paiement : c’est elle qui empêche de le compter deux fois.", PaymentRule.ARTICLE));
        }
        tooLong("reference", payment.reference(), LONGEST_REFERENCE, reasons);
        tooLong("mandateNumber", payment.mandateNumber(), LONGEST_NUMBER, reasons);
        tooLong("chorusNumber", payment.chorusNumber(), LONGEST_NUMBER, reasons);
        return new PaymentRule(titre.number(), titre.amount(), titre.paid(), titre.standing(), successor, firstIssue(titre), clock.today())
            .check(payment.amount(), payment.paidOn()).and(Verdict.of(reasons));
    }

    /** A commune may have paid the titre in whose place this one stands: from that one's day on, its money is in time. */
    private LocalDate firstIssue(Titre titre) {
        return titre.replaces().flatMap(titres::findById).map(this::firstIssue).orElse(titre.issuedOn());
    }

    private static void tooLong(String field, String text, int longest, List<Refusal> reasons) {
        if (text != null && text.length() > longest) {
            reasons.add(new Refusal(field, "Ce texte compte " + text.length() + " caractères : " + longest + " au plus.", ""));
        }
    }

    private String taken(Payment other) {
        return "Le paiement «" + other.reference() + "» est déjà enregistré : " + Euros.written(other.amount()) + " le " + FrenchDates.numeric(other.paidOn()) + " sur le titre "
            + titres.findById(other.titreId()).orElseThrow().number() + ".";
    }
}
