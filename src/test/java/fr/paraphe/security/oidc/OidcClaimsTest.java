package fr.paraphe.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.security.Role;
import fr.paraphe.security.Scope;
import fr.paraphe.security.StartRefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider's claims mean here. */
class OidcClaimsTest {

    private static final OidcSettings.Claims NAMES = new OidcSettings.Claims("preferred_username", "given_name", "family_name", "email", "groups", "communes",
        "circonscriptions", "academies", "siret");

    @Test
    void groupsAndWhatIsSeen() {
        OidcPerson person = read(settings(NAMES, Map.of()), Map.of("preferred_username", "Anne.Martin", "given_name", "Anne", "family_name", "Martin",
            "groups", List.of("secretariat", "dgs", "comptabilite"), "communes", List.of("11076", "2A004"), "circonscriptions", "aude-ouest", "academies", List.of("montpellier")));
        assertThat(person).isEqualTo(new OidcPerson("anne.martin", "Anne", "Martin", "", java.util.Set.of(Role.SECRETARIAT, Role.DGS),
            java.util.Set.of(Scope.commune("11076"), Scope.commune("2A004"), Scope.circonscription("aude-ouest"), Scope.academie("montpellier"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"11076-litiges", "11", "110760", "*", "", "11076 "})
    void whatIsNoCodeOfACommuneIsPassedOver(String code) {
        assertThat(read(settings(NAMES, Map.of()), Map.of("preferred_username", "x", "communes", List.of(code))).scopes())
            .isEqualTo(code.strip().equals("11076") ? java.util.Set.of(Scope.commune("11076")) : java.util.Set.of());
    }

    @Test
    void nobodyEntersAPartysConfidenceByAClaim() {
        assertThat(read(settings(NAMES, Map.of()), Map.of("preferred_username", "x", "academies", List.of("montpellier-litiges"))).scopes()).isEmpty();
    }

    @Test
    void keycloaksPathsAndNestedRoles() {
        OidcSettings.Claims nested = new OidcSettings.Claims("preferred_username", "", "", "", "realm_access.roles", "", "", "", "");
        assertThat(read(settings(nested, Map.of()), Map.of("preferred_username", "x", "realm_access", Map.of("roles", List.of("maire")))).roles()).containsExactly(Role.MAIRE);
        assertThat(read(settings(NAMES, Map.of()), Map.of("preferred_username", "x", "groups", List.of("/maire"))).roles()).containsExactly(Role.MAIRE);
    }

    @Test
    void aTownsOwnNamesOfGroups() {
        OidcSettings settings = settings(NAMES, Map.of("secretariat", List.of("Service des assemblées", "Secrétariat général")));
        assertThat(read(settings, Map.of("preferred_username", "x", "groups", List.of("Secrétariat général"))).roles()).containsExactly(Role.SECRETARIAT);
        assertThat(read(settings, Map.of("preferred_username", "x", "groups", List.of("secretariat"))).roles()).isEmpty();
    }

    @Test
    void nobodyBecomesAnOperatorByAClaimUnlessItIsNamed() {
        Map<String, Object> claims = Map.of("preferred_username", "x", "groups", List.of("camunda-admin", "operateurs"));
        assertThat(read(settings(NAMES, Map.of()), claims).roles()).isEmpty();
        assertThat(settings(NAMES, Map.of()).decides(Role.ADMINISTRATION)).isFalse();
        for (String key : List.of("camunda-admin", "camundaadmin")) {
            assertThat(read(settings(NAMES, Map.of(key, List.of("operateurs"))), claims).roles()).containsExactly(Role.ADMINISTRATION);
        }
    }

    @Test
    void anOrganisationsSiretNamesItsCommune() {
        assertThat(read(settings(NAMES, Map.of()), Map.of("preferred_username", "x", "siret", "21110076300019")).scopes()).containsExactly(Scope.commune("11076"));
        assertThat(read(settings(NAMES, Map.of()), Map.of("preferred_username", "x", "siret", "13002526500013")).scopes()).isEmpty();
        assertThat(read(settings(NAMES, Map.of()), Map.of("preferred_username", "x", "siret", "2111")).scopes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "é", "../admin", "a b", "a/b", "-x"})
    void anAccountHasAnIdThatCanExist(String account) {
        assertThatThrownBy(() -> read(settings(NAMES, Map.of()), Map.of("preferred_username", account))).isInstanceOf(OidcRefusedException.class);
        assertThatThrownBy(() -> read(settings(NAMES, Map.of()), Map.of())).isInstanceOf(OidcRefusedException.class);
    }

    @Test
    void claimsThatAreNothingAreNoFailure() {
        Map<String, Object> odd = new HashMap<>(Map.of("preferred_username", "anne@mairie.example", "groups", Map.of("a", "b"), "communes", 11076));
        odd.put("given_name", null);
        OidcPerson person = read(settings(NAMES, Map.of()), odd);
        assertThat(person.account()).isEqualTo("anne@mairie.example");
        assertThat(person.roles()).isEmpty();
        assertThat(person.scopes()).containsExactly(Scope.commune("11076"));
    }

    @ParameterizedTest
    @CsvSource({"'',id,secret,PARAPHE_OIDC_ISSUER", "http://provider.example,id,secret,PARAPHE_OIDC_ISSUER", "https://provider.example,'',secret,PARAPHE_OIDC_CLIENTID",
        "https://provider.example,id,'',PARAPHE_OIDC_CLIENTSECRET"})
    void theProfileDoesNotStartWithoutItsProvider(String issuer, String id, String secret, String missing) {
        assertThatThrownBy(() -> new OidcSettings("x", issuer, id, secret, null, null, NAMES, null, false)).isInstanceOf(StartRefusedException.class).hasMessageContaining(missing);
    }

    private static OidcSettings settings(OidcSettings.Claims names, Map<String, List<String>> groups) {
        return new OidcSettings("x", "https://provider.example/realm", "id", "secret", null, null, names, groups, false);
    }

    private static OidcPerson read(OidcSettings settings, Map<String, Object> claims) {
        return new OidcClaims(settings, siren -> siren.equals("211100763") ? Optional.of("11076") : Optional.empty()).read(claims);
    }
}
