package fr.paraphe.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.ZoneId;

/** An académie and the recteur who signs for it. */
@Entity
public class Academie {

    @Id
    private String code;
    private String name;
    private String zone;
    private String city;
    private String postalAddress;
    private String recteurCivility;
    private String recteurFirstName;
    private String recteurLastName;
    private String recteurTitle;
    @Version
    private long version;

    protected Academie() {
    }

    public Academie(String code, String name, ZoneId zone, String city, String postalAddress,
                    String recteurCivility, String recteurFirstName, String recteurLastName, String recteurTitle) {
        this.code = code;
        update(name, zone, city, postalAddress, recteurCivility, recteurFirstName, recteurLastName, recteurTitle);
    }

    final void update(String name, ZoneId zone, String city, String postalAddress,
                      String recteurCivility, String recteurFirstName, String recteurLastName, String recteurTitle) {
        this.name = name;
        this.zone = zone.getId();
        this.city = city;
        this.postalAddress = postalAddress;
        this.recteurCivility = recteurCivility;
        this.recteurFirstName = recteurFirstName;
        this.recteurLastName = recteurLastName;
        this.recteurTitle = recteurTitle;
    }

    /** e.g. {@code montpellier} */
    public String code() {
        return code;
    }

    /** e.g. «Académie de Montpellier» */
    public String name() {
        return name;
    }

    /** The zone in which its civil dates are read. */
    public ZoneId zone() {
        return ZoneId.of(zone);
    }

    public String city() {
        return city;
    }

    /** Its lines, with a line break between them. */
    public String postalAddress() {
        return postalAddress;
    }

    /** «M.» or «Mme» */
    public String recteurCivility() {
        return recteurCivility;
    }

    public String recteurFirstName() {
        return recteurFirstName;
    }

    public String recteurLastName() {
        return recteurLastName;
    }

    /** e.g. «Recteur de la région académique Occitanie, Recteur de l’académie» */
    public String recteurTitle() {
        return recteurTitle;
    }
}
