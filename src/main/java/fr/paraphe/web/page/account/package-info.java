/** Accounts, for operators. */
package fr.paraphe.web.page.account;
