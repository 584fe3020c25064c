package io.monitoring.rule.template;

/**
 * The value of what does not exist, such as an entry that a map of anything lacks.
 */
enum Nothing {

	NOTHING

}
