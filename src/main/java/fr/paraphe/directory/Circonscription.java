package fr.paraphe.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

/** The area of one inspecteur de l’Éducation nationale (IEN), who establishes the lists of more than fifteen schools. */
@Entity
public class Circonscription {

    @Id
    private String code;
    private String name;
    private String academie;
    @Version
    private long version;

    protected Circonscription() {
    }

    public Circonscription(String code, String name, String academie) {
        this.code = code;
        update(name, academie);
    }

    final void update(String name, String academie) {
        this.name = name;
        this.academie = academie;
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    /** The académie's code. */
    public String academie() {
        return academie;
    }
}
