package fr.paraphe.security;

import fr.paraphe.RefusedException;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the engine does not know of a password: whether its owner still has to choose one, because somebody else has set it, and which sessions were begun with
 * an earlier one. The passwords themselves stay hashed in the engine's identity tables.
 */
@Service
@Transactional
public class Passwords {

    private final IdentityService identity;
    private final JdbcClient jdbc;
    private final PasswordRule rule;

    /** @param identity asked late: the engine's own guard writes here, before the engine is wholly there */
    Passwords(@Lazy IdentityService identity, JdbcClient jdbc, @Value("${paraphe.accounts.password-length}") int shortest) {
        this.identity = identity;
        this.jdbc = jdbc;
        this.rule = new PasswordRule(shortest);
    }

    /**
     * @param version    grows with each new password
     * @param mustChange nothing opens before its owner has chosen another one
     */
    public record State(int version, boolean mustChange) {
    }

    public PasswordRule rule() {
        return rule;
    }

    @Transactional(readOnly = true)
    public State of(String account) {
        return jdbc.sql("select version, must_change from account_password where account = ?").param(account)
            .query((row, number) -> new State(row.getInt("version"), row.getBoolean("must_change"))).optional().orElse(new State(0, false));
    }

    /** Called in the transaction in which the engine stores the password. */
    public void changed(String account, boolean mustChange) {
        int updated = jdbc.sql("update account_password set version = version + 1, must_change = ? where account = ?").params(mustChange, account).update();
        if (updated == 0) {
            jdbc.sql("insert into account_password (account, version, must_change) values (?, 1, ?)").params(account, mustChange).update();
        }
        // who logs in here is nobody's whom the provider will bring
        jdbc.sql("delete from account_awaited where account = ?").param(account).update();
    }

    /**
     * The owner chooses another password.
     *
     * @throws RefusedException naming the field, and nothing is stored; a wrong current password counts for the engine's delay
     */
    @Transactional(noRollbackFor = RefusedException.class)
    public State change(String account, String current, String wanted, String again) {
        User user = identity.createUserQuery().userId(account).singleResult();
        if (user == null || user.getPassword() == null) {
            throw new RefusedException("", "Ce compte n’a pas de mot de passe ici : il se change là où vous vous connectez.", "");
        }
        if (current.isEmpty() || current.length() > PasswordRule.LONGEST || !identity.checkPassword(account, current)) {
            throw new RefusedException("current", "Le mot de passe actuel est incorrect. Après une erreur, patientez quelques secondes avant de réessayer.", "");
        }
        rule.check("wanted", wanted, account).orThrow();
        if (wanted.equals(current)) {
            throw new RefusedException("wanted", "Le nouveau mot de passe diffère de l’actuel.", "");
        }
        if (!wanted.equals(again)) {
            throw new RefusedException("again", "Les deux saisies du nouveau mot de passe diffèrent.", "");
        }
        user.setPassword(wanted);
        identity.saveUser(user);
        return of(account);
    }
}
