package fr.paraphe.web.contribution;

import fr.paraphe.NotFoundException;
import fr.paraphe.contribution.Titre;
import fr.paraphe.contribution.TitreFilter;
import fr.paraphe.contribution.TitreReader;
import fr.paraphe.contribution.TitreState;
import fr.paraphe.security.Action;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Who;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Who sees which titres: the GIP, the académie and its managers those of their académie, the people of a commune those of their commune. The inspectors see the
 * communes' files and not their money. Only the GIP enters payments and cancels.
 */
@Component
public class TitreAccess {

    private final TitreReader titres;
    private final CurrentUser currentUser;

    TitreAccess(TitreReader titres, CurrentUser currentUser) {
        this.titres = titres;
        this.currentUser = currentUser;
    }

    /** Of the titres that this person sees, those asked for. */
    public TitreFilter filter(String academie, String campaign, String schoolYear, String reference, String number, Set<TitreState> states, LocalDate overdueOn) {
        Who who = currentUser.who();
        return new TitreFilter(who.everyCommune(), communes(who), who.academies(), academie, campaign, schoolYear, reference, number, states, overdueOn);
    }

    /** Whether this person sees what a commune owes and pays. */
    public boolean seesMoneyOf(String commune, String academie) {
        Who who = currentUser.who();
        return who.everyCommune() || who.seesAcademie(academie) || communes(who).contains(commune);
    }

    /** @throws NotFoundException when it is not this user's to see, as if there were none */
    Titre visible(long id) {
        Titre titre = titres.get(id);
        Who who = currentUser.who();
        if (!who.seesAcademie(titre.academie()) && !who.everyCommune() && !communes(who).contains(titre.commune())) {
            throw new NotFoundException("Titre introuvable.");
        }
        return titre;
    }

    /** A titre that the user may also pay and cancel. */
    Titre managed(long id) {
        Titre titre = visible(id);
        requireGip(titre.academie());
        return titre;
    }

    void requireGip(String academie) {
        currentUser.requireAcademie(academie);
        if (!currentUser.who().may(Action.MANAGE_TITRES)) {
            throw new AccessDeniedException("Seul le GIP enregistre les paiements et annule les titres.");
        }
    }

    void requireAcademieOf(String campaign) {
        currentUser.requireAcademie(titres.academieOf(campaign));
    }

    String user() {
        return currentUser.who().id();
    }

    /** INSEE codes of the communes whose money this person sees. */
    public static Set<String> communes(Who who) {
        return who.may(Action.SEE_TITRES) ? who.communes() : Set.of();
    }
}
