package fr.paraphe.council;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ProxyRepository extends JpaRepository<Proxy, Long> {

    List<Proxy> findBySessionOrderById(long session);

    /** At once, because the rows that replace them carry the same unique keys; each by itself, so that the audit trail has what they said. */
    default void clear(long session) {
        deleteAll(findBySessionOrderById(session));
        flush();
    }
}
