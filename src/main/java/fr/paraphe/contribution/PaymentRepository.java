package fr.paraphe.contribution;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface PaymentRepository extends JpaRepository<Payment, Long> {

    List<Payment> findByTitreIdOrderById(long titreId);

    List<Payment> findByCreditorInAndPaymentReferenceIn(Collection<String> creditors, Collection<String> references);
}
