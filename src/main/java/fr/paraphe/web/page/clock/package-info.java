/** {@code /demo/horloge}: the demonstration's clock, with which a clerk is trained and a manager tries the product. */
package fr.paraphe.web.page.clock;
