package fr.paraphe.security;

import fr.paraphe.NotFoundException;
import java.util.Optional;

/** Who stands behind the request being served. Pages and API ask here before they ask a room; there is nobody outside a request. */
public interface CurrentUser {

    /** @throws IllegalStateException where nobody is logged in, which the filter chains rule out for a request */
    Who who();

    /** For what strangers read too, and for the page that tells of an error; empty where nobody is logged in. */
    default Optional<Who> someone() {
        return Optional.of(who());
    }

    /** @throws NotFoundException when the commune's cases are not this user's to see, as if they did not exist */
    default void requireCommune(String insee) {
        if (!who().sees(insee)) {
            throw new NotFoundException("Dossier introuvable.");
        }
    }

    /** @throws NotFoundException when the académie's own cases, campaigns and titres, are not this user's to see, as if they did not exist */
    default void requireAcademie(String code) {
        if (!who().seesAcademie(code)) {
            throw new NotFoundException("Dossier introuvable.");
        }
    }

    /**
     * @param owner an INSEE code, an académie's code, or the confidential owner of either
     * @throws NotFoundException when their cases are not this user's to see, as if they did not exist
     */
    default void requireCasesOf(String owner) {
        if (!who().seesCasesOf(owner)) {
            throw new NotFoundException("Dossier introuvable.");
        }
    }
}
