/** What the audit trail learns without being told: changes of our entities from Hibernate, cases, tasks and jobs from the engine's history. */
package fr.paraphe.engine.audit;
