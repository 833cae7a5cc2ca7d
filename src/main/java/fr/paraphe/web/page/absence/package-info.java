/** Who is away and who stands in, for people. */
package fr.paraphe.web.page.absence;
