package fr.paraphe.convention;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.directory.SchoolType;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Art. 6.2: what a change of the list is, and what is none. */
class ListChangeTest {

    private static final String CASTELNAUDARY = "11076";

    /** Each list as «code:name» (a dash for no code), separated by commas. */
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', emptyValue = "", value = {
        "-:EST, -:OUEST | -:EST, -:OUEST | '' | '' | -:EST, -:OUEST | ''",
        "-:EST | -:EST, -:OUEST | -:OUEST | '' | -:EST | ''",
        "-:EST, -:OUEST | -:EST | '' | -:OUEST | -:EST | ''",
        "-:EST, -:OUEST | -:EST, -:NORD | -:NORD | -:OUEST | -:EST | ''",
        "-:EST, -:OUEST | -:NORD, -:SUD, -:CENTRE | -:NORD, -:SUD, -:CENTRE | -:EST, -:OUEST | '' | ''",
        "-:Jean  Moulin | -:JEAN-MOULIN | '' | '' | '' | -:JEAN-MOULIN",
        "-:EST | 0341301E:EST | '' | '' | '' | 0341301E:EST",
        "0341301E:EST | 0341301E:ECOLE DE L’EST | '' | '' | '' | 0341301E:ECOLE DE L’EST",
        "0341301E:EST | 0951099D:EST | '' | '' | '' | 0951099D:EST",
        "0341301E:EST | -:EST | '' | '' | 0341301E:EST | ''",
        "0341301E:EST | 0341301E:EST, 0951099D:EST | 0951099D:EST | '' | 0341301E:EST | ''",
        "0341301E:EST, 0951099D:OUEST | 0341301E:OUEST, 0951099D:EST | '' | '' | '' | 0341301E:OUEST, 0951099D:EST",
        "0341301E:EST | 0951099D:OUEST | 0951099D:OUEST | 0341301E:EST | '' | ''"
    })
    void tellsWhatIsAddedRemovedKeptAndCorrected(String before, String after, String added, String removed, String kept, String corrected) {
        ListChange change = ListChange.between(list(before), list(after));
        assertThat(change.added()).as("added").containsExactlyElementsOf(list(added));
        assertThat(change.removed()).as("removed").containsExactlyElementsOf(list(removed));
        assertThat(change.kept()).as("kept").containsExactlyInAnyOrderElementsOf(list(kept));
        assertThat(change.corrected()).as("corrected").extracting(ListChange.Correction::after).containsExactlyInAnyOrderElementsOf(list(corrected));
        assertThat(change.changesList()).isEqualTo(!added.isEmpty() || !removed.isEmpty());
    }

    @Test
    void aSchoolOfTheSameNameInAnotherCommuneIsAnotherSchool() {
        ListChange change = ListChange.between(list("-:EST"), List.of(new ConventionSchool(null, SchoolType.EE, "EST", "11262")));
        assertThat(change.changesList()).isTrue();
    }

    @Property
    void whateverTheListsEverySchoolIsCountedOnce(@ForAll Set<@IntRange(min = 1, max = 12) Integer> before, @ForAll Set<@IntRange(min = 1, max = 12) Integer> after) {
        ListChange change = ListChange.between(numbered(before), numbered(after));
        assertThat(change.sizeBefore()).isEqualTo(before.size());
        assertThat(change.sizeAfter()).isEqualTo(after.size());
        assertThat(change.kept()).containsExactlyInAnyOrderElementsOf(numbered(before.stream().filter(after::contains).toList()));
        assertThat(change.corrected()).isEmpty();
    }

    private static List<ConventionSchool> numbered(Iterable<Integer> numbers) {
        Stream.Builder<ConventionSchool> schools = Stream.builder();
        numbers.forEach(number -> schools.add(new ConventionSchool(null, SchoolType.EE, "ECOLE " + number, CASTELNAUDARY)));
        return schools.build().toList();
    }

    private static List<ConventionSchool> list(String written) {
        return Stream.of(written.split(",")).map(String::strip).filter(each -> !each.isEmpty()).map(each -> each.split(":"))
            .map(each -> new ConventionSchool("-".equals(each[0]) ? null : each[0], SchoolType.EE, each[1], CASTELNAUDARY)).toList();
    }
}
