package fr.paraphe.security.oidc;

import fr.paraphe.security.Role;
import fr.paraphe.security.StartRefusedException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The provider and what its claims mean here: {@code paraphe.oidc}.
 *
 * @param name               what the login page calls it
 * @param issuer             the provider's address, below which its configuration is found
 * @param scope              asked of the provider; {@code openid} is one of them
 * @param audience           whom a program's token has to be for; without it programs use no tokens
 * @param groups             by group of ours the values of the groups' claim that make somebody a member; a group that is not named has its own id as value, save
 *                           {@code camunda-admin}, of which nobody becomes a member by a claim unless it is named
 * @param adoptLocalAccounts whether a local account of the same id, if it is no operator's, becomes this person's; otherwise the login is refused
 */
@ConfigurationProperties("paraphe.oidc")
public record OidcSettings(String name, String issuer, String clientId, String clientSecret, List<String> scope, String audience, Claims claims,
                           Map<String, List<String>> groups, boolean adoptLocalAccounts) {

    /**
     * Names of claims, or paths into them. Of groups and of what is seen, an empty name leaves it to the operators.
     *
     * @param siret of the organisation somebody works for, whose first nine digits are the SIREN of a commune of the directory
     */
    public record Claims(String account, String firstName, String lastName, String email, String groups, String communes, String circonscriptions, String academies,
                         String siret) {

        public Claims {
            account = text(account);
            firstName = text(firstName);
            lastName = text(lastName);
            email = text(email);
            groups = text(groups);
            communes = text(communes);
            circonscriptions = text(circonscriptions);
            academies = text(academies);
            siret = text(siret);
        }
    }

    public OidcSettings {
        name = text(name);
        issuer = text(issuer);
        clientId = text(clientId);
        clientSecret = text(clientSecret);
        audience = text(audience);
        scope = scope == null ? List.of("openid") : List.copyOf(scope);
        groups = groups == null ? Map.of() : Map.copyOf(groups);
        requireWhole(issuer, clientId, clientSecret, claims);
    }

    /** The values that make somebody a member; environment variables name a group without its dash. */
    List<String> valuesOf(Role role) {
        return groups.entrySet().stream().filter(entry -> plain(entry.getKey()).equals(plain(role.id()))).findFirst().map(Map.Entry::getValue)
            .orElse(role == Role.ADMINISTRATION ? List.of() : List.of(role.id()));
    }

    /** Whether claims say who is a member at all; else the operators do, and a login changes nothing of it. */
    boolean decides(Role role) {
        return !claims.groups().isEmpty() && !valuesOf(role).isEmpty();
    }

    boolean decideWhatIsSeen() {
        return !(claims.communes() + claims.circonscriptions() + claims.academies() + claims.siret()).isEmpty();
    }

    String origin() {
        URI address = URI.create(issuer);
        return address.getScheme() + "://" + address.getRawAuthority();
    }

    private static void requireWhole(String issuer, String clientId, String clientSecret, Claims claims) {
        List<String> missing = new ArrayList<>();
        if (!isSafe(issuer)) {
            missing.add("PARAPHE_OIDC_ISSUER (une adresse en https)");
        }
        if (clientId.isEmpty()) {
            missing.add("PARAPHE_OIDC_CLIENTID");
        }
        if (clientSecret.isEmpty()) {
            missing.add("PARAPHE_OIDC_CLIENTSECRET");
        }
        if (claims == null || claims.account().isEmpty()) {
            missing.add("PARAPHE_OIDC_CLAIMS_ACCOUNT");
        }
        if (!missing.isEmpty()) {
            throw new StartRefusedException("Paraphe ne démarre pas : avec le profil « oidc », donnez aussi " + String.join(", ", missing) + " (docs/oidc.md).");
        }
    }

    /** In the clear only on the machine itself. */
    private static boolean isSafe(String issuer) {
        try {
            URI address = URI.create(issuer);
            return address.getHost() != null && ("https".equals(address.getScheme()) || List.of("localhost", "127.0.0.1").contains(address.getHost()));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static String plain(String group) {
        return group.replace("-", "").toLowerCase(java.util.Locale.ROOT);
    }

    private static String text(String setting) {
        return setting == null ? "" : setting.strip();
    }
}
