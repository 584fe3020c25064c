package io.monitoring.notify;

import java.util.List;

import io.monitoring.alert.Alert;

/**
 * An alert as the dispatcher sees it, external labels included: who is told about it, and
 * what keeps it from being told.
 *
 * @param alert the alert
 * @param receivers names of the receivers of its routes
 * @param groupKeys identities of the groups that it belongs to
 * @param silencedBy ids of the silences that hide it
 * @param inhibitedBy fingerprints of the alerts that inhibit it
 * @param mutedBy names of the time intervals that mute all of its routes
 */
public record AlertDisposition(Alert alert, List<String> receivers, List<String> groupKeys, List<String> silencedBy,
		List<String> inhibitedBy, List<String> mutedBy) {

	public AlertDisposition {
		receivers = List.copyOf(receivers);
		groupKeys = List.copyOf(groupKeys);
		silencedBy = List.copyOf(silencedBy);
		inhibitedBy = List.copyOf(inhibitedBy);
		mutedBy = List.copyOf(mutedBy);
	}

	/**
	 * Return whether anything keeps the alert from being told.
	 * @return {@code true} if it is silenced, inhibited or muted
	 */
	public boolean isSuppressed() {
		return !this.silencedBy.isEmpty() || !this.inhibitedBy.isEmpty() || !this.mutedBy.isEmpty();
	}

}
