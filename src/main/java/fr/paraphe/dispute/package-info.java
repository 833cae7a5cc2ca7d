/** When it goes wrong (art. 9 and 10): letters, disputes and their conciliation, dénonciations, the early end of a convention. */
package fr.paraphe.dispute;
