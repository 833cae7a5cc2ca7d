package fr.paraphe.directory;

import fr.paraphe.Verdict;

/**
 * What is to be said of a SIREN that somebody typed.
 *
 * @param valid      nine digits with the right key
 * @param normalised without spaces: this is what is stored when valid
 * @param sentence   one French sentence
 */
public record SirenCheck(boolean valid, String normalised, String sentence) {

    public Verdict verdict(String field) {
        return valid ? Verdict.accepted() : Verdict.refused(field, sentence, "Répertoire SIRENE");
    }
}
