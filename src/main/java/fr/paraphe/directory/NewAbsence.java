package fr.paraphe.directory;

import java.time.LocalDate;

/**
 * An absence to record; the accounts have been looked up.
 *
 * @param role       whose tasks: {@code maire}, {@code dgs} or {@code recteur}
 * @param party      INSEE code or code of the académie
 * @param absentName civility and name, «Mme Evelyne GUILHEM»
 * @param deputyName civility, name and quality, «M. Philippe GREFFIER, premier adjoint»
 * @param startsOn   the first day, null where it was not given
 * @param endsOn     the last day, null where it was not given
 */
public record NewAbsence(String role, String party, String absent, String absentName, String deputy, String deputyName, String deputyEmail, LocalDate startsOn,
                         LocalDate endsOn, String by) {
}
