package fr.paraphe.engine.guard;

import fr.paraphe.security.PasswordRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds the guards into the engine. */
@Configuration(proxyBeanMethods = false)
class EngineGuards {

    @Bean
    VisibleBeans datesInModels() {
        return new VisibleBeans(Set.of("taskDates", "conventionTerm", "defereExpiry", "implicitRefusal", "avenantWindow", "avenantSchools", "conventionSchools",
            "campaignDates", "titreDates", "disputeParties", "conciliationDates", "conciliationCommitments", "terminationDates", "actionDates"));
    }

    @Bean
    GuardPlugin guardPlugin(ApplicationContext application) {
        return new GuardPlugin(application);
    }

    static class GuardPlugin extends AbstractProcessEnginePlugin {

        private final ApplicationContext application;

        GuardPlugin(ApplicationContext application) {
            this.application = application;
        }

        @Override
        public void preInit(ProcessEngineConfigurationImpl engine) {
            engine.setExpressionManager(new GuardedExpressions(application));
            engine.setBpmnParseFactory(NamedBeansOnly::new);
            engine.setScriptFactory(new NoScripts());
            engine.setResourceAuthorizationProvider(new NoGrantPerTask());
            engine.setCommandCheckers(new ArrayList<>(List.of(new TenantCommandChecker(), new PeopleChecker(application))));
            engine.setIdentityService(new GuardedIdentity(application));
            engine.setEnablePasswordPolicy(true);
            engine.setPasswordPolicy(GuardedIdentity.policy(passwordRule()));
            engine.setTaskService(new GuardedTasks(engine.getIdentityService()));
            engine.setFormService(new GuardedForms());
            engine.setHistoryService(new GuardedHistory(engine.getIdentityService()));
            engine.setAuthorizationService(new GrantsOnly());
            // the delay stays (up to a minute); but ten wrong passwords from a stranger must not lock the operator out for good
            engine.setLoginMaxAttempts(100_000);
            engine.setUserResourceWhitelistPattern("[a-zA-Z0-9][a-zA-Z0-9._@-]*");
            engine.setAuthorizationCheckRevokes(ProcessEngineConfiguration.AUTHORIZATION_CHECK_REVOKE_NEVER);
            engine.setCustomPreCommandInterceptorsTxRequired(first(new Refusals.Outside(), engine.getCustomPreCommandInterceptorsTxRequired()));
            engine.setCustomPostCommandInterceptorsTxRequired(first(new Refusals.Inside(), engine.getCustomPostCommandInterceptorsTxRequired()));
            List<BpmnParseListener> listeners = engine.getCustomPreBPMNParseListeners();
            List<BpmnParseListener> all = listeners == null ? new ArrayList<>() : new ArrayList<>(listeners);
            all.add(new TaskEnds(application));
            all.add(new DeputyTraces(application));
            all.add(new ConfidentialCalls());
            engine.setCustomPreBPMNParseListeners(all);
        }

        private PasswordRule passwordRule() {
            return new PasswordRule(application.getEnvironment().getRequiredProperty("paraphe.accounts.password-length", Integer.class));
        }

        @Override
        public void postInit(ProcessEngineConfigurationImpl engine) {
            engine.setTenantIdProvider(new BareStart(engine.getTenantIdProvider()));
        }

        private static List<CommandInterceptor> first(CommandInterceptor ours, List<CommandInterceptor> others) {
            List<CommandInterceptor> all = new ArrayList<>(List.of(ours));
            if (others != null) {
                all.addAll(others);
            }
            return all;
        }
    }
}
