package io.monitoring.slo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * The time that an objective is about.
 */
public sealed interface SloWindow {

	/**
	 * Return how long the window is in general.
	 * @return the length of a rolling window; of a calendar window that of an ordinary
	 * one, 30 days for a month
	 */
	Duration length();

	/**
	 * Return when the window begins that the present belongs to.
	 * @param now the present
	 * @return the begin, inclusive
	 */
	Instant from(Instant now);

	/**
	 * Return when the window ends that the present belongs to.
	 * @param now the present
	 * @return the present for a rolling window, the end of the month, for example, for a
	 * calendar window
	 */
	Instant to(Instant now);

	/**
	 * The time up to the present.
	 *
	 * @param length how far it looks back, at least an hour
	 */
	record Rolling(Duration length) implements SloWindow {

		private static final Duration SHORTEST = Duration.ofHours(1);

		public Rolling {
			if (length.compareTo(SHORTEST) < 0) {
				throw new IllegalArgumentException("'window' must be at least 1h but is " + length);
			}
		}

		@Override
		public Instant from(Instant now) {
			return now.minus(this.length);
		}

		@Override
		public Instant to(Instant now) {
			return now;
		}

	}

	/**
	 * The present day, week, month, quarter or year, which begins anew with a whole
	 * budget.
	 *
	 * @param unit the unit
	 * @param zone where midnight is
	 */
	record Calendar(Unit unit, ZoneId zone) implements SloWindow {

		@Override
		public Duration length() {
			return Duration.ofDays(this.unit.days);
		}

		@Override
		public Instant from(Instant now) {
			return first(now).atStartOfDay(this.zone).toInstant();
		}

		@Override
		public Instant to(Instant now) {
			LocalDate first = first(now);
			LocalDate next = switch (this.unit) {
				case DAY -> first.plusDays(1);
				case WEEK -> first.plusWeeks(1);
				case MONTH -> first.plusMonths(1);
				case QUARTER -> first.plusMonths(3);
				case YEAR -> first.plusYears(1);
			};
			return next.atStartOfDay(this.zone).toInstant();
		}

		private LocalDate first(Instant now) {
			LocalDate today = LocalDate.ofInstant(now, this.zone);
			return switch (this.unit) {
				case DAY -> today;
				case WEEK -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
				case MONTH -> today.withDayOfMonth(1);
				case QUARTER -> today.withDayOfMonth(1).minusMonths((today.getMonthValue() - 1) % 3);
				case YEAR -> today.withDayOfYear(1);
			};
		}

		/**
		 * The unit of a calendar window.
		 */
		public enum Unit {

			/** From midnight to midnight. */
			DAY(1),

			/** From Monday on, as in ISO 8601. */
			WEEK(7),

			/** From the first of the month on. */
			MONTH(30),

			/** From the first of January, April, July or October on. */
			QUARTER(91),

			/** From the first of January on. */
			YEAR(365);

			private final int days;

			Unit(int days) {
				this.days = days;
			}

		}

	}

}
