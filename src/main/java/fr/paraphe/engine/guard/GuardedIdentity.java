package fr.paraphe.engine.guard;

import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.security.Accounts;
import fr.paraphe.security.Door;
import fr.paraphe.security.PasswordRule;
import fr.paraphe.security.Passwords;
import fr.paraphe.security.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyResult;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.IdentityServiceImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyUserDataRuleImpl;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The engine's identity service: a password that breaks the house's rule is refused through whichever door it is set, one that somebody else has set has to be
 * changed by its owner, with an account goes what it was allowed to see, and the last operator stays one.
 */
class GuardedIdentity extends IdentityServiceImpl {

    private final ApplicationContext application;

    GuardedIdentity(ApplicationContext application) {
        this.application = application;
    }

    @Override
    public void saveUser(User user, boolean skipPasswordPolicy) {
        boolean setsPassword = user instanceof UserEntity entity && entity.hasNewPassword();
        if (!setsPassword) {
            super.saveUser(user, skipPasswordPolicy);
            return;
        }
        Authentication person = getCurrentAuthentication();
        // the house's own accounts: the first administrator's password is checked before this, the demonstration's is known to all
        boolean byHouse = person == null && Door.current().isEmpty();
        boolean bySomebodyElse = person != null && !user.getId().equals(person.getUserId());
        inOneTransaction(() -> {
            super.saveUser(user, byHouse);
            application.getBean(Passwords.class).changed(user.getId(), bySomebodyElse);
        });
    }

    /** Who comes in through a provider has no password here, on which the engine would fail; and nobody tries those of accounts that they do not see. */
    @Override
    public boolean checkPassword(String userId, String password) {
        User user = userId == null ? null : createUserQuery().userId(userId).singleResult();
        return user != null && user.getPassword() != null && super.checkPassword(userId, password);
    }

    /** Without an operator nobody could open accounts any more, and the next start would be refused. */
    @Override
    public void deleteMembership(String userId, String groupId) {
        inOneTransaction(() -> {
            if (Role.ADMINISTRATION.id().equals(groupId)) {
                requireAnotherAdministrator(userId);
            }
            super.deleteMembership(userId, groupId);
        });
    }

    @Override
    public void deleteGroup(String groupId) {
        if (getCurrentAuthentication() != null && Role.of(groupId).isPresent()) {
            throw Refusals.refused("Les groupes de Paraphe ne se suppriment pas.");
        }
        super.deleteGroup(groupId);
    }

    @Override
    public void deleteUser(String userId) {
        inOneTransaction(() -> {
            requireAnotherAdministrator(userId);
            super.deleteUser(userId);
            application.getBean(Accounts.class).forget(userId);
        });
    }

    /** Within the command that stores it a refusal says why; the engine's own says nothing. Asked alone, as Admin does while one types, it is only an answer. */
    @Override
    public PasswordPolicyResult checkPasswordAgainstPolicy(String candidate, User user) {
        PasswordPolicyResult result = super.checkPasswordAgainstPolicy(candidate, user);
        if (Context.getCommandContext() != null && !result.isValid()) {
            throw new RefusedException(result.getViolatedRules().stream().map(rule -> new Refusal("password", ((Told) rule).sentence(), "")).toList());
        }
        return result;
    }

    /** Of a person who takes an account's rights away; the house may, for a provider has said so. */
    private void requireAnotherAdministrator(String userId) {
        if (getCurrentAuthentication() != null && createGroupQuery().groupMember(userId).groupId(Role.ADMINISTRATION.id()).count() > 0) {
            try {
                application.getBean(Accounts.class).requireAnotherAdministrator(userId, "");
            } catch (RefusedException last) {
                throw Refusals.refused(last.getMessage());
            }
        }
    }

    private void inOneTransaction(Runnable work) {
        new TransactionTemplate(application.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> work.run());
    }

    /** The house's rule as the engine wants it, its first two with the names that Admin has texts for. */
    static PasswordPolicy policy(PasswordRule rule) {
        List<PasswordPolicyRule> rules = Arrays.stream(PasswordRule.Fault.values()).<PasswordPolicyRule>map(fault -> new Told(rule, fault)).toList();
        return () -> rules;
    }

    private record Told(PasswordRule rule, PasswordRule.Fault fault) implements PasswordPolicyRule {

        String sentence() {
            return rule.sentence(fault);
        }

        @Override
        public String getPlaceholder() {
            return switch (fault) {
                case SHORT -> PasswordPolicyLengthRuleImpl.PLACEHOLDER;
                case ACCOUNT -> PasswordPolicyUserDataRuleImpl.PLACEHOLDER;
                default -> sentence();
            };
        }

        @Override
        public Map<String, String> getParameters() {
            return fault == PasswordRule.Fault.SHORT ? Map.of("minLength", String.valueOf(rule.shortest())) : Map.of();
        }

        @Override
        public boolean execute(String candidate) {
            return !rule.has(fault, candidate, null);
        }

        @Override
        public boolean execute(String candidate, User user) {
            return !rule.has(fault, candidate, user == null ? null : user.getId());
        }
    }
}
