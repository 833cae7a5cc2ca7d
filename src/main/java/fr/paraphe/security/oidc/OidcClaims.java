package fr.paraphe.security.oidc;

import fr.paraphe.Confidential;
import fr.paraphe.security.Role;
import fr.paraphe.security.Scope;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a provider's claims as the settings name them. Values that mean nothing here are passed over; nothing is guessed. */
final class OidcClaims {

    /** As the engine admits an account's id, and as our tables hold it. */
    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
    private static final Pattern INSEE = Pattern.compile("[0-9][0-9AB][0-9]{3}");
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,29}");
    private static final int SIREN = 9;

    private final OidcSettings settings;
    private final Function<String, Optional<String>> communeOfSiren;

    /** @param communeOfSiren the INSEE code of the commune of the directory that has this SIREN */
    OidcClaims(OidcSettings settings, Function<String, Optional<String>> communeOfSiren) {
        this.settings = settings;
        this.communeOfSiren = communeOfSiren;
    }

    /** @throws OidcRefusedException where the claims name no account that can exist here */
    OidcPerson read(Map<String, Object> claims) {
        OidcSettings.Claims names = settings.claims();
        String account = text(claims, names.account()).toLowerCase(Locale.ROOT);
        if (!ACCOUNT.matcher(account).matches()) {
            throw new OidcRefusedException("the claim " + names.account() + " is no id of an account: " + account);
        }
        return new OidcPerson(account, cut(text(claims, names.firstName())), cut(text(claims, names.lastName())), cut(text(claims, names.email())), roles(claims), scopes(claims));
    }

    private Set<Role> roles(Map<String, Object> claims) {
        Set<String> values = new HashSet<>();
        for (String value : values(claims, settings.claims().groups())) {
            values.add(value);
            // Keycloak says the path of a group
            values.add(value.startsWith("/") ? value.substring(1) : value);
        }
        return Arrays.stream(Role.values()).filter(settings::decides).filter(role -> settings.valuesOf(role).stream().anyMatch(values::contains)).collect(Collectors.toSet());
    }

    private Set<Scope> scopes(Map<String, Object> claims) {
        Set<Scope> scopes = new HashSet<>();
        codes(claims, settings.claims().communes(), INSEE).forEach(code -> scopes.add(Scope.commune(code)));
        codes(claims, settings.claims().circonscriptions(), CODE).forEach(code -> scopes.add(Scope.circonscription(code)));
        codes(claims, settings.claims().academies(), CODE).forEach(code -> scopes.add(Scope.academie(code)));
        values(claims, settings.claims().siret()).stream().filter(siret -> siret.length() >= SIREN)
            .map(siret -> communeOfSiren.apply(siret.substring(0, SIREN))).flatMap(Optional::stream).forEach(code -> scopes.add(Scope.commune(code)));
        return scopes;
    }

    /** A code in whose name somebody's confidence would be seen is not a code of a commune or an académie. */
    private static List<String> codes(Map<String, Object> claims, String name, Pattern form) {
        return values(claims, name).stream().filter(code -> form.matcher(code).matches() && Confidential.partyOf(code).isEmpty()).toList();
    }

    private static String text(Map<String, Object> claims, String name) {
        return values(claims, name).stream().findFirst().orElse("");
    }

    private static List<String> values(Map<String, Object> claims, String name) {
        Object value = name.isEmpty() ? null : at(claims, name);
        if (value instanceof Collection<?> several) {
            return several.stream().filter(Objects::nonNull).map(String::valueOf).map(String::strip).toList();
        }
        return value == null || value instanceof Map ? List.of() : List.of(String.valueOf(value).strip());
    }

    /** The claim of that very name first: some providers have dots in their names. */
    private static Object at(Map<?, ?> claims, String path) {
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        int dot = path.indexOf('.');
        return dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner ? at(inner, path.substring(dot + 1)) : null;
    }

    /** As much as the engine's tables hold. */
    private static String cut(String text) {
        return text.length() <= 255 ? text : text.substring(0, 255);
    }
}
