package fr.paraphe.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/** Where mail for a role goes: one address for each role and scope. */
@Entity
public class Mailbox {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String role;
    private String scope;
    private String email;
    @Version
    private long version;

    protected Mailbox() {
    }

    public Mailbox(String role, String scope, String email) {
        this.role = role;
        this.scope = scope;
        update(email);
    }

    final void update(String email) {
        this.email = email;
    }

    /** A group's id, e.g. {@code secretariat}. */
    public String role() {
        return role;
    }

    /** An INSEE code, the code of an académie, or the code of a circonscription. */
    public String scope() {
        return scope;
    }

    public String email() {
        return email;
    }
}
