package fr.paraphe.web.page;

import java.util.function.IntFunction;

/**
 * Where a page stands among those of its list.
 *
 * @param page     from 1
 * @param last     the number of the last one, 1 for an empty list
 * @param previous address, null before the first; the last one's for who asked for a page beyond it
 * @param next     address, null after the last
 */
public record Pager(int page, int last, String previous, String next) {

    /**
     * @param page    the one shown
     * @param total   of the lines of all pages
     * @param size    lines a page
     * @param address of the page of that number
     */
    public static Pager of(int page, long total, int size, IntFunction<String> address) {
        int last = (int) Math.max(1, (total + size - 1) / size);
        return new Pager(page, last, page > 1 ? address.apply(Math.min(page - 1, last)) : null, page < last ? address.apply(page + 1) : null);
    }
}
