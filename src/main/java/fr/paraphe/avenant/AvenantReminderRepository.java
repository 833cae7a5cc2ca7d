package fr.paraphe.avenant;

import org.springframework.data.jpa.repository.JpaRepository;

interface AvenantReminderRepository extends JpaRepository<AvenantReminder, AvenantReminder.Key> {
}
