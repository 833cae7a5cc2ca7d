package fr.paraphe.directory;

import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface MailboxRepository extends JpaRepository<Mailbox, Long> {

    Optional<Mailbox> findByRoleAndScope(String role, String scope);
}
