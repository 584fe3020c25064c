package io.monitoring.slo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;

import io.monitoring.series.Durations;

/**
 * What people read about burn rates: annotations of the alerts and the refusal of an
 * alert that can never fire.
 */
final class BurnRateTexts {

	private BurnRateTexts() {
	}

	static Map<String, String> annotations(ServiceLevelObjective objective, BurnRateWindow pair) {
		String longWindow = Durations.format(pair.longWindow());
		String goal = percent(objective.target()) + " over " + period(objective.window());
		String description = """
				In the last %s the error budget of {{ $labels.slo }} (%s) burnt at {{ $value | humanize }} times the \
				rate that spends exactly all of it. The limit is %s, in the last %s and in the last %s. \
				At the limit a whole budget lasts %s.""".formatted(longWindow, goal, number(pair.factor()), longWindow,
				Durations.format(pair.shortWindow()), lifetime(objective, pair));
		return Map.of("summary",
				"{{ $labels.slo }} burns its error budget {{ $value | humanize }} times as fast as it may",
				"description", description);
	}

	/** In days, as periods are spoken of: Prometheus would write 28 days as 4w. */
	private static String period(Duration period) {
		boolean wholeDays = Duration.ofDays(period.toDays()).equals(period);
		return wholeDays ? period.toDays() + "d" : Durations.format(period);
	}

	/** Cut to minutes: the seconds of a budget that lasts days say nothing. */
	private static String lifetime(ServiceLevelObjective objective, BurnRateWindow pair) {
		long minutes = (long) (objective.window().toMinutes() / pair.factor());
		return Durations.format(Duration.ofMinutes(minutes));
	}

	static String unreachable(ServiceLevelObjective objective, BurnRateWindow pair) {
		BigDecimal largest = BigDecimal.ONE.divide(ErrorBudget.ratio(objective.target()), 2, RoundingMode.HALF_UP);
		return """
				the burn-rate alert with factor %s (%s) can never fire: with the target %s the burn rate is %s \
				when every request fails; the smallest target for this factor is %s""".formatted(number(pair.factor()),
				pair.text(), percent(objective.target()), plain(largest), percent(pair.smallestTarget()));
	}

	private static String percent(double ratio) {
		BigDecimal share = BigDecimal.ONE.subtract(ErrorBudget.ratio(ratio));
		return plain(share.movePointRight(2)) + " %";
	}

	private static String number(double value) {
		return plain(BigDecimal.valueOf(value));
	}

	private static String plain(BigDecimal value) {
		return value.stripTrailingZeros().toPlainString();
	}

}
