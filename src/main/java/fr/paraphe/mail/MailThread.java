package fr.paraphe.mail;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/**
 * The one thread of this node that speaks to the mail server. Not an {@link java.util.concurrent.Executor}: a bean of that type would take the place of the
 * application's own.
 */
class MailThread implements DisposableBean {

    private static final int SECONDS_TO_FINISH_A_MAIL = 30;

    private final ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();

    MailThread() {
        executor.setThreadNamePrefix("mail-");
        executor.setCorePoolSize(1);
        executor.setMaxPoolSize(1);
        executor.setAwaitTerminationSeconds(SECONDS_TO_FINISH_A_MAIL);
        executor.initialize();
    }

    void execute(Runnable work) {
        executor.execute(work);
    }

    /** Lets the mail at hand be finished and marked; otherwise every restart would leave an uncertain one. */
    @Override
    public void destroy() {
        executor.shutdown();
    }
}
