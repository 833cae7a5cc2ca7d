/**
 * Who signs what, and which exact text: every signature is bound to the SHA-256 of the document it was given for.
 * May use convention and prefecture, and the leaves calendar, document and mail.
 */
package fr.paraphe.signature;
