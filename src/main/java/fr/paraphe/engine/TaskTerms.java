package fr.paraphe.engine;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The organisation's own terms for tasks to which no rule gives a date: {@code paraphe.tasks.*}.
 *
 * @param remindDaysAhead days between the first reminder and the due date, for every task
 * @param days            task key to days from the moment the task appears
 */
@ConfigurationProperties("paraphe.tasks")
public record TaskTerms(int remindDaysAhead, Map<String, Integer> days) {
}
