package io.monitoring.web;

/**
 * The parts of the interface that differ in who may use them.
 */
enum Area {

	/** Open to everybody. */
	HEALTH,

	/** Answers that change nothing. */
	READ,

	/** Requests that change something. */
	WRITE

}
