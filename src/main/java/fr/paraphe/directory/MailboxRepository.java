package fr.paraphe.directory;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;

interface MailboxRepository extends JpaRepository<Mailbox, Long> {

    Optional<Mailbox> findByRoleAndScope(String role, String scope);

    List<Mailbox> findByRoleInAndScopeIn(Collection<String> roles, Collection<String> scopes);
}
