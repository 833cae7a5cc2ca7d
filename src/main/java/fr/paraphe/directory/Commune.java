package fr.paraphe.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Optional;

/** A commune, known by its INSEE code. Its mayor is the councillor whose office is {@link Office#MAIRE}. */
@Entity
public class Commune {

    @Id
    private String insee;
    private String name;
    private String siren;
    private int population;
    private String departement;
    private String arrondissement;
    private String academie;
    private String circonscription;
    private String postalAddress;
    @Version
    private long version;

    protected Commune() {
    }

    public Commune(String insee, String name, String siren, int population, String departement, String arrondissement,
                   String academie, String circonscription, String postalAddress) {
        this.insee = insee;
        update(name, siren, population, departement, arrondissement, academie, circonscription, postalAddress);
    }

    final void update(String name, String siren, int population, String departement, String arrondissement,
                      String academie, String circonscription, String postalAddress) {
        this.name = name;
        this.siren = siren;
        this.population = population;
        this.departement = departement;
        this.arrondissement = arrondissement;
        this.academie = academie;
        this.circonscription = circonscription;
        this.postalAddress = postalAddress;
    }

    /** e.g. {@code 11076}; Corsica {@code 2A004}, overseas {@code 97411} */
    public String insee() {
        return insee;
    }

    public String name() {
        return name;
    }

    /** Nine digits. */
    public String siren() {
        return siren;
    }

    /** Inhabitants: 3 500 of them change the notice of a convocation (CGCT, art. L2121-11 and L2121-12). */
    public int population() {
        return population;
    }

    /** On three characters as ACTES wants it: {@code 011}, {@code 02A}, {@code 974}. */
    public String departement() {
        return departement;
    }

    /** The one digit that ACTES wants. */
    public String arrondissement() {
        return arrondissement;
    }

    /** The académie's code. */
    public String academie() {
        return academie;
    }

    /** The circonscription's code; a small commune's file may leave it out. */
    public Optional<String> circonscription() {
        return Optional.ofNullable(circonscription);
    }

    /** Its lines, with a line break between them. */
    public String postalAddress() {
        return postalAddress;
    }
}
