package fr.paraphe.signature;

import fr.paraphe.calendar.CivilClock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Makes void the round of a text whose stored bytes have changed: in a transaction of its own, because the signature that found it out is refused and rolled back. */
@Component
class BrokenText {

    private final SignatureRoundRepository rounds;
    private final CivilClock clock;

    BrokenText(SignatureRoundRepository rounds, CivilClock clock) {
        this.rounds = rounds;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void makeVoid(long round) {
        rounds.findById(round).filter(SignatureRound::isOpen)
                .ifPresent(open -> open.makeVoid("le document enregistré ne correspond plus à son empreinte SHA-256", clock.now()));
    }
}
