package fr.paraphe.directory;

import static org.mockito.Mockito.mock;

import fr.paraphe.audit.AuditTrail;
import fr.paraphe.support.RoomTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Transactional;

/** The room on an empty database of its own, without the engine; each test in a transaction that is rolled back, unless it says otherwise. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RoomTest("2017-10-01T08:00:00Z")
@Transactional
@Import({DirectoryService.class, DirectoryImport.class, FolderImport.class, DirectorySlice.Given.class})
public @interface DirectorySlice {

    @TestConfiguration(proxyBeanMethods = false)
    class Given {

        @Bean
        AuditTrail auditTrail() {
            return mock(AuditTrail.class);
        }
    }
}
