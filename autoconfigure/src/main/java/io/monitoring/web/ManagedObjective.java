package io.monitoring.web;

import java.util.List;

import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.definition.ObjectiveDefinition;
import org.jspecify.annotations.Nullable;

/**
 * An objective and where it comes from.
 *
 * @param name its name
 * @param definition what somebody wrote, {@code null} for one that is a bean of the
 * application
 * @param objectives what it became: one objective, or one for each percentile
 * @param origin where it comes from
 * @param version counts up with every change of one that was defined at run time, 0 for
 * others
 */
public record ManagedObjective(String name, @Nullable ObjectiveDefinition definition,
		List<ServiceLevelObjective> objectives, Origin origin, long version) {

	public ManagedObjective {
		objectives = List.copyOf(objectives);
	}

	/**
	 * Where an objective comes from.
	 */
	public enum Origin {

		/** The configuration, a bean, an annotation or a file of the application. */
		APPLICATION,

		/** A request. */
		RUNTIME

	}

}
