package fr.paraphe.web.form.convention;

import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionMember;
import fr.paraphe.directory.DirectoryService;
import java.util.List;
import java.util.stream.Stream;

/** A commune to choose. */
public record Place(String insee, String name) {

    /** The signatory first, then the communes of its RPI. */
    public static List<Place> of(Convention convention, DirectoryService directory) {
        return Stream.concat(Stream.of(convention.commune()), convention.members().stream().map(ConventionMember::commune))
            .map(insee -> new Place(insee, directory.commune(insee).name())).toList();
    }
}
