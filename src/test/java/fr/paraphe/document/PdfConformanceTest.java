package fr.paraphe.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Every paper can be archived (PDF/A-2a) and read aloud (PDF/UA-1), as veraPDF sees it. */
class PdfConformanceTest {

    private static final PdfRenderer RENDERER = new PdfRenderer();

    @BeforeAll
    static void startValidator() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    static Stream<Arguments> papers() {
        return Stream.of(
                Arguments.of("convocation", SourcePapers.convocation()),
                Arguments.of("convocation-second", SourcePapers.urgentSecondConvocation()),
                Arguments.of("convocation-strange", SourcePapers.convocationAbout(SourcePapers.STRANGE)),
                Arguments.of("extract", SourcePapers.extract()),
                Arguments.of("extract-unstamped", SourcePapers.extract(ExtractSheet.Stamps.NONE)),
                Arguments.of("extract-2023", SourcePapers.extractOf2023()),
                Arguments.of("convention", SourcePapers.convention()),
                Arguments.of("convention-joined-list", SourcePapers.conventionWith(16)),
                Arguments.of("avenant", SourcePapers.avenant()),
                Arguments.of("avenant-of-the-terms", SourcePapers.avenantOfTheTerms()),
                Arguments.of("avenant-of-art-8", SourcePapers.avenantOfAnRpi()),
                Arguments.of("formal-notice", SourcePapers.formalNotice()),
                Arguments.of("resiliation", SourcePapers.resiliation()),
                Arguments.of("denonciation", SourcePapers.denonciation()),
                Arguments.of("invitation", SourcePapers.firstInvitation()),
                Arguments.of("invitation-put-off", SourcePapers.invitation(SourcePapers.STRANGE)),
                Arguments.of("titre", SourcePapers.titre()),
                Arguments.of("titre-strange", SourcePapers.titre(2, "2017-000003", List.of(new TitreSheet.School("0341301E", "EP", SourcePapers.STRANGE)))),
                Arguments.of("bordereau", SourcePapers.bordereau(80)),
                Arguments.of("audit", SourcePapers.audit()),
                Arguments.of("certificate", SourcePapers.certificate()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("papers")
    void isArchivableAndAccessible(String name, Sheet sheet) throws Exception {
        byte[] pdf = RENDERER.render(sheet);
        keepForTheEye(name, pdf);
        for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFA_2_A, PDFAFlavour.PDFUA_1)) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                 PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                ValidationResult result = validator.validate(parser);
                assertThat(result.isCompliant()).as("%s is not %s: %s", name, flavour, failures(result)).isTrue();
            }
        }
    }

    private static List<String> failures(ValidationResult result) {
        return result.getTestAssertions().stream().filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                .map(assertion -> assertion.getRuleId() + " " + assertion.getMessage() + " at " + assertion.getLocation()).distinct().limit(10).toList();
    }

    private static void keepForTheEye(String name, byte[] pdf) throws IOException {
        Files.write(Files.createDirectories(Path.of("target", "papers")).resolve(name + ".pdf"), pdf);
    }
}
