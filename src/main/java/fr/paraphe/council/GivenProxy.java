package fr.paraphe.council;

/**
 * A proxy as handed in for a session.
 *
 * @param giver    the absent councillor's id
 * @param holder   the id of the colleague who votes in his or her name
 * @param written  handed in writing
 * @param sessions how many consecutive sessions it has served, this one included
 * @param illness  illness duly established, which lifts the limit of three sessions
 */
public record GivenProxy(long giver, long holder, boolean written, int sessions, boolean illness) {
}
