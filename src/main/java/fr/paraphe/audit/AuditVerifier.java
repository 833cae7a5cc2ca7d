package fr.paraphe.audit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads every chain again from its first line: a line that was removed, altered, added or moved is found, and a chain that is gone as a whole. */
@Service
public class AuditVerifier {

    private final AuditReader reader;
    private final JdbcTemplate jdbc;

    AuditVerifier(AuditReader reader, JdbcTemplate jdbc) {
        this.reader = reader;
        this.jdbc = jdbc;
    }

    private record Head(String reference, String owner, long position, String hash) {
    }

    /** As of one moment, while others go on writing. */
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Verification verify() {
        Map<String, Head> heads = new HashMap<>();
        jdbc.query("select name, reference, owner, last_position, last_hash from audit_chain", row -> {
            heads.put(row.getString("name"), new Head(row.getString("reference"), row.getString("owner"), row.getLong("last_position"), row.getString("last_hash")));
        });
        Walk walk = new Walk(heads, new HashSet<>(jdbc.queryForList("""
            select e.position from audit_entry e join audit_chain c on c.id = e.chain where c.name = ? and e.kind = ?""", Long.class, AuditChains.HOUSE, AuditKind.ERASED.name())));
        reader.eachInOrder(walk::next);
        walk.end();
        String lastHash = heads.containsKey(AuditChains.HOUSE) ? heads.get(AuditChains.HOUSE).hash() : "";
        Verification.Break broken = walk.first;
        String sentence = broken != null ? broken.sentence()
            : "Le journal est intact : " + walk.lines + " lignes dans " + heads.size() + " chaînes, chacune à sa place et telle qu’elle a été écrite.";
        return new Verification(broken == null, sentence, heads.size(), walk.lines, broken, lastHash);
    }

    private static final class Walk {

        private final Map<String, Head> heads;
        private final Set<Long> erasures;
        private final Set<String> begun = new TreeSet<>();
        private final Set<String> walked = new HashSet<>();
        private String chain;
        private String reference;
        private String owner;
        private long position;
        private String hash = "";
        private long lines;
        private Verification.Break first;

        Walk(Map<String, Head> heads, Set<Long> erasures) {
            this.heads = heads;
            this.erasures = erasures;
        }

        void next(AuditReader.Stored stored) {
            AuditLine line = stored.line();
            lines++;
            if (!line.chain().equals(chain)) {
                close();
                chain = line.chain();
                reference = stored.reference();
                owner = stored.owner();
                position = 0;
                hash = "";
            }
            remember(line);
            if (line.position() != position + 1) {
                broken(position + 1, "Il manque la ligne " + (position + 1) + " du " + name() + ".");
            } else if (!stored.hash().equals(Seal.hash(hash, line))) {
                broken(line.position(), "La ligne " + line.position() + " du " + name() + " n’est pas celle qui a été écrite : modifiée, ajoutée ou déplacée.");
            } else if (!Seal.valuesStand(line.values())) {
                broken(line.position(), "Une valeur de la ligne " + line.position() + " du " + name() + " a été modifiée.");
            } else if (line.values().stream().anyMatch(this::erasedByNobody)) {
                broken(line.position(), "Une valeur de la ligne " + line.position() + " du " + name() + " a été effacée sans que le journal dise par qui.");
            }
            position = line.position();
            hash = stored.hash();
        }

        private boolean erasedByNobody(AuditLine.Value value) {
            return value.salt() == null && (value.erasedBy() == null || !erasures.contains(value.erasedBy()));
        }

        private void remember(AuditLine line) {
            if (line.chain().equals(AuditChains.HOUSE)) {
                if (line.kind().equals(AuditKind.CHAIN_BEGUN.name())) {
                    begun.add(line.subject());
                } else if (line.kind().equals(AuditKind.CHAIN_REMOVED.name())) {
                    begun.remove(line.subject());
                }
            }
        }

        private void close() {
            if (chain == null) {
                return;
            }
            walked.add(chain);
            Head head = heads.get(chain);
            if (position != head.position()) {
                broken(position + 1, "Le " + name() + " s’arrête à la ligne " + position + " alors que " + head.position() + " lignes ont été écrites.");
            } else if (!hash.equals(head.hash())) {
                broken(position, "La dernière ligne du " + name() + " n’est pas celle qui a été écrite.");
            }
        }

        void end() {
            close();
            heads.forEach((name, head) -> {
                if (!walked.contains(name) && head.position() > 0) {
                    chainBroken(head.reference(), head.owner(), 1, "Les " + head.position() + " lignes du " + name(head.reference()) + " ont disparu.");
                }
                if (!name.equals(AuditChains.HOUSE) && !begun.contains(name)) {
                    chainBroken(head.reference(), head.owner(), 1, "Le " + name(head.reference()) + " a été ajouté sans que le journal général dise quand.");
                }
            });
            for (String name : begun) {
                if (!heads.containsKey(name)) {
                    List<String> parts = List.of(name.split(" ", 2));
                    chainBroken(parts.get(0), parts.get(parts.size() - 1), 1, "Le " + name(parts.get(0)) + " a disparu sans que le dossier ait été éliminé.");
                }
            }
        }

        private String name() {
            return name(reference);
        }

        private static String name(String reference) {
            return reference.isEmpty() ? "journal général" : "journal du dossier " + reference;
        }

        private void broken(long at, String sentence) {
            chainBroken(reference, owner, at, sentence);
        }

        private void chainBroken(String ofReference, String ofOwner, long at, String sentence) {
            if (first == null) {
                first = new Verification.Break(ofReference, ofOwner, at, sentence);
            }
        }
    }
}
