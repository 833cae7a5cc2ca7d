package fr.paraphe.web.form.dispute;

import fr.paraphe.convention.PartyReader;
import fr.paraphe.convention.Side;
import fr.paraphe.dispute.Letter;
import fr.paraphe.dispute.LetterChannel;
import fr.paraphe.dispute.NonDelivery;
import fr.paraphe.dispute.PartyNames;
import fr.paraphe.document.DocumentStore;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What several forms show of a letter and of its two parties. */
@Component
class ShownLetters {

    private final PartyReader parties;
    private final DocumentStore documents;

    ShownLetters(PartyReader parties, DocumentStore documents) {
        this.parties = parties;
        this.documents = documents;
    }

    ShownLetter shown(Letter letter) {
        PartyNames names = names(letter);
        return new ShownLetter(letter.reference(), letter.kind(), letter.kind().label(), letter.kind().article(), letter.convention(), letter.dispute().orElse(null),
            letter.author(), names.within(letter.author()), names.within(letter.author().other()), letter.status(), letter.status().label(),
            paper(letter.sentDocument().or(letter::signedDocument)), letter.signedOn().orElse(null), letter.sentOn().orElse(null),
            letter.channel().map(LetterChannel::label).orElse(null), letter.trackingNumber().orElse(null), letter.firstPresentedOn().orElse(null),
            letter.receivedOn().orElse(null), letter.nonDelivery().map(NonDelivery::label).orElse(null), letter.deliveredOn().orElse(null));
    }

    PartyNames names(Letter letter) {
        return PartyNames.of(parties, letter);
    }

    /** Both parties, to choose one from. */
    List<Choice> sides(Letter letter) {
        PartyNames names = names(letter);
        return Arrays.stream(Side.values()).map(side -> new Choice(side.name(), names.within(side), null)).toList();
    }

    /** Null where there is none. */
    ShownLetter.Paper paper(Optional<Long> document) {
        return document.map(id -> new ShownLetter.Paper("/api/documents/" + id, documents.get(id).title())).orElse(null);
    }
}
