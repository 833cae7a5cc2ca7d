package fr.paraphe.directory;

import fr.paraphe.audit.Acting;
import fr.paraphe.audit.Actor;
import fr.paraphe.audit.AuditDoor;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** {@code --paraphe.import=<folder>}: imports the folder, prints the report and ends the application, with 1 when any file was refused. */
@Component
@ConditionalOnProperty("paraphe.import")
@Order(Ordered.HIGHEST_PRECEDENCE)
class ImportCommand implements ApplicationRunner {

    private final FolderImport folderImport;
    private final Path folder;
    private final PrintStream out;
    private final IntConsumer exit;

    @Autowired
    ImportCommand(FolderImport folderImport, @Value("${paraphe.import}") String folder, ApplicationContext context) {
        // The report is French whatever the terminal's locale says it can show.
        this(folderImport, Path.of(folder), new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
            status -> System.exit(SpringApplication.exit(context, () -> status)));
    }

    ImportCommand(FolderImport folderImport, Path folder, PrintStream out, IntConsumer exit) {
        this.folderImport = folderImport;
        this.folder = folder;
        this.out = out;
        this.exit = exit;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<ImportReport> reports = Acting.as(new Actor(Actor.HOUSE, AuditDoor.OPERATOR), () -> folderImport.run(folder));
        reports.forEach(report -> out.print(report.text()));
        long refused = reports.stream().filter(report -> !report.accepted()).count();
        out.println(refused == 0 ? "Import terminé." : "Import terminé avec " + refused + " refus.");
        exit.accept(refused == 0 ? 0 : 1);
    }
}
