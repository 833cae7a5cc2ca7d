package fr.paraphe.dispute;

/** What a party writes to the other under art. 9 or 10. */
public enum LetterKind {
    MISE_EN_DEMEURE("M", "Mise en demeure", "la mise en demeure", "Convention, art. 10"),
    RESILIATION("R", "Lettre de résiliation", "la lettre de résiliation", "Convention, art. 10"),
    DENONCIATION("D", "Dénonciation", "la lettre de dénonciation", "Convention, art. 9");

    private final String mark;
    private final String label;
    private final String noun;
    private final String article;

    LetterKind(String mark, String label, String noun, String article) {
        this.mark = mark;
        this.label = label;
        this.noun = noun;
        this.article = article;
    }

    /** What its references bear before their number. */
    public String mark() {
        return mark;
    }

    public String label() {
        return label;
    }

    /** As a sentence names it. */
    public String noun() {
        return noun;
    }

    public String article() {
        return article;
    }

    /** Art. 10 wants a registered letter; art. 9 any letter. */
    public boolean isRegistered() {
        return this != DENONCIATION;
    }
}
