/** {@code /accessibilite}: what of the product a person with a disability can use, what not, and whom to tell; for everybody and without a login. */
package fr.paraphe.web.page.accessibility;
