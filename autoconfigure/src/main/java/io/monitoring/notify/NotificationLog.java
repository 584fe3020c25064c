package io.monitoring.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Remembers what each receiver was told about each group, so that nothing is told twice,
 * and what is still to be told, so that nothing is lost. It is used by several threads.
 * What a call has taken survives a crash where the log is kept in a file; trouble with
 * the file is the log's own to report, never the caller's.
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
	 * Keep what was told, in place of what was told before, where nothing has to be
	 * delivered for it.
	 * @param groupKey identity of the group
	 * @param receiver name of the receiver
	 * @param entry what was told
	 */
	void put(String groupKey, String receiver, Entry entry);

	/**
	 * Keep notifications before the first attempt to deliver them. Each replaces the one
	 * of the same group and receiver that still waits.
	 * @param notifications what was decided in one tick
	 */
	void enqueue(List<PendingNotification> notifications);

	/**
	 * Ask for the right to make an attempt, in the thread that makes it. Where several
	 * processes share the log, only one of them has it.
	 * @param notification the notification, with the number of its attempts
	 * @return {@code false} if the attempt must not be made now
	 */
	default boolean claim(PendingNotification notification) {
		return true;
	}

	/**
	 * Note that an attempt failed and another one follows, for those who ask. This need
	 * not survive a crash.
	 * @param notification the notification, with the number of its attempts
	 * @param error what the attempt met
	 */
	void failed(PendingNotification notification, @Nullable String error);

	/**
	 * Note the end of a notification: it waits no more. One that was delivered becomes
	 * what was told last, in the same step.
	 * @param notification the notification, with the number of its attempts
	 * @param result delivered or abandoned
	 * @param time the present
	 * @param error what the last failed attempt met, or {@code null}
	 */
	void settle(PendingNotification notification, NotificationRecord.Result result, Instant time,
			@Nullable String error);

	/**
	 * Return what still waits, for instance after a restart.
	 * @return the notifications, oldest first
	 */
	List<PendingNotification> pending();

	/**
	 * Return what became of the latest notifications.
	 * @param limit largest number of records
	 * @return the records, newest first
	 */
	List<NotificationRecord> recent(int limit);

	/**
	 * Return when each receiver took a notification last, drills and tests among them.
	 * @return instants by name of the receiver
	 */
	Map<String, Instant> lastDeliveries();

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

		/**
		 * Return this entry for another time, with the same length of life.
		 * @param other the time
		 * @return the entry
		 */
		Entry at(Instant other) {
			return new Entry(other, this.firing, this.resolved, other.plus(Duration.between(this.time, this.expires)));
		}

	}

}
