package fr.paraphe.directory;

import fr.paraphe.csv.CellReader;
import fr.paraphe.csv.Codes;
import fr.paraphe.directory.MailboxImport.MailboxRow;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** boites.csv */
final class MailboxImport implements KindImport<MailboxRow> {

    private static final Map<String, List<ImportKind>> SCOPES = Map.of(
        "secretariat", List.of(ImportKind.COMMUNES),
        "dgs", List.of(ImportKind.COMMUNES),
        "maire", List.of(ImportKind.COMMUNES),
        "direction", List.of(ImportKind.COMMUNES, ImportKind.ACADEMIES),
        "academie", List.of(ImportKind.ACADEMIES),
        "recteur", List.of(ImportKind.ACADEMIES),
        "gip", List.of(ImportKind.ACADEMIES),
        "ien", List.of(ImportKind.CIRCONSCRIPTIONS));

    private record Key(String role, String scope) {
    }

    record MailboxRow(String role, String scope, String email) {

        private Key key() {
            return new Key(role, scope);
        }
    }

    private final EntityManager entities;
    private final KnownCodes known;
    private final Map<Key, Mailbox> stored = new HashMap<>();

    MailboxImport(EntityManager entities, KnownCodes known) {
        this.entities = entities;
        this.known = known;
        entities.createQuery("select m from Mailbox m", Mailbox.class).getResultStream().forEach(mailbox -> stored.put(new Key(mailbox.role(), mailbox.scope()), mailbox));
    }

    @Override
    public MailboxRow read(CellReader cells) {
        String role = cells.choice("role", SCOPES.keySet().stream().sorted().toList(), String::toString);
        List<ImportKind> kinds = Optional.ofNullable(role).map(SCOPES::get).orElse(List.of());
        String scope = cells.text("perimetre", 30);
        if (scope != null && !kinds.isEmpty() && !cells.failedOn("perimetre") && kinds.stream().noneMatch(kind -> known.contains(kind, scope))) {
            cells.error("perimetre", "«" + Codes.shown(scope) + "» n’est pas dans l’annuaire ; pour le rôle " + role + ", il faut un code qui figure dans "
                + String.join(" ou ", kinds.stream().map(ImportKind::fileName).toList()) + ".");
        }
        return new MailboxRow(role, scope, cells.email("courriel"));
    }

    @Override
    public Map<String, Object> keys(MailboxRow row) {
        return Map.of("role", row.key());
    }

    @Override
    public Effect store(MailboxRow row) {
        Mailbox before = stored.get(row.key());
        if (before == null) {
            entities.persist(new Mailbox(row.role, row.scope, row.email));
            return Effect.ADDED;
        }
        if (before.email().equals(row.email)) {
            return Effect.UNCHANGED;
        }
        before.update(row.email);
        return Effect.UPDATED;
    }
}
