package fr.paraphe.council;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** CGCT, art. L2121-20. */
class ProxyRulesTest {

    private static final LocalTime OPENING = LocalTime.of(18, 30);
    private static final Presence MAUGARD = present(1, "M. MAUGARD Patrick");
    private static final Presence GUILHEM = present(2, "Mme GUILHEM Evelyne");
    private static final Presence BUSTOS = present(3, "M. BUSTOS Jean-Paul");
    private static final Presence CATHALA = absent(4, "Mme CATHALA-LEGUEVAQUES Nicole");
    private static final Presence POUPEAU = absent(5, "Mme POUPEAU Nathalie");
    private static final Presence CHABERT = absent(6, "Mme CHABERT Sabine");
    private static final RollCall ROLL = new RollCall(List.of(MAUGARD, GUILHEM, BUSTOS, CATHALA, POUPEAU, CHABERT));

    @Test
    void acceptsOneEachAndThePresidentLikeAnybody() {
        ProxyRules rules = new ProxyRules(ROLL, List.of(proxy(CATHALA, GUILHEM), proxy(POUPEAU, BUSTOS), proxy(CHABERT, MAUGARD)));
        assertThat(rules.check()).isEqualTo(Verdict.accepted());
        assertThat(rules.validAt(OPENING)).hasSize(3);
    }

    @Test
    void refusesAnAbsentHolder() {
        refused("proxies[0].holder", "Mme POUPEAU Nathalie, qui ne figure pas parmi les présents, ne peut porter la procuration de Mme CATHALA-LEGUEVAQUES Nicole.",
            proxy(CATHALA, POUPEAU));
    }

    @Test
    void refusesASecondProxyToOneHolder() {
        refused("proxies[1].holder", "Mme GUILHEM Evelyne porte déjà la procuration de Mme CATHALA-LEGUEVAQUES Nicole et ne peut porter aussi celle de Mme POUPEAU Nathalie : "
            + "un conseiller n’en porte qu’une.", proxy(CATHALA, GUILHEM), proxy(POUPEAU, GUILHEM));
    }

    @Test
    void refusesOneFromSomebodyPresent() {
        refused("proxies[0].giver", "M. BUSTOS Jean-Paul, qui figure parmi les présents, ne peut donner procuration à Mme GUILHEM Evelyne.", proxy(BUSTOS, GUILHEM));
    }

    @Test
    void refusesOneToOneself() {
        refused("proxies[0].holder", "Mme CATHALA-LEGUEVAQUES Nicole ne peut porter sa propre procuration.", proxy(CATHALA, CATHALA));
    }

    @Test
    void refusesHandingOnWhatWasHandedOver() {
        refused("proxies[0].holder", "Mme POUPEAU Nathalie donne procuration à M. BUSTOS Jean-Paul et ne peut porter celle de Mme CATHALA-LEGUEVAQUES Nicole : "
            + "une procuration ne se transmet pas.", proxy(CATHALA, POUPEAU), proxy(POUPEAU, BUSTOS));
    }

    @Test
    void refusesTwoFromOneGiver() {
        refused("proxies[1].giver", "Mme CATHALA-LEGUEVAQUES Nicole a déjà donné procuration à Mme GUILHEM Evelyne et ne peut la donner aussi à M. BUSTOS Jean-Paul.",
            proxy(CATHALA, GUILHEM), proxy(CATHALA, BUSTOS));
    }

    @Test
    void refusesAnUnwrittenOne() {
        refused("proxies[0].written", "La procuration de Mme CATHALA-LEGUEVAQUES Nicole à Mme GUILHEM Evelyne doit être écrite.",
            new GivenProxy(CATHALA.councillor(), GUILHEM.councillor(), false, 1, false));
    }

    @Test
    void refusesTheFourthSessionUnlessIll() {
        refused("proxies[0].sessions", "La procuration de Mme CATHALA-LEGUEVAQUES Nicole à Mme GUILHEM Evelyne a déjà servi à trois séances consécutives : "
            + "au-delà, il faut une maladie dûment constatée.", new GivenProxy(4, 2, true, 4, false));
        assertThat(new ProxyRules(ROLL, List.of(new GivenProxy(4, 2, true, 4, true))).check().isAccepted()).isTrue();
        assertThat(new ProxyRules(ROLL, List.of(new GivenProxy(4, 2, true, 3, false))).check().isAccepted()).isTrue();
    }

    @Test
    void refusesStrangersToTheCouncil() {
        refused("proxies[0].giver", "Celui qui donne procuration n’est pas conseiller en exercice à la date de la séance.", new GivenProxy(99, 2, true, 1, false));
        refused("proxies[0].holder", "Celui qui reçoit la procuration de Mme CATHALA-LEGUEVAQUES Nicole n’est pas conseiller en exercice à la date de la séance.",
            new GivenProxy(4, 99, true, 1, false));
    }

