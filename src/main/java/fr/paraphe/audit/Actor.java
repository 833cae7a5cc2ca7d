package fr.paraphe.audit;

import java.util.Objects;

/**
 * Who acts now.
 *
 * @param account the account, or {@link #HOUSE} where nobody is logged in
 * @param door    the way by which it came in
 */
public record Actor(String account, AuditDoor door) {

    /** What the application does by itself. */
    public static final String HOUSE = "paraphe";

    public Actor {
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(door, "door");
    }

    public static Actor house() {
        return new Actor(HOUSE, AuditDoor.HOUSE);
    }
}
