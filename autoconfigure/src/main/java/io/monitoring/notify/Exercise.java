package io.monitoring.notify;

import java.util.List;

/**
 * What becomes of a drill or a test: an alert that somebody asked for although nothing is
 * wrong.
 *
 * @param id identity of the exercise, to find its notifications by
 * @param receivers names of the receivers that are told with the next tick
 * @param silencedBy ids of the silences that hide it, in which case nobody is told
 * @param inhibitedBy fingerprints of the alerts that inhibit it, in which case nobody is
 * told
 * @param mutedBy names of the time intervals that mute all of its routes
 */
public record Exercise(String id, List<String> receivers, List<String> silencedBy, List<String> inhibitedBy,
		List<String> mutedBy) {

	public Exercise {
		receivers = List.copyOf(receivers);
		silencedBy = List.copyOf(silencedBy);
		inhibitedBy = List.copyOf(inhibitedBy);
		mutedBy = List.copyOf(mutedBy);
	}

}
