package fr.paraphe.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.RefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;

class PdfFileTest {

    @Test
    void aPdfIsTaken() throws IOException {
        assertThatCode(() -> PdfFile.require("file", pdf(1, null))).doesNotThrowAnyException();
    }

    @Test
    void whatIsNoneIsRefusedByWhatIsInIt() throws IOException {
        byte[] whole = pdf(1, null);
        refused(new byte[0], "Le fichier est vide.");
        refused("PK\u0003\u0004 un fichier Word".getBytes(StandardCharsets.UTF_8), "Le fichier n’est pas un PDF : déposez la pièce au format PDF.");
        refused("<html>%PDF-1.7</html>".getBytes(StandardCharsets.UTF_8), "Le fichier n’est pas un PDF : déposez la pièce au format PDF.");
        refused("%PDF-".getBytes(StandardCharsets.UTF_8), "Ce PDF est illisible : le fichier est abîmé ou incomplet.");
        refused(Arrays.copyOf(whole, 20), "Ce PDF est illisible : le fichier est abîmé ou incomplet.");
        refused(pdf(0, null), "Ce PDF n’a aucune page.");
        refused(pdf(1, "secret"), "Ce PDF est protégé par un mot de passe : déposez-le sans protection.");
    }

    private static void refused(byte[] bytes, String sentence) {
        assertThatThrownBy(() -> PdfFile.require("file", bytes)).isInstanceOfSatisfying(RefusedException.class, refused ->
            assertThat(refused.reasons()).singleElement().satisfies(reason -> {
                assertThat(reason.field()).isEqualTo("file");
                assertThat(reason.sentence()).isEqualTo(sentence);
            }));
    }

    private static byte[] pdf(int pages, String password) throws IOException {
        try (PDDocument document = new PDDocument(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            for (int page = 0; page < pages; page++) {
                document.addPage(new PDPage());
            }
            if (password != null) {
                document.protect(new StandardProtectionPolicy(password, password, new AccessPermission()));
            }
            document.save(bytes);
            return bytes.toByteArray();
        }
    }
}
