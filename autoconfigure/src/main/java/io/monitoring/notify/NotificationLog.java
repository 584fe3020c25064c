package io.monitoring.notify;

import java.time.Instant;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Remembers what each receiver was told about each group, so that nothing is told twice.
 * It is used by several threads.
 */
public interface NotificationLog {

	/**
	 * Find what was told last.
	 * @param groupKey identity of the group
	 * @param receiver name of the receiver
	 * @param now the present
	 * @return the entry, or {@code null} if there is none or it has expired
	 */
	@Nullable Entry find(String groupKey, String receiver, Instant now);

	/**
	 * Keep what was told, in place of what was told before. It is called only after the
	 * delivery succeeded.
	 * @param groupKey identity of the group
	 * @param receiver name of the receiver
	 * @param entry what was told
	 */
	void put(String groupKey, String receiver, Entry entry);

	/**
	 * What a receiver was told about a group. Alerts are named by their fingerprints.
	 *
	 * @param time when it was decided to tell it
	 * @param firing alerts that were firing
	 * @param resolved alerts that were resolved
	 * @param expires when the entry counts no more
	 */
	record Entry(Instant time, Set<String> firing, Set<String> resolved, Instant expires) {

		public Entry {
			firing = Set.copyOf(firing);
			resolved = Set.copyOf(resolved);
		}

	}

}
