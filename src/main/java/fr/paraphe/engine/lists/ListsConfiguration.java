package fr.paraphe.engine.lists;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.GenericManagerFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Builds the lists into the engine, and gives them their indexes. */
@Configuration(proxyBeanMethods = false)
class ListsConfiguration {

    @Bean
    ListsPlugin listsPlugin() {
        return new ListsPlugin();
    }

    /** After the engine, which makes its tables itself: our own scripts run before there are any. */
    @Bean
    SmartInitializingSingleton listIndexes(ProcessEngine engine, JdbcClient jdbc) {
        return () -> {
            jdbc.sql("create index if not exists PARAPHE_IDX_TASK_DUE on ACT_RU_TASK (DUE_DATE_, PRIORITY_ desc)").update();
            jdbc.sql("create index if not exists PARAPHE_IDX_TASK_COMMUNE on ACT_RU_TASK (TENANT_ID_, DUE_DATE_, PRIORITY_ desc)").update();
            jdbc.sql("create index if not exists PARAPHE_IDX_TASK_DAY on ACT_RU_TASK (DUE_DATE_, TENANT_ID_, ID_)").update();
        };
    }

    static class ListsPlugin extends AbstractProcessEnginePlugin {

        @Override
        public void preInit(ProcessEngineConfigurationImpl engine) {
            List<SessionFactory> sessions = engine.getCustomSessionFactories() == null ? new ArrayList<>() : new ArrayList<>(engine.getCustomSessionFactories());
            sessions.add(inPlaceOf(AuthorizationManager.class, SettledGrants.class));
            sessions.add(inPlaceOf(TaskManager.class, TaskLists.class));
            engine.setCustomSessionFactories(sessions);
        }

        @Override
        public void postProcessEngineBuild(ProcessEngine engine) {
            ProcessEngineConfigurationImpl configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
            TaskListStatements.addTo(configuration.getSqlSessionFactory().getConfiguration());
            ListsInNoTransaction.addTo(configuration);
        }

        private static SessionFactory inPlaceOf(Class<? extends Session> engines, Class<? extends Session> ours) {
            return new GenericManagerFactory(ours) {

                @Override
                public Class<?> getSessionType() {
                    return engines;
                }
            };
        }
    }
}
