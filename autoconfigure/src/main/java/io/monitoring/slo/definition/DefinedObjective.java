package io.monitoring.slo.definition;

import java.util.List;

import io.monitoring.slo.ServiceLevelObjective;

/**
 * Objectives and what they were made of.
 *
 * @param definition what somebody wrote
 * @param objectives the objectives: one, or one for each percentile
 * @param origin where it was written
 */
public record DefinedObjective(ObjectiveDefinition definition, List<ServiceLevelObjective> objectives, Origin origin) {

	public DefinedObjective {
		objectives = List.copyOf(objectives);
	}

	/**
	 * Where an objective is written.
	 */
	public enum Origin {

		/** In a property file. */
		PROPERTIES,

		/** As a bean. */
		BEAN,

		/** At a controller. */
		ANNOTATION,

		/** In an OpenSLO file. */
		FILE,

		/** By a request, while the application ran. */
		RUNTIME

	}

}
