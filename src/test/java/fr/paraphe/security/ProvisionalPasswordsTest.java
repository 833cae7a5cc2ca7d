package fr.paraphe.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProvisionalPasswordsTest {

    @ParameterizedTest
    @ValueSource(ints = {8, 12, 19, 20, 64, 199, 200})
    void areLongEnoughReadableAndNeverTheSame(int shortest) {
        Passwords passwords = mock(Passwords.class);
        PasswordRule rule = new PasswordRule(shortest);
        when(passwords.rule()).thenReturn(rule);
        ProvisionalPasswords provisional = new ProvisionalPasswords(passwords);
        Set<String> made = IntStream.range(0, 100).mapToObj(any -> provisional.next("secretariat-11076")).collect(Collectors.toSet());
        assertThat(made).hasSize(100).allSatisfy(word -> {
            assertThat(rule.check("", word, "secretariat-11076").isAccepted()).isTrue();
            assertThat(word).matches("[a-hjkmnp-z2-9-]+").hasSizeGreaterThanOrEqualTo(19);
        });
    }
}
