package io.monitoring.notify;

import java.time.Instant;
import java.util.List;

import io.monitoring.alert.Alert;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;

/**
 * Keeps alerts from being told for some time. Nothing else changes: the alerts fire and
 * are shown.
 *
 * @param id identity, unique
 * @param matchers conditions on the labels of an alert that all have to match, at least
 * one of which does not match the empty value
 * @param startsAt when it begins
 * @param endsAt when it ends, later than it begins
 * @param updatedAt when it was changed last
 * @param createdBy who asked for it
 * @param comment why
 */
public record Silence(String id, List<LabelMatcher> matchers, Instant startsAt, Instant endsAt, Instant updatedAt,
		String createdBy, String comment) {

	/** Name of the alert that warns before a silence ends. */
	public static final String ENDS_SOON = "SilenceEndsSoon";

	/** Name of the label of that alert that holds the id of the silence. */
	static final String ID_LABEL = "silence";

	/** The dead-man's switch: whoever waits for it must never wait in vain. */
	private static final String WATCHDOG = "Watchdog";

	public Silence {
		matchers = List.copyOf(matchers);
	}

	/**
	 * Return where the silence is in its life.
	 * @param now the present
	 * @return pending before its start, expired from its end on, active between
	 */
	public State state(Instant now) {
		if (!now.isBefore(this.endsAt)) {
			return State.EXPIRED;
		}
		return now.isBefore(this.startsAt) ? State.PENDING : State.ACTIVE;
	}

	/**
	 * Return whether the silence hides an alert while it is active. None hides the
	 * dead-man's switch or the warning before its own end.
	 * @param alert labels of the alert
	 * @return {@code true} if all matchers match
	 */
	public boolean hides(Labels alert) {
		for (LabelMatcher matcher : this.matchers) {
			if (!matcher.matches(alert)) {
				return false;
			}
		}
		String name = alert.get(Alert.NAME_LABEL);
		return !name.equals(WATCHDOG) && !(name.equals(ENDS_SOON) && alert.get(ID_LABEL).equals(this.id));
	}

	/**
	 * Where a silence is in its life, in the words of Alertmanager.
	 */
	public enum State {

		/** Begins later. */
		PENDING,

		/** Hides alerts now. */
		ACTIVE,

		/** Has ended. */
		EXPIRED

	}

}
