package fr.paraphe.contribution;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface TitreRepository extends JpaRepository<Titre, Long> {

    /** Waits for whoever works on it, and keeps others from it until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from Titre t where t.id = :id")
    Optional<Titre> lock(long id);

    /** The campaign of a titre, without the titre; empty also where there is no such titre. */
    @Query("select t.campaign from Titre t where t.id = :id")
    Optional<String> campaignOf(long id);

    /** As {@link #lock}, for many, always in the same order. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select t from Titre t where t.academie = :academie and t.number in :numbers order by t.id")
    List<Titre> lockByNumber(String academie, Collection<String> numbers);

    @Query("select t from Titre t where t.campaign = :campaign and t.document is null and t.standing = true order by t.id")
    List<Titre> toSend(String campaign, Limit limit);

    List<Titre> findByReferenceAndSchoolYearOrderById(String reference, String schoolYear);

    boolean existsByReferenceAndSchoolYearAndStanding(String reference, String schoolYear, Boolean standing);

    Optional<Titre> findByReplaces(Long replaced);

    /** Unpaid ones that have had so many reminders and were due by that day. */
    @Query("""
        select t from Titre t where t.campaign = :campaign and t.standing = true and t.paid < t.amount and t.document is not null
        and t.reminders = :reminders and t.dueOn <= :dueBy order by t.id""")
    List<Titre> toRemind(String campaign, int reminders, LocalDate dueBy, Limit limit);

    /** The first term of the unpaid ones that have had so many reminders. */
    @Query("""
        select min(t.dueOn) from Titre t where t.campaign = :campaign and t.standing = true and t.paid < t.amount and t.document is not null
        and t.reminders = :reminders""")
    Optional<LocalDate> firstDue(String campaign, int reminders);

    @Query("select count(t) from Titre t where t.campaign = :campaign and t.standing = true and t.paid < t.amount")
    int countUnpaid(String campaign);
}
