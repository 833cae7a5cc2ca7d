package fr.paraphe;

import fr.paraphe.engine.migration.MigrateCommand;
import fr.paraphe.engine.replay.ReplayCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.data.RepositoryMetricsAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.metrics.task.TaskExecutorMetricsAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.observation.web.client.HttpClientObservationsAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.scheduling.ScheduledTasksObservabilityAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.ssl.SslHealthContributorAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.ssl.SslObservabilityAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.data.web.SpringDataWebAutoConfiguration;
import org.springframework.boot.autoconfigure.http.client.HttpClientAutoConfiguration;
import org.springframework.boot.autoconfigure.sql.init.SqlInitializationAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestClientAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.websocket.servlet.WebSocketServletAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/**
 * Starts Paraphe; or plays a known case, or carries running cases to the newest models, and ends. A component is a class of its own: those within another, two of five, are not
 * looked at. What the libraries would set up by themselves and nothing here uses is left out.
 */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = {HttpClientAutoConfiguration.class, HttpClientObservationsAutoConfiguration.class, RestClientAutoConfiguration.class,
    RestTemplateAutoConfiguration.class, RepositoryMetricsAutoConfiguration.class, ScheduledTasksObservabilityAutoConfiguration.class, SpringDataWebAutoConfiguration.class,
    SqlInitializationAutoConfiguration.class, SslHealthContributorAutoConfiguration.class, SslObservabilityAutoConfiguration.class, TaskExecutorMetricsAutoConfiguration.class,
    WebSocketServletAutoConfiguration.class})
@ComponentScan(resourcePattern = "**/{name:[^$]+}.class", excludeFilters = {
    @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class), @Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class)})
public class ParapheApplication {

    public static void main(String[] args) {
        if (ReplayCommand.isAskedFor(args)) {
            System.exit(SpringApplication.exit(SpringApplication.run(ParapheApplication.class, ReplayCommand.arguments(args))));
        }
        if (MigrateCommand.isAskedFor(args)) {
            System.exit(SpringApplication.exit(SpringApplication.run(ParapheApplication.class, MigrateCommand.arguments(args))));
        }
        SpringApplication.run(ParapheApplication.class, args);
    }
}
