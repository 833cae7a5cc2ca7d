package fr.paraphe.prefecture;

import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import java.util.List;

/** A delivered answer of the prefecture contradicts the one recorded. Unlike other refusals it leaves a trace: the conflict, and the task to resolve it. */
public class ReceptionConflictException extends RefusedException {

    public ReceptionConflictException(Refusal refusal) {
        super(List.of(refusal));
    }
}
