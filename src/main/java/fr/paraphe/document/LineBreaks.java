package fr.paraphe.document;

import com.openhtmltopdf.extend.FSTextBreaker;
import java.text.BreakIterator;
import java.util.Locale;

/** Where a line may end: between words, but never inside 07/11/2017 or 2020-2021, nor after the apostrophe of «l’année», where Java’s own rules allow it. */
final class LineBreaks implements FSTextBreaker {

    private final BreakIterator breaks = BreakIterator.getLineInstance(Locale.FRENCH);
    private String text = "";

    @Override
    public void setText(String text) {
        this.text = text;
        breaks.setText(text);
    }

    @Override
    public int next() {
        int position = breaks.next();
        while (position != BreakIterator.DONE && (isInsideANumber(position) || isAfterAnElision(position))) {
            position = breaks.next();
        }
        return position;
    }

    private boolean isAfterAnElision(int position) {
        return position > 0 && position < text.length() && text.charAt(position - 1) == '’' && Character.isLetter(text.charAt(position));
    }

    private boolean isInsideANumber(int position) {
        return position > 1 && position < text.length() && Character.isDigit(text.charAt(position - 2)) && "-/".indexOf(text.charAt(position - 1)) >= 0
            && Character.isDigit(text.charAt(position));
    }
}