    @Test
    void endsWhenTheHolderLeavesAndWhenTheGiverComes() {
        RollCall roll = new RollCall(List.of(new Presence(1, "M. A", true, null, LocalTime.of(20, 0), false), new Presence(2, "M. B", true, LocalTime.of(19, 0), null, false)));
        ProxyRules rules = new ProxyRules(roll, List.of(new GivenProxy(2, 1, true, 1, false)));
        assertThat(rules.check().warnings()).containsExactly("La procuration de M. B à M. A ne vaut que lorsque M. A est en séance et que M. B n’y est pas.");
        assertThat(rules.validAt(LocalTime.of(18, 59))).hasSize(1);
        assertThat(rules.validAt(LocalTime.of(19, 0))).isEmpty();
        RollCall holderLeaves = new RollCall(List.of(new Presence(1, "M. A", true, null, LocalTime.of(20, 0), false), absent(2, "M. B")));
        assertThat(new ProxyRules(holderLeaves, rules.proxies()).validAt(LocalTime.of(19, 59))).hasSize(1);
        assertThat(new ProxyRules(holderLeaves, rules.proxies()).validAt(LocalTime.of(20, 0))).isEmpty();
    }

    @Test
    void hasNoEffectWhereEitherIsInterested() {
        RollCall roll = new RollCall(List.of(new Presence(1, "M. A", true, null, null, true), absent(2, "M. B")));
        ProxyRules rules = new ProxyRules(roll, List.of(new GivenProxy(2, 1, true, 1, false)));
        assertThat(rules.validAt(OPENING)).isEmpty();
        assertThat(rules.check().warnings()).containsExactly("La procuration de M. B à M. A est sans effet pour cette affaire : M. A y a un intérêt (CGCT, art. L2131-11).");
    }

    @Property
    void whateverIsAcceptedGivesEachMemberOneVoteAtMostAndEachHolderOneProxy(@ForAll("sheets") ProxyRules rules) {
        if (!rules.check().isAccepted()) {
            return;
        }
        List<GivenProxy> valid = rules.validAt(OPENING);
        Set<Long> holders = new HashSet<>();
        Set<Long> givers = new HashSet<>();
        for (GivenProxy proxy : valid) {
            assertThat(holders.add(proxy.holder())).isTrue();
            assertThat(givers.add(proxy.giver())).isTrue();
            assertThat(rules.roll().of(proxy.holder()).orElseThrow().countsAt(OPENING)).isTrue();
            assertThat(rules.roll().of(proxy.giver()).orElseThrow().presentAt(OPENING)).isFalse();
        }
        assertThat(rules.roll().countedAt(OPENING).size() + valid.size()).isLessThanOrEqualTo(rules.roll().inOffice());
    }

    @Provide
    Arbitrary<ProxyRules> sheets() {
        Arbitrary<Presence> place = Combinators.combine(Arbitraries.of(true, false), Arbitraries.of(null, LocalTime.of(18, 45)),
            Arbitraries.of(null, LocalTime.of(18, 15), LocalTime.of(21, 0)), Arbitraries.of(true, false, false, false))
            .as((attends, arrived, left, interested) -> new Presence(0, "", attends, attends ? arrived : null, attends ? left : null, interested));
        Arbitrary<GivenProxy> proxy = Combinators.combine(Arbitraries.longs().between(0, 9), Arbitraries.longs().between(0, 9))
            .as((giver, holder) -> new GivenProxy(giver, holder, true, 1, false));
        return Combinators.combine(place.list().ofSize(9), proxy.list().ofMaxSize(3)).as((places, proxies) -> {
            List<Presence> presences = new ArrayList<>();
            places.forEach(p -> presences.add(new Presence(presences.size(), "M. " + presences.size(), p.attends(), p.arrived(), p.left(), p.interested())));
            return new ProxyRules(new RollCall(presences), proxies);
        });
    }

    private static void refused(String field, String sentence, GivenProxy... proxies) {
        assertThat(new ProxyRules(ROLL, List.of(proxies)).check().reasons()).containsExactly(new Refusal(field, sentence, "CGCT, art. L2121-20"));
    }

    private static GivenProxy proxy(Presence giver, Presence holder) {
        return new GivenProxy(giver.councillor(), holder.councillor(), true, 1, false);
    }

    private static Presence present(long id, String name) {
        return new Presence(id, name, true, null, null, false);
    }

    private static Presence absent(long id, String name) {
        return new Presence(id, name, false, null, null, false);
    }
}
