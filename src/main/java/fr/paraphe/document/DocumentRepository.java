package fr.paraphe.document;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface DocumentRepository extends JpaRepository<DocumentRow, Long> {

    Optional<DocumentRow> findByReferenceAndCommuneAndKindAndSha256(String reference, String commune, DocumentKind kind, String sha256);

    List<DocumentRow> findByReferenceOrderById(String reference);

    List<DocumentRow> findByReferenceInOrderById(Collection<String> references);
}
