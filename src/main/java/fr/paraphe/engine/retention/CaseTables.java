package fr.paraphe.engine.retention;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every table of ours that belongs to a case, in the order in which rows can be deleted, and how its rows are found by the references of the case: the convention's
 * and those of what runs under it. A test holds the list against the database, so that a new table cannot be forgotten.
 */
final class CaseTables {

    private static final String AGENDA = "select id from agenda_item where reference in (:references)";
    private static final String SESSIONS = "select id from council_session where agenda_item in (" + AGENDA + ")";
    private static final String CONVOCATIONS = "select id from convocation where session in (" + SESSIONS + ")";
    private static final String BALLOTS = "select id from ballot where session in (" + SESSIONS + ")";
    private static final String ACTS = "select id from act where reference in (:references)";
    private static final String ROUNDS = "select id from signature_round where reference in (:references)";
    private static final String TITRES = "select id from titre where reference in (:references)";
    private static final String CONCILIATIONS = "select id from conciliation where reference in (:references)";
    private static final String REFERENCE = "reference in (:references)";
    private static final String CONVENTION = "convention in (:references)";

    /** Rows of a table, by a condition on the named parameter «references». */
    record Rows(String table, String condition) {

        String delete() {
            return "delete from " + table + " where " + condition;
        }
    }

    /** What leaves with its case. */
    static final List<Rows> OF_A_CASE = List.of(
        new Rows("vote_by_name", "ballot in (" + BALLOTS + ")"),
        new Rows("ballot", "session in (" + SESSIONS + ")"),
        new Rows("proxy", "session in (" + SESSIONS + ")"),
        new Rows("attendance", "session in (" + SESSIONS + ")"),
        new Rows("convocation_proof", "convocation in (" + CONVOCATIONS + ")"),
        new Rows("convocation", "session in (" + SESSIONS + ")"),
        new Rows("council_session", "agenda_item in (" + AGENDA + ")"),
        new Rows("agenda_item", REFERENCE),
        new Rows("act_event", "act_id in (" + ACTS + ")"),
        new Rows("prefecture_letter", "act_id in (" + ACTS + ")"),
        new Rows("reception_conflict", "act_id in (" + ACTS + ")"),
        new Rows("act", REFERENCE),
        new Rows("signature", "round_id in (" + ROUNDS + ")"),
        new Rows("signature_round", REFERENCE),
        new Rows("executory_override", REFERENCE),
        new Rows("payment", "titre_id in (" + TITRES + ")"),
        new Rows("titre_reminder", "titre_id in (" + TITRES + ")"),
        new Rows("titre_school", "titre_id in (" + TITRES + ")"),
        new Rows("titre", REFERENCE),
        new Rows("contribution", REFERENCE),
        new Rows("termination", CONVENTION),
        new Rows("conciliation_commitment", "conciliation in (" + CONCILIATIONS + ")"),
        new Rows("conciliation", REFERENCE),
        new Rows("dispute", CONVENTION),
        new Rows("letter_grievance", REFERENCE),
        new Rows("letter", CONVENTION),
        new Rows("avenant_reminder", REFERENCE),
        new Rows("avenant_member", REFERENCE),
        new Rows("avenant_school", REFERENCE),
        new Rows("avenant", CONVENTION),
        new Rows("school_enrolment", REFERENCE),
        new Rows("start_up", REFERENCE),
        new Rows("convention_fee", REFERENCE),
        new Rows("party_substitution", REFERENCE),
        new Rows("convention_change", REFERENCE),
        new Rows("convention_member", REFERENCE),
        new Rows("convention_school", REFERENCE),
        new Rows("convention", REFERENCE));

    /** Rows that point at others of the same table are let go of first. */
    static final List<String> LET_GO = List.of(
        "update council_session set second_of = null where agenda_item in (" + AGENDA + ")",
        "update letter set dispute = null where " + CONVENTION,
        "update dispute set resiliation = null where " + CONVENTION);

    /** What an académie's campaign leaves, once no convention owes it anything that is still kept. */
    static final List<Rows> OF_A_CAMPAIGN = List.of(
        new Rows("bordereau_leaf", "campaign in (:references)"),
        new Rows("campaign", REFERENCE));

    /** What has a duration of its own, shorter than the case's. */
    static final List<Rows> MAILS = List.of(
        new Rows("mail_attachment", "mail_id in (select id from mail where reference in (:references))"),
        new Rows("mail", REFERENCE));
    static final List<Rows> REMINDERS = List.of(
        new Rows("reminder_recipient", "reminder_id in (select id from reminder where reference in (:references))"),
        new Rows("reminder", REFERENCE));

    /** Papers, where «kinds» names those whose time has come. */
    static final List<Rows> DOCUMENTS = List.of(
        new Rows("document_content", "document_id in (select id from document where reference in (:references) and kind in (:kinds))"),
        new Rows("document", "reference in (:references) and kind in (:kinds)"));

    private CaseTables() {
    }

    static Set<String> names() {
        return List.of(OF_A_CASE, OF_A_CAMPAIGN, MAILS, REMINDERS, DOCUMENTS).stream().flatMap(List::stream).map(Rows::table).collect(Collectors.toSet());
    }
}
