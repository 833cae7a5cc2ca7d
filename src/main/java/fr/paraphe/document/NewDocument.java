package fr.paraphe.document;

import java.util.Objects;

/**
 * A document to be stored.
 *
 * @param reference the case, e.g. {@code ENT-11076-2017}
 * @param commune   whose people may see it: INSEE code of a commune, code of an académie, or the confidential owner of either
 * @param kind      what it is
 * @param title     what a list shows, e.g. «Extrait de la délibération n° 2017-276»
 * @param mediaType e.g. {@code application/pdf}
 * @param bytes     the file; not to be changed afterwards
 * @param by        id of the user or of the program that made it
 */
public record NewDocument(String reference, String commune, DocumentKind kind, String title, String mediaType, byte[] bytes, String by) {

    public NewDocument {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(commune, "commune");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(by, "by");
    }
}
