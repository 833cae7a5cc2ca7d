package fr.paraphe.council;

import fr.paraphe.NotFoundException;
import fr.paraphe.directory.Commune;
import fr.paraphe.directory.Councillor;
import fr.paraphe.directory.DirectoryService;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds what there is of a case before its council; to be called in a transaction. */
@Component
class CouncilFiles {

    private final AgendaItemRepository items;
    private final CouncilSessionRepository sessions;
    private final ConvocationRepository convocations;
    private final AttendanceRepository attendances;
    private final ProxyRepository proxies;
    private final DirectoryService directory;

    CouncilFiles(AgendaItemRepository items, CouncilSessionRepository sessions, ConvocationRepository convocations, AttendanceRepository attendances,
                 ProxyRepository proxies, DirectoryService directory) {
        this.items = items;
        this.sessions = sessions;
        this.convocations = convocations;
        this.attendances = attendances;
        this.proxies = proxies;
        this.directory = directory;
    }

    /** @throws NotFoundException when nothing of that case was put to the council */
    CouncilFile of(String reference) {
        return find(reference).orElseThrow(() -> new NotFoundException("Aucun point n’est soumis au conseil municipal pour le dossier " + reference + "."));
    }

    Optional<CouncilFile> find(String reference) {
        return items.findFirstByReferenceOrderByTurnDesc(reference)
            .map(item -> file(item, sessions.findFirstByAgendaItemOrderByAttemptDesc(item.id()).orElse(null)));
    }

    /** The item and its latest session alone, for what is counted from its day; without council, convocation and attendance. */
    Optional<CouncilFile> dates(String reference) {
        return items.findFirstByReferenceOrderByTurnDesc(reference).flatMap(item -> sessions.findFirstByAgendaItemOrderByAttemptDesc(item.id())
            .map(session -> new CouncilFile(item, directory.commune(item.commune()), session, null, List.of(), List.of(), List.of(), null)));
    }

    /** The same item with the session before the latest: the one without quorum. */
    CouncilFile before(CouncilFile file) {
        return file(file.item(), sessions.findById(file.session().secondOf().orElseThrow()).orElseThrow());
    }

    private CouncilFile file(AgendaItem item, CouncilSession session) {
        Commune commune = directory.commune(item.commune());
        if (session == null) {
            return new CouncilFile(item, commune, null, null, List.of(), List.of(), List.of(), null);
        }
        List<Councillor> council = directory.councillorsInOffice(item.commune(), session.date());
        return new CouncilFile(item, commune, session, convocations.findBySession(session.id()).orElse(null), council,
            attendances.findBySessionOrderById(session.id()), proxies.findBySessionOrderById(session.id()).stream().map(Proxy::given).toList(),
            session.secondOf().map(first -> sessions.findById(first).orElseThrow().date()).orElse(null));
    }
}
