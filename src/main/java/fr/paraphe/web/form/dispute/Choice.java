package fr.paraphe.web.form.dispute;

/**
 * One of several that can be chosen.
 *
 * @param effect what it leads to, null where that goes without saying
 */
record Choice(String code, String label, String effect) {
}
