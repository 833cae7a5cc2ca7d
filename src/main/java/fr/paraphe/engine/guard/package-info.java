/**
 * What the engine must not do, whoever asks and through whichever door: evaluate what a user writes, show a model more than its own beans, run scripts,
 * let somebody else than a task's people work on it. Also how a refusal of ours leaves the engine.
 */
package fr.paraphe.engine.guard;
