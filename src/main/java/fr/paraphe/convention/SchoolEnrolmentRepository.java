package fr.paraphe.convention;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface SchoolEnrolmentRepository extends JpaRepository<SchoolEnrolment, Long> {

    List<SchoolEnrolment> findByReferenceOrderById(String reference);

    List<SchoolEnrolment> findByReferenceInAndUaiNotNull(Collection<String> references);
}
