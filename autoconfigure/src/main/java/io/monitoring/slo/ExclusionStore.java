package io.monitoring.slo;

import java.util.List;

/**
 * Keeps exclusions.
 */
public interface ExclusionStore {

	/** Keeps nothing. */
	ExclusionStore NONE = new ExclusionStore() {

		@Override
		public List<Exclusion> all() {
			return List.of();
		}

		@Override
		public void put(Exclusion exclusion) {
		}

		@Override
		public boolean remove(String id) {
			return false;
		}

	};

	/**
	 * Return the exclusions.
	 * @return all of them, oldest first; the same list as long as nothing changes
	 */
	List<Exclusion> all();

	/**
	 * Keep an exclusion.
	 * @param exclusion the exclusion
	 */
	void put(Exclusion exclusion);

	/**
	 * Forget an exclusion.
	 * @param id its id
	 * @return {@code false} if there is none
	 */
	boolean remove(String id);

}
