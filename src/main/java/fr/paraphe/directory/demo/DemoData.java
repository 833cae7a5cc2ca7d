package fr.paraphe.directory.demo;

import fr.paraphe.audit.Acting;
import fr.paraphe.audit.Actor;
import fr.paraphe.audit.AuditDoor;
import fr.paraphe.directory.DirectoryImport;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.directory.ImportKind;
import fr.paraphe.directory.ImportReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Loads the demonstration's files into an empty directory, all or nothing, before the application answers anybody and before any runner. A directory
 * that holds a commune is left as it is: what a user changed in the demonstration stays changed.
 */
@Component
@ConditionalOnProperty("paraphe.demo.enabled")
class DemoData implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);

    private final DirectoryImport directoryImport;
    private final DirectoryService directory;
    private final TransactionTemplate transaction;

    DemoData(DirectoryImport directoryImport, DirectoryService directory, PlatformTransactionManager transactions) {
        this.directoryImport = directoryImport;
        this.directory = directory;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            if (directory.communes().isEmpty()) {
                for (ImportKind kind : ImportKind.values()) {
                    load(kind);
                }
                LOG.info("Demonstration data loaded: {} communes", directory.communes().size());
            }
        });
    }

    private void load(ImportKind kind) {
        ImportReport report = Acting.as(new Actor(Actor.HOUSE, AuditDoor.IMPORT), () -> directoryImport.importFile(kind, kind.fileName(), bytes(kind)));
        if (!report.accepted()) {
            throw new IllegalStateException("the demonstration data is wrong\n" + report.text());
        }
    }

    private static byte[] bytes(ImportKind kind) {
        try {
            return new ClassPathResource("demo/" + kind.fileName()).getContentAsByteArray();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
