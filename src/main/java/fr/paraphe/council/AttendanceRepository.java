package fr.paraphe.council;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;

interface AttendanceRepository extends JpaRepository<Attendance, Long> {

    List<Attendance> findBySessionOrderById(long session);

    /** At once, because the rows that replace them carry the same unique keys. */
    @Modifying(flushAutomatically = true)
    @Query("delete from Attendance where session = :session")
    void clear(long session);
}
