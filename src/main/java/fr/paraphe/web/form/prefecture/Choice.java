package fr.paraphe.web.form.prefecture;

/** One entry of a list from which the clerk chooses. */
record Choice(String code, String label) {
}
