/**
 * Our pages, our API and what the forms in Tasklist load and save: translation between JSON and the rooms' use cases, without a rule of its own.
 * May use every room's services.
 */
package fr.paraphe.web;
