package fr.paraphe.security;

/** What somebody may do in Paraphe. Which groups may, and how far, is one table: {@link Access}. */
public enum Action {

    SEE_CASES("see cases: tasks, history, figures, papers, mails"),
    SEE_TITRES("see contributions and titres"),
    SEE_CAMPAIGNS("see the académie’s campaigns and their tasks"),
    SEE_CONFIDENCES("see what one’s own party prepares alone against the other"),
    USE_TASKLIST("open Tasklist"),
    USE_COCKPIT("open Cockpit"),
    WORK_ON_TASKS("claim, fill in and complete the tasks of one’s own group"),
    DEPOSIT_PAPERS("deposit papers in a case"),
    OPEN_FILES("open a convention’s file or an avenant"),
    WITHDRAW_FILES("withdraw a file before it is signed"),
    WRITE_LETTERS("open, send and take back a letter to the other party"),
    RELAY_PREFECTURE("deliver what the prefecture answers"),
    MANAGE_TITRES("record payments, cancel titres"),
    RESEND_MAILS("send a mail once more"),
    RECORD_OWN_ABSENCE("record one’s own absence and deputy"),
    RECORD_ABSENCES("record the absence and the deputy of another"),
    ASSIGN_TASKS("assign a task to somebody"),
    IMPORT_DIRECTORY("import communes, councillors, schools, mailboxes"),
    MANAGE_ACCOUNTS("create accounts, groups and rights"),
    KEEP_RECORDS("verify the audit trail, follow retention, export and erase a person’s data"),
    MANAGE_FILTERS("create and change the filters of task lists"),
    DEPLOY("deploy models");

    private final String words;

    Action(String words) {
        this.words = words;
    }

    /** As docs/access.md says it. */
    String words() {
        return words;
    }
}
