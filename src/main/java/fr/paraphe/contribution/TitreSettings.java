package fr.paraphe.contribution;

import fr.paraphe.document.TitreSheet;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a titre says of its creditor beside the name, which is the convention's: {@code paraphe.titre.*}.
 *
 * @param creditors in any order
 */
@ConfigurationProperties("paraphe.titre")
public record TitreSettings(List<Creditor> creditors) {

    public TitreSettings {
        creditors = creditors == null ? List.of() : List.copyOf(creditors);
    }

    /**
     * @param name       as the conventions name it
     * @param address    lines separated by «|»
     * @param issuer     the ordonnateur by name; empty leaves the place to be filled in
     * @param quality    of the ordonnateur
     * @param accountant to whom it is paid
     * @param means      how it is paid
     */
    public record Creditor(String name, String address, String issuer, String quality, String accountant, String means) {

        TitreSheet.Creditor printed() {
            return new TitreSheet.Creditor(name, given(address, "").replace("|", "\n"), given(issuer, ""), given(quality, "Ordonnateur de " + name),
                given(accountant, "Agent comptable de " + name), given(means, "virement"));
        }

        private static String given(String text, String otherwise) {
            return text == null || text.isBlank() ? otherwise : text.strip();
        }
    }

    TitreSheet.Creditor printed(String name) {
        return creditors.stream().filter(creditor -> creditor.name().equals(name)).findFirst().orElse(new Creditor(name, "", "", "", "", "")).printed();
    }
}
