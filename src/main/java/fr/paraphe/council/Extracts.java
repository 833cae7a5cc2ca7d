package fr.paraphe.council;

import fr.paraphe.RefusedException;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.directory.Councillor;
import fr.paraphe.directory.Office;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.ExtractSheet;
import fr.paraphe.document.NewDocument;
import fr.paraphe.document.PdfRenderer;
import fr.paraphe.document.Person;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Writes the extract of the register of a deliberation, adopted or not (CGCT, art. L2121-23 and R2121-9). */
@Component
class Extracts {

    private static final String PROGRAM = "paraphe";

    private final Ballots ballots;
    private final PdfRenderer renderer;
    private final DocumentStore documents;

    Extracts(Ballots ballots, PdfRenderer renderer, DocumentStore documents) {
        this.ballots = ballots;
        this.renderer = renderer;
        this.documents = documents;
    }

    /** Once for an item: a second call changes nothing. */
    void write(CouncilFile file) {
        AgendaItem item = file.item();
        if (item.extractDocument().isPresent()) {
            return;
        }
        byte[] pdf = renderer.render(sheet(file));
        String title = "Extrait du registre des délibérations, séance du " + FrenchDates.numeric(file.session().date()) + item.number().map(number -> ", n° " + number).orElse("");
        item.extracted(documents.store(new NewDocument(item.reference(), item.commune(), DocumentKind.EXTRACT, title, "application/pdf", pdf, PROGRAM)).id());
    }

    private ExtractSheet sheet(CouncilFile file) {
        AgendaItem item = file.item();
        CouncilSession session = file.session();
        Ballot ballot = ballots.of(file)
            .orElseThrow(() -> new RefusedException("", "L’affaire n’a pas été mise aux voix : il n’y a pas de délibération à extraire.", "CGCT, art. L2121-23"));
        LocalTime hour = ballot.heldAt();
        RollCall roll = file.rollCall();
        List<GivenProxy> valid = new ProxyRules(roll, file.proxies()).validAt(hour);
        Set<Long> represented = valid.stream().map(GivenProxy::giver).collect(Collectors.toSet());
        // Whoever made the quorum and left before the vote was there for this item; so was whoever came in time to vote.
        LocalTime discussed = session.discussedAt();
        List<Presence> counted = roll.presences().stream().filter(presence -> presence.countsAt(discussed) || presence.countsAt(hour)).toList();
        List<Presence> withdrawn = roll.presences().stream()
            .filter(presence -> presence.interested() && (presence.presentAt(discussed) || presence.presentAt(hour))).toList();
        Councillor president = file.councillor(session.president().orElseThrow()).orElseThrow();
        SessionPlan plan = session.plan();
        return new ExtractSheet(item.reference(), file.commune().name(), item.number().orElse(""), item.text().matter(), item.text().subMatter(), item.object(),
            roll.inOffice(), file.sentConvocation().sentOn(), file.sentConvocation().postedOn().orElseThrow(), session.date(),
            plan.usualPlace() ? "au lieu ordinaire de ses séances" : "hors du lieu ordinaire de ses séances (%s)".formatted(plan.place()),
            Convocations.person(president), title(president),
            people(file, counted.stream().filter(presence -> presence.councillor() != president.id()).toList()),
            valid.stream().map(proxy -> new ExtractSheet.Proxy(person(file, proxy.giver()), person(file, proxy.holder()))).toList(),
            people(file, roll.presences().stream()
                .filter(presence -> !counted.contains(presence) && !withdrawn.contains(presence) && !represented.contains(presence.councillor())).toList()),
            people(file, withdrawn),
            file.convocationRule().quorumNeeded(), session.secretary().map(secretary -> List.of(person(file, secretary))).orElse(List.of()),
            item.text().statement(), item.text().decision(), ballots.result(file, ballot),
            Regime.of(session.date()) == Regime.AVANT_2022_07 ? ExtractSheet.Regime.BEFORE_JULY_2022 : ExtractSheet.Regime.SINCE_JULY_2022,
            session.decisionsPostedOn().orElse(null), session.date(), Convocations.person(file.mayor().orElse(president)), ExtractSheet.Stamps.NONE);
    }

    private static List<Person> people(CouncilFile file, List<Presence> presences) {
        return presences.stream().map(presence -> person(file, presence.councillor())).toList();
    }

    private static Person person(CouncilFile file, long councillor) {
        return Convocations.person(file.councillor(councillor).orElseThrow());
    }

    private static String title(Councillor president) {
        if (president.office() == Office.MAIRE) {
            return "Maire";
        }
        boolean woman = president.civility().equals("Mme");
        if (president.office() == Office.ADJOINT) {
            return woman ? "adjointe au maire" : "adjoint au maire";
        }
        return woman ? "conseillère municipale" : "conseiller municipal";
    }
}
