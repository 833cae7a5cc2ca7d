package fr.paraphe.prefecture;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface ActRepository extends JpaRepository<Act, Long> {

    Optional<Act> findByReference(String reference);

    Optional<Act> findByIdentifier(String identifier);

    /** Until the transaction ends, nobody else changes this act: two deliveries of one receipt come one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select act from Act act where act.reference = :reference")
    Optional<Act> lockByReference(String reference);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select act from Act act where act.identifier = :identifier")
    Optional<Act> lockByIdentifier(String identifier);

    /** What has been made public by this day; the year 0 is every one. */
    @Query("""
        select act from Act act where act.identifier is not null and act.publishedOn <= :today
        and (:everyCommune = true or act.commune in :communes) and (:year = 0 or year(act.decisionDate) = :year)
        order by act.decisionDate desc, act.id desc""")
    Page<Act> published(boolean everyCommune, Collection<String> communes, int year, LocalDate today, Pageable page);

    @Query("select act from Act act where act.identifier = :identifier and act.publishedOn <= :today")
    Optional<Act> published(String identifier, LocalDate today);

    @Query("select distinct year(act.decisionDate) from Act act where act.identifier is not null and act.publishedOn <= :today order by year(act.decisionDate) desc")
    List<Integer> yearsWithPublished(LocalDate today);

    boolean existsByCommuneAndNumberEmittedAndReferenceNot(String commune, String numberEmitted, String reference);

    /** What the prefecture received since that day, or has written about since. */
    @Query("""
        select new fr.paraphe.prefecture.ReceivedAct(act.id, act.reference, act.commune, act.receivedOn) from Act act
        where (:everyCommune = true or act.commune in :communes) and act.receivedOn is not null and act.stage = fr.paraphe.prefecture.ActStage.RECEIVED
        and (act.receivedOn >= :since or exists (select letter from PrefectureLetter letter where letter.actId = act.id and letter.receivedOn >= :since))""")
    List<ReceivedAct> receivedSince(boolean everyCommune, Collection<String> communes, LocalDate since);
}
