package fr.paraphe.reminder;

import fr.paraphe.support.RealPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ReminderOnPostgresTest extends ReminderServiceTests {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        RealPostgres.use(properties);
    }
}
