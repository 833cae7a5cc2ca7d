package fr.paraphe.document;

import fr.paraphe.support.RealPostgres;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class DocumentStoreOnPostgresTest extends DocumentStoreTests {

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        RealPostgres.use(properties);
    }
}
