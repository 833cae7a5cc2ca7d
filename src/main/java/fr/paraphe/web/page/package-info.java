/**
 * Our pages, rendered on the server in one frame ({@code templates/layout.html}): a package for each, which asks the rooms' services and puts nothing
 * but words, links and numbers into a template. Without scripts a page still says everything.
 */
package fr.paraphe.web.page;
