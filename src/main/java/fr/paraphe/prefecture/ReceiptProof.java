package fr.paraphe.prefecture;

/** How the receipt by the prefecture is proved: any means will do, the acknowledgement is not a condition of executory force (CGCT, art. L2131-1). */
public enum ReceiptProof {
    AR("Accusé de réception @CTES"),
    STAMP("Cachet de la préfecture"),
    LETTER("Courrier de la préfecture");

    private final String label;

    ReceiptProof(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
