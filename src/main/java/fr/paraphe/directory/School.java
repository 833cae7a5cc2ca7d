package fr.paraphe.directory;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Optional;

/** A school of the first degree. Its UAI may be missing, as in the convention of 2017. */
@Entity
public class School {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private String uai;
    private String commune;
    @Enumerated(EnumType.STRING)
    private SchoolType type;
    private String name;
    @Version
    private long version;

    protected School() {
    }

    public School(String uai, String commune, SchoolType type, String name) {
        update(uai, commune, type, name);
    }

    final void update(String uai, String commune, SchoolType type, String name) {
        this.uai = uai;
        this.commune = commune;
        this.type = type;
        this.name = name;
    }

    public Long id() {
        return id;
    }

    /** Seven digits and the check letter, see {@link Uai}. */
    public Optional<String> uai() {
        return Optional.ofNullable(uai);
    }

    /** INSEE code. */
    public String commune() {
        return commune;
    }

    public SchoolType type() {
        return type;
    }

    public String name() {
        return name;
    }
}
