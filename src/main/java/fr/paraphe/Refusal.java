package fr.paraphe;

import java.util.Objects;

/**
 * Why something is refused, in the words of the person who is refused.
 *
 * @param field    the field of the form or of the request that is wrong (a JSON path such as {@code proxies[2].holder}), empty when it concerns the whole
 * @param sentence one French sentence that says what is wrong and, where there is one, what would be right
 * @param article  the article or document that says so, empty only where plain sense does
 */
public record Refusal(String field, String sentence, String article) {

    public Refusal {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(sentence, "sentence");
        Objects.requireNonNull(article, "article");
    }

    /** The sentence followed by its article in brackets, as errors and incidents show it. */
    public String withArticle() {
        return article.isEmpty() ? sentence : sentence + " (" + article + ")";
    }
}
