package fr.paraphe.convention;

import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.directory.SchoolType;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;

/** A row of the list in force, by school year; see {@link EnrolledSchool}. */
@Entity
class SchoolEnrolment {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String reference;
    private int fromYear;
    private Integer untilYear;
    private String currentKey;
    private String uai;
    @Enumerated(EnumType.STRING)
    private SchoolType type;
    private String name;
    private String commune;
    private String source;
    private String removedBy;
    private LocalDate activatedOn;
    private String activatedBy;
    private LocalDate deactivatedOn;
    private String deactivationReason;
    private Boolean equipment;
    private Boolean connection;
    private String equipmentNote;
    private LocalDate equipmentSaidOn;
    private LocalDate equipmentConfirmedOn;
    private String equipmentConfirmedBy;
    @Version
    private long version;

    protected SchoolEnrolment() {
    }

    SchoolEnrolment(String reference, SchoolYear from, ConventionSchool school, String source) {
        this.reference = reference;
        this.fromYear = from.firstYear();
        this.source = source;
        set(school);
        claimKey();
    }

    /** Another name or code of the same school; the key is claimed once no other row holds it. */
    void correct(ConventionSchool school) {
        set(school);
        currentKey = null;
    }

    /** Two schools of one name have codes of their own. */
    void claimKey() {
        currentKey = uai == null ? asListed().key() : uai;
    }

    /** @param year the first school year that it does not count for */
    void closeFrom(SchoolYear year, String avenant) {
        untilYear = year.firstYear() - 1;
        currentKey = null;
        removedBy = avenant;
    }

    void activate(LocalDate on, String code, String by) {
        activatedOn = on;
        uai = code;
        activatedBy = by;
        claimKey();
    }

    void deactivate(LocalDate on, String reason) {
        if (deactivatedOn == null) {
            deactivatedOn = on;
            deactivationReason = reason;
        }
    }

    void noteEquipment(LocalDate on, boolean equipped, boolean connected, String note, String by) {
        equipment = equipped;
        connection = connected;
        equipmentNote = note;
        equipmentSaidOn = on;
        equipmentConfirmedOn = equipped && connected ? on : null;
        equipmentConfirmedBy = by;
    }

    private void set(ConventionSchool school) {
        uai = school.uai();
        type = school.type();
        name = school.name();
        commune = school.commune();
    }

    Long id() {
        return id;
    }

    String reference() {
        return reference;
    }

    boolean isCurrent() {
        return untilYear == null;
    }

    boolean isDeactivated() {
        return deactivatedOn != null;
    }

    int fromYear() {
        return fromYear;
    }

    String name() {
        return name;
    }

    ConventionSchool asListed() {
        return new ConventionSchool(uai, type, name, commune);
    }

    LocalDate equipmentSaidOn() {
        return equipmentSaidOn;
    }

    Optional<Boolean> equipment() {
        return Optional.ofNullable(equipment);
    }

    Optional<Boolean> connection() {
        return Optional.ofNullable(connection);
    }

    Optional<String> equipmentNote() {
        return Optional.ofNullable(equipmentNote);
    }

    EnrolledSchool shown() {
        return new EnrolledSchool(id, reference, uai, type, name, commune, new SchoolYear(fromYear), untilYear == null ? null : new SchoolYear(untilYear), source, activatedOn,
            deactivatedOn, equipmentConfirmedOn);
    }
}
