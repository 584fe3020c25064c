package io.monitoring.notify;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps silences as long as the process lives.
 */
public final class MemorySilenceStore implements SilenceStore {

	private final Map<String, Silence> silences = new LinkedHashMap<>();

	@Override
	public synchronized List<Silence> load() {
		return List.copyOf(this.silences.values());
	}

	@Override
	public synchronized void save(Silence silence) {
		this.silences.put(silence.id(), silence);
	}

	@Override
	public synchronized void remove(Collection<String> ids) {
		this.silences.keySet().removeAll(ids);
	}

}
