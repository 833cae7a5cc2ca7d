package fr.paraphe.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A member of a commune's council. Namesakes sit in the same council: whoever refers to a councillor uses {@link #id()}, or
 * {@link #identifier()} beside the commune, never a name.
 */
@Entity
public class Councillor {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String commune;
    private String identifier;
    private String civility;
    private String lastName;
    private String firstName;
    @Enumerated(EnumType.STRING)
    private Office office;
    private String email;
    private String postalAddress;
    @Enumerated(EnumType.STRING)
    private Channel channel;
    private LocalDate channelRequestedOn;
    private LocalDate inOfficeFrom;
    private LocalDate inOfficeUntil;
    private int orderNumber;
    @Version
    private long version;

    protected Councillor() {
    }

    public Councillor(String commune, String identifier, String civility, String lastName, String firstName, Office office,
                      String email, String postalAddress, Channel channel, LocalDate channelRequestedOn,
                      LocalDate inOfficeFrom, LocalDate inOfficeUntil, int orderNumber) {
        this.commune = commune;
        this.identifier = identifier;
        update(civility, lastName, firstName, office, email, postalAddress, channel, channelRequestedOn, inOfficeFrom, inOfficeUntil, orderNumber);
    }

    final void update(String civility, String lastName, String firstName, Office office,
                      String email, String postalAddress, Channel channel, LocalDate channelRequestedOn,
                      LocalDate inOfficeFrom, LocalDate inOfficeUntil, int orderNumber) {
        this.civility = civility;
        this.lastName = lastName;
        this.firstName = firstName;
        this.office = office;
        this.email = email;
        this.postalAddress = postalAddress;
        this.channel = channel;
        this.channelRequestedOn = channelRequestedOn;
        this.inOfficeFrom = inOfficeFrom;
        this.inOfficeUntil = inOfficeUntil;
        this.orderNumber = orderNumber;
    }

    public Long id() {
        return id;
    }

    /** INSEE code. */
    public String commune() {
        return commune;
    }

    /** Chosen by the commune, unique in it, e.g. {@code ratabouil-jacqueline}. */
    public String identifier() {
        return identifier;
    }

    /** «M.» or «Mme» */
    public String civility() {
        return civility;
    }

    public String lastName() {
        return lastName;
    }

    public String firstName() {
        return firstName;
    }

    public Office office() {
        return office;
    }

    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    /** The domicile, or the other address that the councillor asked for; its lines with a line break between them. */
    public Optional<String> postalAddress() {
        return Optional.ofNullable(postalAddress);
    }

    public Channel channel() {
        return channel;
    }

    /** When the councillor asked for this channel, if it takes a request (CGCT, art. L2121-10). */
    public Optional<LocalDate> channelRequestedOn() {
        return Optional.ofNullable(channelRequestedOn);
    }

    public LocalDate inOfficeFrom() {
        return inOfficeFrom;
    }

    /** The last day in office. */
    public Optional<LocalDate> inOfficeUntil() {
        return Optional.ofNullable(inOfficeUntil);
    }

    /** The place in the order of the council's table (CGCT, art. L2121-1). */
    public int orderNumber() {
        return orderNumber;
    }

    /** Both the first and the last day count. */
    public boolean inOffice(LocalDate on) {
        return !on.isBefore(inOfficeFrom) && (inOfficeUntil == null || !on.isAfter(inOfficeUntil));
    }

    /** As the register lists those present: «GREFFIER Philippe». */
    public String registerName() {
        return lastName + " " + firstName;
    }

    /** As the register names one of them: «Mme GUILHEM Evelyne». */
    public String formalName() {
        return civility + " " + registerName();
    }
}
