/**
 * The audit trail: who did what, when, in which case, through which door, with old and new values; append-only lines, chained by hash (docs/adr/0014).
 * A leaf: it is given data, every room may use it, and it knows no room.
 */
package fr.paraphe.audit;
