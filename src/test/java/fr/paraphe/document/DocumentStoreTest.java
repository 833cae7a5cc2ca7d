package fr.paraphe.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.support.RoomTest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The store; each test has a case of its own. */
@RoomTest("2017-10-30T19:00:00Z")
@Import(DocumentStore.class)
class DocumentStoreTest {

    private static final Instant NOW = Instant.parse("2017-10-30T19:00:00Z");

    @Autowired
    DocumentStore store;

    @Test
    void keepsTheBytesAndTheirSum() {
        StoredDocument stored = store.store(document("ENT-1", DocumentKind.EXTRACT, "abc"));
        StoredDocument found = store.get(stored.id());
        assertThat(found.bytes()).isEqualTo("abc".getBytes(StandardCharsets.UTF_8));
        assertThat(found.sha256()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(found.size()).isEqualTo(3);
        assertThat(found.reference()).isEqualTo("ENT-1");
        assertThat(found.commune()).isEqualTo("11076");
        assertThat(found.kind()).isEqualTo(DocumentKind.EXTRACT);
        assertThat(found.title()).isEqualTo("Extrait n° 2017-276");
        assertThat(found.mediaType()).isEqualTo("application/pdf");
        assertThat(found.createdAt()).isEqualTo(NOW);
        assertThat(found.createdBy()).isEqualTo("secretariat-11076");
    }

    @Test
    void theSameBytesAreStoredOnceForACaseAndAKind() {
        StoredDocument first = store.store(document("ENT-2", DocumentKind.EXTRACT, "same"));
        assertThat(store.store(document("ENT-2", DocumentKind.EXTRACT, "same")).id()).isEqualTo(first.id());
        assertThat(store.store(document("ENT-2", DocumentKind.EXTRACT, "other")).id()).isNotEqualTo(first.id());
        assertThat(store.store(document("ENT-2", DocumentKind.OTHER, "same")).id()).isNotEqualTo(first.id());
        assertThat(store.store(document("ENT-2b", DocumentKind.EXTRACT, "same")).id()).isNotEqualTo(first.id());
        assertThat(store.of("ENT-2")).extracting(document -> new String(document.bytes(), StandardCharsets.UTF_8)).containsExactly("same", "other", "same");
    }

    /** The text that a party signed in its confidence, and the letter that both have. */
    @Test
    void theSameBytesOfTwoOwnersAreTwoDocuments() {
        byte[] bytes = "same".getBytes(StandardCharsets.UTF_8);
        StoredDocument confidential = store.store(new NewDocument("ENT-5-M1", "11076-litiges", DocumentKind.LETTER, "Lettre", "application/pdf", bytes, "x"));
        StoredDocument ofBoth = store.store(new NewDocument("ENT-5-M1", "11076", DocumentKind.LETTER, "Lettre", "application/pdf", bytes, "y"));
        assertThat(ofBoth.id()).isNotEqualTo(confidential.id());
        assertThat(ofBoth.commune()).isEqualTo("11076");
    }

    @Test
    void twoAtOnceStillStoreOne() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Callable<String> storing = () -> {
            together.await();
            try {
                return "stored " + store.store(document("ENT-3", DocumentKind.EXTRACT, "race")).sha256();
            } catch (RefusedException e) {
                return e.getMessage();
            }
        };
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            List<Future<String>> runs = List.of(two.submit(storing), two.submit(storing));
            for (Future<String> run : runs) {
                assertThat(run.get()).isIn("stored " + DocumentStore.sha256("race".getBytes(StandardCharsets.UTF_8)),
                    "Le document «\u00a0Extrait n° 2017-276\u00a0» vient d’être enregistré par ailleurs : rechargez la page.");
            }
        } finally {
            two.shutdownNow();
        }
        assertThat(store.of("ENT-3")).hasSize(1);
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> store.store(document("ENT-4", DocumentKind.OTHER, ""))).isInstanceOf(RefusedException.class)
            .hasMessage("Le document «\u00a0Extrait n° 2017-276\u00a0» est vide.");
    }

    @Test
    void anUnknownDocumentIsNotFound() {
        assertThatThrownBy(() -> store.get(-1)).isInstanceOf(NotFoundException.class).hasMessage("Document introuvable.");
    }

    private static NewDocument document(String reference, DocumentKind kind, String content) {
        return new NewDocument(reference, "11076", kind, "Extrait n° 2017-276", "application/pdf", content.getBytes(StandardCharsets.UTF_8), "secretariat-11076");
    }
}
