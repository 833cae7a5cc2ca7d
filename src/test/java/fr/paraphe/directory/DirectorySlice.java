package fr.paraphe.directory;

import static org.mockito.Mockito.mock;

import fr.paraphe.audit.AuditTrail;
import fr.paraphe.support.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The room on an empty database of its own, without the engine; each test in a transaction that is rolled back, unless it says otherwise. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DataJpaTest(showSql = false, properties = {
    "spring.datasource.url=jdbc:h2:mem:directory-${random.uuid};DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE",
    "spring.datasource.username=sa",
    "spring.datasource.password="
})
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Import({DirectoryService.class, DirectoryImport.class, FolderImport.class, DirectorySlice.Given.class})
@Tag(TestDatabase.TAG)
public @interface DirectorySlice {

    @TestConfiguration(proxyBeanMethods = false)
    class Given {

        @Bean
        AuditTrail auditTrail() {
            return mock(AuditTrail.class);
        }
    }
}
