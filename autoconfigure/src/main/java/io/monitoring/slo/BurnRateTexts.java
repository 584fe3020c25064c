package io.monitoring.slo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

import io.monitoring.series.Durations;

/**
 * How numbers of objectives are written for people, and the refusal of an alert that can
 * never fire.
 */
final class BurnRateTexts {

	private BurnRateTexts() {
	}

	/** In days, as periods are spoken of: Prometheus would write 28 days as 4w. */
	static String period(Duration period) {
		boolean wholeDays = Duration.ofDays(period.toDays()).equals(period);
		return wholeDays ? period.toDays() + "d" : Durations.format(period);
	}

	/** Say of which time a budget is, as in "what may fail in 30d". */
	static String in(SloWindow window) {
		return "in " + time(window);
	}

	static String over(SloWindow window) {
		return "over " + time(window);
	}

	private static String time(SloWindow window) {
		if (window instanceof SloWindow.Calendar calendar) {
			return "a calendar " + calendar.unit().name().toLowerCase(Locale.ROOT);
		}
		return period(window.length());
	}

	/** Cut to minutes: the seconds of a budget that lasts days say nothing. */
	static String lifetime(ServiceLevelObjective objective, BurnRateWindow pair) {
		long minutes = (long) (objective.period().toMinutes() / pair.factor());
		return Durations.format(Duration.ofMinutes(minutes));
	}

	static String unreachable(ServiceLevelObjective objective, BurnRateWindow pair) {
		BigDecimal largest = BigDecimal.ONE.divide(ErrorBudget.ratio(objective.target()), 2, RoundingMode.HALF_UP);
		return """
				the burn-rate alert with factor %s (%s) can never fire: with the target %s the burn rate is %s \
				when every request fails; the smallest target for this factor is %s""".formatted(number(pair.factor()),
				pair.text(), percent(objective.target()), plain(largest), percent(pair.smallestTarget()));
	}

	static String percent(double ratio) {
		BigDecimal share = BigDecimal.ONE.subtract(ErrorBudget.ratio(ratio));
		return plain(share.movePointRight(2)) + " %";
	}

	/** The share that may be bad. */
	static String budget(double target) {
		return plain(ErrorBudget.ratio(target).movePointRight(2)) + " %";
	}

	static String number(double value) {
		return plain(BigDecimal.valueOf(value));
	}

	private static String plain(BigDecimal value) {
		return value.stripTrailingZeros().toPlainString();
	}

}
