package fr.paraphe.council;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalTime;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** One line of a session's attendance sheet. */
@Entity
class Attendance {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private long session;
    private long councillor;
    private boolean attends;
    @JdbcTypeCode(SqlTypes.LOCAL_TIME)
    private LocalTime arrivedAt;
    @JdbcTypeCode(SqlTypes.LOCAL_TIME)
    private LocalTime leftAt;
    private boolean interested;

    protected Attendance() {
    }

    Attendance(long session, Presence presence) {
        this.session = session;
        this.councillor = presence.councillor();
        this.attends = presence.attends();
        this.arrivedAt = presence.arrived();
        this.leftAt = presence.left();
        this.interested = presence.interested();
    }

    long councillor() {
        return councillor;
    }

    Presence presence(String name) {
        return new Presence(councillor, name, attends, arrivedAt, leftAt, interested);
    }
}
