/** {@code /titres}: what the communes are asked to pay, for those who see it, with the sums of what the list shows. */
package fr.paraphe.web.page.titre;
