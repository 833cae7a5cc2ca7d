package fr.paraphe.dispute;

import fr.paraphe.convention.AcademieParty;
import fr.paraphe.convention.Party;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.convention.Side;
import fr.paraphe.document.PlaceName;
import java.util.Optional;

/** The two parties to a convention, as papers and mails name and reach them. */
public final class PartyNames {

    private final Party commune;
    private final AcademieParty academie;

    private PartyNames(Party commune, AcademieParty academie) {
        this.commune = commune;
        this.academie = academie;
    }

    static PartyNames of(PartyReader parties, Dispute dispute) {
        return new PartyNames(parties.commune(dispute.convention()), parties.academie(dispute.academie()));
    }

    public static PartyNames of(PartyReader parties, Letter letter) {
        return new PartyNames(parties.commune(letter.convention()), parties.academie(letter.academie()));
    }

    /** «Commune de Castelnaudary», «Académie de Montpellier» */
    public String heading(Side side) {
        return side == Side.COMMUNE ? "Commune " + PlaceName.de(commune.name()) : academie.name();
    }

    /** «La commune de Castelnaudary», «L’académie de Montpellier» */
    public String begins(Side side) {
        return side == Side.COMMUNE ? "La commune " + PlaceName.de(commune.name()) : "L’" + academie.name().replaceFirst("^A", "a");
    }

    /** «la commune de Castelnaudary» */
    public String within(Side side) {
        return side == Side.COMMUNE ? "la commune " + PlaceName.de(commune.name()) : "l’" + academie.name().replaceFirst("^A", "a");
    }

    public String address(Side side) {
        String address = side == Side.COMMUNE ? commune.postalAddress() : academie.postalAddress();
        return address == null ? "" : address;
    }

    String city(Side side) {
        return side == Side.COMMUNE ? commune.name() : academie.city();
    }

    Optional<String> mailbox(Side side) {
        return side == Side.COMMUNE ? commune.mailbox(side.writerGroup()) : academie.mailbox(side.writerGroup());
    }
}
