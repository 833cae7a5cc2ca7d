package fr.paraphe.document;

import java.time.LocalDate;

/**
 * What stands on a paper, as data that the room which knows it has gathered; {@link PdfRenderer} lays it out.
 * The same sheet always gives the same bytes, so the SHA-256 of a paper is that of its content.
 */
public sealed interface Sheet permits ConvocationSheet, ExtractSheet, ConventionSheet, CertificateSheet, TitreSheet, BordereauSheet, AvenantSheet, InvitationSheet,
    LetterSheet, AuditSheet {

    /** The document's title as a reader or a screen reader announces it. */
    String title();

    /** Who issues the paper, e.g. «Commune de Castelnaudary». */
    String author();

    /** What it is about, in one line. */
    String subject();

    /** The date the paper bears; also the file's creation date, so that the bytes do not depend on when it was rendered. */
    LocalDate dated();
}
