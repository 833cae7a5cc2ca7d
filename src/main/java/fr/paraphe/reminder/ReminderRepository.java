package fr.paraphe.reminder;

import java.time.LocalDate;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ReminderRepository extends JpaRepository<ReminderRow, Long> {

    boolean existsByTaskIdAndKindAndDueDate(String taskId, ReminderKind kind, LocalDate dueDate);

    boolean existsByTaskId(String taskId);

    List<ReminderRow> findByReferenceOrderById(String reference);
}
