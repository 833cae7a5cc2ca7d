package fr.paraphe.council;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who may vote for whom (CGCT, art. L2121-20): written, to one colleague, one for each holder, for three consecutive sessions at most unless ill,
 * revocable at any time (by taking it off the sheet). Practice adds: the holder is there, the giver is not, and nobody hands on what was handed to him.
 * The president may hold one like anybody else.
 */
public record ProxyRules(RollCall roll, List<GivenProxy> proxies) {

    public static final String ARTICLE = "CGCT, art. L2121-20";

    private static final int CONSECUTIVE_SESSIONS = 3;

    public ProxyRules {
        proxies = List.copyOf(proxies);
    }

    /** Refuses with the names of the councillors, on {@code proxies[i].giver}, {@code .holder}, {@code .written} or {@code .sessions}. */
    public Verdict check() {
        List<Refusal> reasons = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < proxies.size(); i++) {
            refusal(i).ifPresentOrElse(reasons::add, warning(i, warnings));
        }
        return reasons.isEmpty() ? new Verdict.Accepted(warnings) : new Verdict.Refused(reasons);
    }

    /** The proxies that give a vote at that hour: void while the giver is there, the holder is not, or either is interested. */
    public List<GivenProxy> validAt(LocalTime hour) {
        return proxies.stream()
            .filter(proxy -> roll.of(proxy.holder()).filter(holder -> holder.countsAt(hour)).isPresent())
            .filter(proxy -> roll.of(proxy.giver()).filter(giver -> !giver.presentAt(hour) && !giver.interested()).isPresent())
            .toList();
    }

    private Optional<Refusal> refusal(int i) {
        GivenProxy proxy = proxies.get(i);
        Optional<Presence> giver = roll.of(proxy.giver());
        Optional<Presence> holder = roll.of(proxy.holder());
        if (giver.isEmpty()) {
            return refused(i, "giver", "Celui qui donne procuration n’est pas conseiller en exercice à la date de la séance.");
        }
        if (holder.isEmpty()) {
            return refused(i, "holder", "Celui qui reçoit la procuration de %s n’est pas conseiller en exercice à la date de la séance.".formatted(giver.get().name()));
        }
        String from = giver.get().name();
        String to = holder.get().name();
        if (proxy.giver() == proxy.holder()) {
            return refused(i, "holder", "%s ne peut porter sa propre procuration.".formatted(from));
        }
        if (giver.get().attendsThroughout()) {
            return refused(i, "giver", "%s, qui figure parmi les présents, ne peut donner procuration à %s.".formatted(from, to));
        }
        Optional<GivenProxy> handedOn = proxies.stream().filter(other -> other.giver() == proxy.holder()).findFirst();
        if (handedOn.isPresent() && !holder.get().attends()) {
            return refused(i, "holder", "%s donne procuration à %s et ne peut porter celle de %s : une procuration ne se transmet pas."
                .formatted(to, name(handedOn.get().holder()), from));
        }
        if (!holder.get().attends()) {
            return refused(i, "holder", "%s, qui ne figure pas parmi les présents, ne peut porter la procuration de %s.".formatted(to, from));
        }
        for (GivenProxy earlier : proxies.subList(0, i)) {
            if (earlier.giver() == proxy.giver()) {
                return refused(i, "giver", "%s a déjà donné procuration à %s et ne peut la donner aussi à %s.".formatted(from, name(earlier.holder()), to));
            }
            if (earlier.holder() == proxy.holder()) {
                return refused(i, "holder", "%s porte déjà la procuration de %s et ne peut porter aussi celle de %s : un conseiller n’en porte qu’une."
                    .formatted(to, name(earlier.giver()), from));
            }
        }
        if (!proxy.written()) {
            return refused(i, "written", "La procuration de %s à %s doit être écrite.".formatted(from, to));
        }
        if (proxy.sessions() < 1) {
            return refused(i, "sessions", "La procuration de %s à %s sert au moins à la présente séance : indiquez 1, 2 ou 3.".formatted(from, to));
        }
        if (proxy.sessions() > CONSECUTIVE_SESSIONS && !proxy.illness()) {
            return refused(i, "sessions", "La procuration de %s à %s a déjà servi à trois séances consécutives : au-delà, il faut une maladie dûment constatée."
                .formatted(from, to));
        }
        return Optional.empty();
    }

    private Runnable warning(int i, List<String> warnings) {
        GivenProxy proxy = proxies.get(i);
        return () -> {
            Presence giver = roll.of(proxy.giver()).orElseThrow();
            Presence holder = roll.of(proxy.holder()).orElseThrow();
            if (giver.interested() || holder.interested()) {
                warnings.add("La procuration de %s à %s est sans effet pour cette affaire : %s y a un intérêt (CGCT, art. L2131-11)."
                    .formatted(giver.name(), holder.name(), (giver.interested() ? giver : holder).name()));
            } else if (giver.attends() || !holder.attendsThroughout()) {
                warnings.add("La procuration de %s à %s ne vaut que lorsque %s est en séance et que %s n’y est pas."
                    .formatted(giver.name(), holder.name(), holder.name(), giver.name()));
            }
        };
    }

    private Optional<Refusal> refused(int i, String field, String sentence) {
        return Optional.of(new Refusal("proxies[%d].%s".formatted(i, field), sentence, ARTICLE));
    }

    private String name(long councillor) {
        return roll.of(councillor).map(Presence::name).orElse("un autre conseiller");
    }
}
