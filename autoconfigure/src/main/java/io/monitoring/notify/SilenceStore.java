package io.monitoring.notify;

import java.util.Collection;
import java.util.List;

/**
 * Keeps silences beyond the life of the process.
 */
public interface SilenceStore {

	/**
	 * Read what was kept.
	 * @return all silences, in no particular order
	 */
	List<Silence> load();

	/**
	 * Return how often others have changed what is kept, as far as is known here. Nothing
	 * waits for it.
	 * @return a number that grows
	 */
	default long changes() {
		return 0;
	}

	/**
	 * Keep a silence in place of the one with its id. When the call returns it survives a
	 * crash, unless the store itself is in trouble, which the store reports.
	 * @param silence the silence
	 */
	void save(Silence silence);

	/**
	 * Forget silences.
	 * @param ids their ids
	 */
	void remove(Collection<String> ids);

}
