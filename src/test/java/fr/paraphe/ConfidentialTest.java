package fr.paraphe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfidentialTest {

    @ParameterizedTest
    @CsvSource({"11076, 11076-litiges", "2A004, 2A004-litiges", "montpellier, montpellier-litiges", "aix-marseille, aix-marseille-litiges"})
    void aPartyHasAnOwnerOfItsOwn(String party, String owner) {
        assertThat(Confidential.ownerFor(party)).isEqualTo(owner);
        assertThat(Confidential.partyOf(owner)).contains(party);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"11076", "montpellier", "-litiges", "11076-litige"})
    void everythingElseIsNobodysConfidence(String owner) {
        assertThat(Confidential.partyOf(owner)).isEmpty();
    }

    @Test
    void aConfidenceHasNoConfidenceOfItsOwn() {
        assertThatThrownBy(() -> Confidential.ownerFor("11076-litiges")).isInstanceOf(IllegalArgumentException.class);
    }
}
