/** {@code /calculs}: the dates of the law and of the convention, computed for whoever is logged in, without a case. */
package fr.paraphe.web.page.calculator;
