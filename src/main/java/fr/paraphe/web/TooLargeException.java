package fr.paraphe.web;

import java.io.IOException;

/** More was sent than this address takes. The message is a French sentence. An I/O failure, because it can come up while the body is being read. */
public class TooLargeException extends IOException {

    public TooLargeException(long mostBytes) {
        super("Le contenu dépasse la taille admise (" + mostBytes / 1024 + " Kio).");
    }
}
