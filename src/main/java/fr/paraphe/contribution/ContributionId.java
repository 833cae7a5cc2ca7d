package fr.paraphe.contribution;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;

/**
 * A convention owes one contribution for a school year (art. 6).
 *
 * @param reference  the convention's
 * @param schoolYear «2018-2019»
 */
@Embeddable
public record ContributionId(@Column(name = "reference") String reference, @Column(name = "school_year") String schoolYear) implements Serializable {
}
