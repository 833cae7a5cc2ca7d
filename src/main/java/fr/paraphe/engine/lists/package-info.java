/** Task lists and other lists of the engine, quick for somebody who sees very many: no join where a grant on everything settles it, and no rows twice only to be told apart again. */
package fr.paraphe.engine.lists;
