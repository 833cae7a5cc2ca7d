package fr.paraphe.document;

import org.springframework.stereotype.Component;

/** Lays a sheet out as a PDF/A-2a file that is also PDF/UA-1: it can be archived, and read aloud. */
@Component
public class PdfRenderer {

    /** The same sheet gives the same bytes. */
    public byte[] render(Sheet sheet) {
        throw new UnsupportedOperationException("not laid out yet: " + sheet.title());
    }
}
