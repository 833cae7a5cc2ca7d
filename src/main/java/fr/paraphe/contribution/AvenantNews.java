package fr.paraphe.contribution;

import fr.paraphe.avenant.AvenantReader;
import fr.paraphe.avenant.YearAnswer;
import fr.paraphe.calendar.SchoolYear;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the avenants of many conventions said for a school year, in one question. */
@Component
class AvenantNews {

    private final AvenantReader avenants;

    AvenantNews(AvenantReader avenants) {
        this.avenants = avenants;
    }

    /** By convention, in the order in which they were transmitted; a convention without any is left out. */
    Map<String, List<ListNews>> of(Collection<String> references, SchoolYear year) {
        Map<String, List<ListNews>> news = new HashMap<>();
        avenants.answers(references, year).forEach((reference, answers) -> news.put(reference, answers.stream().map(AvenantNews::news).toList()));
        return news;
    }

    private static ListNews news(YearAnswer answer) {
        return new ListNews(answer.avenant(), kind(answer), answer.inEffect(), answer.lastDay(), answer.sentOn(), answer.sentence());
    }

    private static ListNews.Kind kind(YearAnswer answer) {
        return switch (answer.nature()) {
            case TERMS -> ListNews.Kind.TERMS;
            case INTERCOMMUNALITY -> ListNews.Kind.OTHER;
            case RPI_CHANGE, RPI_ENTRY, RPI_EXIT -> ListNews.Kind.RPI;
            case LIST -> answer.kind() == null ? ListNews.Kind.OTHER : switch (answer.kind()) {
                case DECREASE -> ListNews.Kind.DECREASE;
                case INCREASE -> ListNews.Kind.INCREASE;
                case SWAP -> ListNews.Kind.SWAP;
                case MIXED -> ListNews.Kind.MIXED;
                case UNCHANGED -> ListNews.Kind.OTHER;
            };
        };
    }
}
