package fr.paraphe.document;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.calendar.CivilClock;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every paper of a case as it was, known by the SHA-256 of its bytes. Nothing in it is changed or deleted. */
@Service
public class DocumentStore {

    private final DocumentRepository documents;
    private final DocumentContentRepository contents;
    private final CivilClock clock;

    DocumentStore(DocumentRepository documents, DocumentContentRepository contents, CivilClock clock) {
        this.documents = documents;
        this.contents = contents;
        this.clock = clock;
    }

    /**
     * Stores a document. The same bytes for the same case, owner and kind are stored once: the document that is already there is given back.
     *
     * @throws RefusedException when it is empty, or when somebody else is storing the very same bytes at this moment
     */
    @Transactional
    public StoredDocument store(NewDocument document) {
        if (document.bytes().length == 0) {
            throw new RefusedException("file", "Le document «\u00a0" + document.title() + "\u00a0» est vide.", "");
        }
        String sha256 = sha256(document.bytes());
        return documents.findByReferenceAndCommuneAndKindAndSha256(document.reference(), document.commune(), document.kind(), sha256)
            .map(this::stored)
            .orElseGet(() -> insert(document, sha256));
    }

    /** @throws NotFoundException when there is none */
    @Transactional(readOnly = true)
    public StoredDocument get(long id) {
        return documents.findById(id).map(this::stored).orElseThrow(() -> new NotFoundException("Document introuvable."));
    }

    /** The documents of a case, oldest first. */
    @Transactional(readOnly = true)
    public List<StoredDocument> of(String reference) {
        return documents.findByReferenceOrderById(reference).stream().map(this::stored).toList();
    }

    /** The documents of several cases, oldest first. */
    @Transactional(readOnly = true)
    public List<StoredDocument> of(Collection<String> references) {
        return documents.findByReferenceInOrderById(references).stream().map(this::stored).toList();
    }

    /** SHA-256, 64 hexadecimal digits in lower case. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private StoredDocument insert(NewDocument document, String sha256) {
        try {
            DocumentRow row = documents.saveAndFlush(new DocumentRow(document, sha256, clock.now()));
            contents.saveAndFlush(new DocumentContent(row.id(), document.bytes()));
            return stored(row);
        } catch (DataIntegrityViolationException e) {
            throw new RefusedException("file", "Le document «\u00a0" + document.title() + "\u00a0» vient d’être enregistré par ailleurs : rechargez la page.", "");
        }
    }

    private StoredDocument stored(DocumentRow row) {
        long id = row.id();
        return row.with(() -> contents.findById(id).orElseThrow().bytes());
    }
}
