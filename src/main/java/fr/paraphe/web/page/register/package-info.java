/** {@code /actes}: the public register of deliberations, for everybody and without a login. */
package fr.paraphe.web.page.register;
