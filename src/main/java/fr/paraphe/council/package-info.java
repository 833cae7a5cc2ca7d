/**
 * The municipal council's part: convocation, session, quorum, proxies, vote, deliberation and the extract of the register (CGCT, L2121-7 to L2121-25).
 * May use directory and calendar, and the leaves document and mail.
 */
package fr.paraphe.council;
