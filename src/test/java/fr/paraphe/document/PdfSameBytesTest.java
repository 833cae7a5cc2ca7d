package fr.paraphe.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

/** The same paper has the same SHA-256 whenever it is rendered, and another paper another one. */
class PdfSameBytesTest {

    @Test
    void theSameSheetGivesTheSameBytes() {
        assertThat(new PdfRenderer().render(SourcePapers.convention())).isEqualTo(new PdfRenderer().render(SourcePapers.convention()));
    }

    @Test
    void nothingInTheFileTellsWhenItWasMade() throws IOException {
        try (PDDocument document = Loader.loadPDF(new PdfRenderer().render(SourcePapers.extract()))) {
            assertThat(document.getDocumentInformation().getCreationDate().toInstant()).isEqualTo(LocalDate.of(2017, 10, 30).atStartOfDay(ZoneOffset.UTC).toInstant());
            assertThat(document.getDocumentInformation().getModificationDate()).isNull();
            String xmp = new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(xmp).contains("<xmp:CreateDate>2017-10-30T00:00:00+00:00</xmp:CreateDate>").doesNotContain("ModifyDate");
        }
    }

    @Test
    void aChangedWordGivesOtherBytes() {
        assertThat(DocumentStore.sha256(new PdfRenderer().render(SourcePapers.conventionWith(3))))
            .isNotEqualTo(DocumentStore.sha256(new PdfRenderer().render(SourcePapers.convention())));
    }
}
