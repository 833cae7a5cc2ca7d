package fr.paraphe.engine.replay;

/** A case that can be played from its papers, through the real engine. */
interface ReplayCase {

    /** As the command line names it: {@code --paraphe.replay=castelnaudary-2017}. */
    String name();

    void play(Stage stage);
}
