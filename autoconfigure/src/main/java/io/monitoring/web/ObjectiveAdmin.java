package io.monitoring.web;

import java.util.List;

import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.definition.ObjectiveDefinition;

/**
 * Objectives that are defined while the application runs, beside those that it brings.
 */
public interface ObjectiveAdmin {

	/**
	 * Return the objectives.
	 * @return those of the application and those defined at run time, by name
	 */
	List<ManagedObjective> all();

	/**
	 * Find out what a definition would become, without any change.
	 * @param definition what somebody wrote
	 * @return the objectives
	 * @throws io.monitoring.slo.definition.ObjectiveException if it cannot be used
	 * @throws ObjectiveRefusal if its name is taken by the application, or there are too
	 * many
	 */
	List<ServiceLevelObjective> check(ObjectiveDefinition definition);

	/**
	 * Define an objective, or change it. It counts from the next tick on.
	 * @param definition what somebody wrote
	 * @param expectedVersion the version that is to be changed, 0 if there must be none
	 * @param who who wants it
	 * @return the objective
	 * @throws io.monitoring.slo.definition.ObjectiveException if it cannot be used
	 * @throws ObjectiveRefusal if its name is taken, or its version is another one
	 */
	ManagedObjective put(ObjectiveDefinition definition, long expectedVersion, String who);

	/**
	 * Remove an objective that was defined at run time. What was counted is kept, in case
	 * it comes back as it was.
	 * @param name its name
	 * @param expectedVersion its present version
	 * @throws ObjectiveRefusal if there is none of this name, or its version is another
	 * one
	 */
	void remove(String name, long expectedVersion);

}
