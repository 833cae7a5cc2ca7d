package fr.paraphe.security;

import fr.paraphe.NotFoundException;

/** Who stands behind the request being served. Pages and API ask here before they ask a room; there is nobody outside a request. */
public interface CurrentUser {

    /** @throws IllegalStateException where nobody is logged in, which the filter chains rule out for a request */
    Who who();

    /** @throws NotFoundException when the commune's cases are not this user's to see, as if they did not exist */
    default void requireCommune(String insee) {
        if (!who().sees(insee)) {
            throw new NotFoundException("Dossier introuvable.");
        }
    }
}
