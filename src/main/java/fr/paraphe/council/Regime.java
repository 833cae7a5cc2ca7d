package fr.paraphe.council;

import java.time.LocalDate;

/** Which rules of minutes, register and posting hold: those of ordonnance 2021-1310 and décret 2021-1311, or those before. The session's date chooses. */
public enum Regime {

    AVANT_2022_07("règles antérieures au 1er juillet 2022"),
    DEPUIS_2022_07("règles en vigueur depuis le 1er juillet 2022");

    private static final LocalDate REFORM = LocalDate.of(2022, 7, 1);

    private final String french;

    Regime(String french) {
        this.french = french;
    }

    public static Regime of(LocalDate session) {
        return session.isBefore(REFORM) ? AVANT_2022_07 : DEPUIS_2022_07;
    }

    public String french() {
        return french;
    }
}
