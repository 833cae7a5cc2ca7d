package fr.paraphe.security;

import java.security.SecureRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * First passwords to hand over: read aloud and typed once, then changed by whoever gets them. Without letters and figures that are taken for one another, in groups
 * of four: «k7fm-xq2p-wndc-h4rt».
 */
@Component
class ProvisionalPasswords {

    private static final String SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUP = 4;
    /** Sixteen signs of 31 are 79 bits. */
    private static final int GROUPS = 4;

    private final SecureRandom random = new SecureRandom();
    private final PasswordRule rule;

    ProvisionalPasswords(Passwords passwords) {
        this.rule = passwords.rule();
    }

    /** One that the house's rule accepts for that account. */
    String next(String account) {
        int groups = Math.max(GROUPS, (rule.shortest() + GROUP + 1) / (GROUP + 1));
        return Stream.generate(() -> Stream.generate(this::group).limit(groups).collect(Collectors.joining("-")))
            .map(word -> word.substring(0, Math.min(word.length(), PasswordRule.LONGEST))).filter(word -> rule.check("", word, account).isAccepted()).findFirst().orElseThrow();
    }

    private String group() {
        return random.ints(GROUP, 0, SIGNS.length()).mapToObj(SIGNS::charAt).map(String::valueOf).collect(Collectors.joining());
    }
}
