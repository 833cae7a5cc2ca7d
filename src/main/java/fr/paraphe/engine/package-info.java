/**
 * The process engine: its configuration, what models may reach, due dates and reminders of tasks, tenants, the replay of a case.
 * May use every room's services; with security and the rooms' process packages the only place that knows org.camunda.
 */
package fr.paraphe.engine;
