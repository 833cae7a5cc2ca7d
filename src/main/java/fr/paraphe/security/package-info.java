/**
 * Accounts, groups, login, and what each person may see and do; may use {@code directory}, to know which communes an académie or a circonscription has.
 */
package fr.paraphe.security;
