package fr.paraphe.document;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.TimeZone;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Lays a sheet out as a PDF/A-2a file that is also PDF/UA-1: it can be archived, and read aloud. */
@Component
public class PdfRenderer {

    private static final String PRODUCER = "Paraphe";
    private static final String FONTS = "/com/mpobjects/jasperreports/fonts/liberation/";

    /** «GSUB» in the directory of a typeface, which has a header, and for each table a line that begins with its name. */
    private static final int SUBSTITUTIONS = 0x47535542;
    private static final int NOTHING = 0x20202020;
    private static final int HEADER = 12;
    private static final int LINE = 16;

    /** Control characters that get into a form by copy and paste. */
    private static final Pattern NOT_XML = Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    static {
        // it tells of every font and style sheet that it reads; what it cannot lay out is all that concerns us
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
        // The metadata of each paper ask for a transformer; the platform's own, by its name, is not looked for in every library first, a fifth of the time that a paper takes.
        System.setProperty("javax.xml.transform.TransformerFactory", "com.sun.org.apache.xalan.internal.xsltc.trax.TransformerFactoryImpl");
    }

    private final SpringTemplateEngine templates = templates();
    private final byte[] regular = typeface("LiberationSans-Regular.ttf");
    private final byte[] bold = typeface("LiberationSans-Bold.ttf");
    private final byte[] italic = typeface("LiberationSans-Italic.ttf");
    private final byte[] boldItalic = typeface("LiberationSans-BoldItalic.ttf");

    /**
     * The same sheet gives the same bytes, today and tomorrow: nothing in the file tells when it was made. (Another version of the libraries or of the Java
     * platform may compress differently, so a file that was signed is kept, never made again.)
     */
    public byte[] render(Sheet sheet) {
        String html = html(sheet);
        try (PdfBoxRenderer renderer = renderer(html); PDDocument document = renderer.createPDFKeepOpen();
             ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            date(document, sheet.dated());
            document.setDocumentId(fingerprint(html));
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page before it becomes a PDF. */
    String html(Sheet sheet) {
        Context context = new Context(Locale.FRANCE);
        context.setVariable("sheet", sheet);
        context.setVariable("words", new PaperWords());
        return NOT_XML.matcher(templates.process(template(sheet), context)).replaceAll("");
    }

    private static String template(Sheet sheet) {
        if (sheet instanceof ConvocationSheet) {
            return "convocation";
        }
        if (sheet instanceof ExtractSheet) {
            return "extract";
        }
        if (sheet instanceof ConventionSheet) {
            return "convention";
        }
        if (sheet instanceof AvenantSheet) {
            return "avenant";
        }
        if (sheet instanceof LetterSheet) {
            return "letter";
        }
        if (sheet instanceof TitreSheet) {
            return "titre";
        }
        if (sheet instanceof BordereauSheet) {
            return "bordereau";
        }
        if (sheet instanceof InvitationSheet) {
            return "invitation";
        }
        if (sheet instanceof AuditSheet) {
            return "audit";
        }
        return "certificate";
    }

    private PdfBoxRenderer renderer(String html) {
        PdfRendererBuilder builder = new PdfRendererBuilder()
            .usePdfAConformance(PdfAConformance.PDFA_2_A)
            .usePdfUaAccessibility(true)
            .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
            .useUnicodeLineBreaker(new LineBreaks())
            .withProducer(PRODUCER);
        font(builder, regular, 400, FontStyle.NORMAL);
        font(builder, bold, 700, FontStyle.NORMAL);
        font(builder, italic, 400, FontStyle.ITALIC);
        font(builder, boldItalic, 700, FontStyle.ITALIC);
        builder.withHtmlContent(html, null);
        return builder.buildPdfRenderer();
    }

    private static void font(PdfRendererBuilder builder, byte[] file, int weight, FontStyle style) {
        builder.useFont(() -> new ByteArrayInputStream(file), "Liberation Sans", weight, style, true);
    }

    /**
     * Without its table of substitutions (ligatures such as «ﬁ»), which is given a name that nobody knows: for each piece of text PDFBox puts all of them into one regular
     * expression anew, more than half of the time that a paper takes; and a paper is easier to search and to read aloud without.
     */
    private static byte[] typeface(String name) {
        try (InputStream stream = PdfRenderer.class.getResourceAsStream(FONTS + name)) {
            if (stream == null) {
                throw new IllegalStateException("the typeface " + name + " is not on the class path");
            }
            ByteBuffer file = ByteBuffer.wrap(stream.readAllBytes());
            int tables = file.getShort(4);
            for (int table = 0; table < tables; table++) {
                int at = HEADER + LINE * table;
                if (file.getInt(at) == SUBSTITUTIONS) {
                    file.putInt(at, NOTHING);
                }
            }
            return file.array();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The renderer dates the file by the machine's clock, in two places that must agree. */
    private static void date(PDDocument document, LocalDate dated) throws IOException {
        Calendar calendar = GregorianCalendar.from(dated.atStartOfDay(ZoneOffset.UTC));
        calendar.setTimeZone(TimeZone.getTimeZone("UTC"));
        document.getDocumentInformation().setCreationDate(calendar);
        document.getDocumentInformation().setModificationDate(null);
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        String xmp;
        try (InputStream stream = metadata.exportXMPMetadata()) {
            xmp = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        String fixed = xmp.replaceAll("(<xmp:CreateDate>)[^<]*(</xmp:CreateDate>)", "$1" + Matcher.quoteReplacement(dated + "T00:00:00+00:00") + "$2");
        metadata.importXMPMetadata(fixed.getBytes(StandardCharsets.UTF_8));
    }

    private static long fingerprint(String html) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(html.getBytes(StandardCharsets.UTF_8))).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** An engine of our own: the web pages' one knows other places and another mode. */
    private static SpringTemplateEngine templates() {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(PdfRenderer.class.getClassLoader());
        resolver.setPrefix("templates/pdf/");
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
        resolver.setTemplateMode(TemplateMode.HTML);
        SpringTemplateEngine engine = new SpringTemplateEngine();
        engine.setTemplateResolver(resolver);
        return engine;
    }
}
