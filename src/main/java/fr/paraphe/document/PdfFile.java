package fr.paraphe.document;

import fr.paraphe.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Whether a file that somebody deposits is a PDF that can be read: by what is in it, whatever its name and its announced type say. */
public final class PdfFile {

    private static final byte[] BEGINNING = "%PDF-".getBytes(StandardCharsets.US_ASCII);

    private PdfFile() {
    }

    /** @throws RefusedException naming the field, when the bytes are no PDF, a broken or empty one, or one that asks for a password */
    public static void require(String field, byte[] bytes) {
        if (bytes.length < BEGINNING.length || !Arrays.equals(bytes, 0, BEGINNING.length, BEGINNING, 0, BEGINNING.length)) {
            throw new RefusedException(field, bytes.length == 0 ? "Le fichier est vide." : "Le fichier n’est pas un PDF : déposez la pièce au format PDF.", "");
        }
        try (PDDocument document = Loader.loadPDF(bytes)) {
            if (document.getNumberOfPages() == 0) {
                throw new RefusedException(field, "Ce PDF n’a aucune page.", "");
            }
        } catch (InvalidPasswordException locked) {
            throw new RefusedException(field, "Ce PDF est protégé par un mot de passe : déposez-le sans protection.", "");
        } catch (RefusedException refused) {
            throw refused;
        } catch (IOException | RuntimeException broken) {
            throw new RefusedException(field, "Ce PDF est illisible : le fichier est abîmé ou incomplet.", "");
        }
    }
}
