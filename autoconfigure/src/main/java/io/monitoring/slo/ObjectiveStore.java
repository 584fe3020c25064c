package io.monitoring.slo;

import java.util.List;

/**
 * Keeps objectives that are defined while the application runs.
 */
public interface ObjectiveStore {

	/**
	 * Return the objectives.
	 * @return all of them in the order of their names
	 */
	List<StoredObjective> all();

	/**
	 * Keep an objective, unless somebody else has changed it meanwhile.
	 * @param objective the objective, with its new version
	 * @return {@code false} if the version that is kept is not the one before
	 */
	boolean put(StoredObjective objective);

	/**
	 * Forget an objective, unless somebody else has changed it meanwhile.
	 * @param name its name
	 * @param version its present version
	 * @return {@code false} if another version is kept, or none
	 */
	boolean remove(String name, long version);

}
