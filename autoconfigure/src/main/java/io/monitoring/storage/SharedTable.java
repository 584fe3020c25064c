package io.monitoring.storage;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A small table that all replicas change and that each holds in memory.
 *
 * @param <V> type of the entries
 */
final class SharedTable<V> implements SharedPart {

	private final Format<V> format;

	private final Map<String, V> values = new LinkedHashMap<>();

	/** What the database has not taken; an empty value removes. */
	private final Map<String, Optional<V>> waiting = new LinkedHashMap<>();

	private Map<String, Optional<V>> inTransaction = Map.of();

	private @Nullable List<V> listed;

	private volatile long changes;

	SharedTable(Format<V> format) {
		this.format = format;
	}

	/**
	 * Return all entries.
	 * @return the same list as long as nothing changes
	 */
	synchronized List<V> all() {
		List<V> known = this.listed;
		if (known == null) {
			known = List.copyOf(this.values.values());
			this.listed = known;
		}
		return known;
	}

	/** Return how often others have changed something. */
	long changes() {
		return this.changes;
	}

	synchronized void put(V value) {
		String key = this.format.key().apply(value);
		apply(key, Optional.of(value));
		this.waiting.remove(key);
		this.waiting.put(key, Optional.of(value));
	}

	synchronized boolean remove(String key) {
		boolean found = this.values.containsKey(key);
		apply(key, Optional.empty());
		this.waiting.remove(key);
		this.waiting.put(key, Optional.empty());
		return found;
	}

	private void apply(String key, Optional<V> value) {
		this.values.remove(key);
		value.ifPresent((present) -> this.values.put(key, present));
		this.listed = null;
	}

	@Override
	public String topic() {
		return this.format.topic();
	}

	@Override
	public void load(Sql sql) throws SQLException {
		refresh(sql);
	}

	@Override
	public void refresh(Sql sql) throws SQLException {
		List<V> found = sql.list(this.format.select(), this.format.decoder());
		synchronized (this) {
			List<V> before = new ArrayList<>(this.values.values());
			this.values.clear();
			found.forEach((value) -> this.values.put(this.format.key().apply(value), value));
			this.waiting.forEach(this::apply);
			if (!before.equals(new ArrayList<>(this.values.values()))) {
				this.listed = null;
				this.changes++;
			}
		}
	}

	@Override
	public boolean write(Sql sql) throws SQLException {
		Map<String, Optional<V>> batch = begin();
		for (Map.Entry<String, Optional<V>> entry : batch.entrySet()) {
			if (entry.getValue().isPresent()) {
				sql.update(this.format.save(), this.format.columns().apply(entry.getValue().get()));
			}
			else {
				sql.update(this.format.remove(), entry.getKey());
			}
		}
		return !batch.isEmpty();
	}

	private synchronized Map<String, Optional<V>> begin() {
		this.inTransaction = new LinkedHashMap<>(this.waiting);
		return this.inTransaction;
	}

	@Override
	public synchronized void finished(boolean committed) {
		if (committed) {
			this.inTransaction.forEach(this.waiting::remove);
		}
		this.inTransaction = Map.of();
	}

	/**
	 * How entries are kept.
	 *
	 * @param topic what a change of one is called
	 * @param key what tells entries apart
	 * @param select reads all
	 * @param decoder makes an entry of a row
	 * @param save keeps one
	 * @param columns the parameters of that
	 * @param remove removes the one with a key
	 */
	record Format<V>(String topic, Function<V, String> key, String select, Row.Decoder<V> decoder, String save,
			Function<V, @Nullable Object[]> columns, String remove) {

	}

}
