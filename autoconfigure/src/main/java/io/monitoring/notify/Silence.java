package io.monitoring.notify;

import java.time.Instant;
import java.util.List;

import io.monitoring.series.LabelMatcher;

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
