package fr.paraphe.council;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

/** A proxy kept with its session. */
@Entity
class Proxy {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private long session;
    private long giver;
    private long holder;
    private boolean written;
    private int sessions;
    private boolean illness;

    protected Proxy() {
    }

    Proxy(long session, GivenProxy proxy) {
        this.session = session;
        this.giver = proxy.giver();
        this.holder = proxy.holder();
        this.written = proxy.written();
        this.sessions = proxy.sessions();
        this.illness = proxy.illness();
    }

    GivenProxy given() {
        return new GivenProxy(giver, holder, written, sessions, illness);
    }
}
