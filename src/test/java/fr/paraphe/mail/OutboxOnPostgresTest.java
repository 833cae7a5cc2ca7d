package fr.paraphe.mail;

import fr.paraphe.support.RealPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@MailSlice
class OutboxOnPostgresTest extends OutboxTests {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        RealPostgres.use(properties);
    }
}
