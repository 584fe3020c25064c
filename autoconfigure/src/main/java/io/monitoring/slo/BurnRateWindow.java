package io.monitoring.slo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.series.Durations;

/**
 * One pair of windows of a burn-rate alert: it fires while the error budget burns faster
 * than the factor in both, the long one for significance and the short one so that the
 * alert ends soon after the trouble.
 * <p>
 * The default table is Sloth's for 30 days. By the formula of Google's SRE workbook
 * ("Alerting on SLOs") a pair stands for a share of the budget: <pre>
 * share = factor * long window / period
 * </pre> For another period either the share, the factor or the windows have to change.
 * Sloth keeps the shares and scales the factors: at 7 days its slow ticket would complain
 * from a burn rate of 0.23, about an objective that is met, and at 90 days a burn rate of
 * 2, which halves the life of the budget, would never be noticed. Pyrra keeps the shares
 * and scales the windows: at 7 days a short window is 70 seconds, in which a server that
 * scrapes once a minute sees no increase. Here factors and windows stay and the shares
 * change, which at 7 days gives 9, 21, 43 and 43 % (Sloth's own example of a table for 7
 * days has 8, 12.5, 20 and 42 %). Only where a pair would need more than half of the
 * budget to fire, at periods of less than 6 days, its windows are shortened, see
 * {@link #fit(Duration)}.
 *
 * @param factor burn rate from which the alert fires, exclusive
 * @param longWindow the long window
 * @param shortWindow the short window
 * @param severity severity of the alert
 */
public record BurnRateWindow(double factor, Duration longWindow, Duration shortWindow, String severity) {

	/** Checked by the constructor, hence before the first pair. */
	private static final Duration SHORTEST = Duration.ofMinutes(1);

	private static final double LARGEST_SHARE = 0.5;

	/** The four pairs for a period of 30 days. */
	public static final List<BurnRateWindow> DEFAULTS = List.of(
			new BurnRateWindow(14.4, Duration.ofHours(1), Duration.ofMinutes(5), "critical"),
			new BurnRateWindow(6, Duration.ofHours(6), Duration.ofMinutes(30), "critical"),
			new BurnRateWindow(3, Duration.ofDays(1), Duration.ofHours(2), "warning"),
			new BurnRateWindow(1, Duration.ofDays(3), Duration.ofHours(6), "warning"));

	public BurnRateWindow {
		if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
			throw new IllegalArgumentException("'factor' must be positive but is " + factor);
		}
		if (shortWindow.compareTo(SHORTEST) < 0) {
			throw new IllegalArgumentException("'shortWindow' must be at least 1m but is " + shortWindow);
		}
		if (longWindow.compareTo(shortWindow) <= 0) {
			throw new IllegalArgumentException(
					"'longWindow' must be longer than 'shortWindow' %s but is %s".formatted(shortWindow, longWindow));
		}
		if (severity.isBlank()) {
			throw new IllegalArgumentException("'severity' must not be blank");
		}
	}

	/**
	 * Return whether the alert can fire at all: the burn rate is largest when everything
	 * fails, 1 / (1 - target), and that has to be above the factor.
	 * @param target target of the objective
	 * @return {@code false} if even a complete failure stays below the factor
	 */
	public boolean canFire(double target) {
		return decimalFactor().multiply(ErrorBudget.ratio(target)).compareTo(BigDecimal.ONE) < 0;
	}

	/**
	 * Return the bound of the targets for which the alert can fire: 1 - 1 / factor,
	 * rounded up to four digits so that the result itself works.
	 * @return the smallest target with four digits that works, below 0 for a factor less
	 * than 1
	 */
	public double smallestTarget() {
		BigDecimal bound = BigDecimal.ONE.subtract(BigDecimal.ONE.divide(decimalFactor(), MathContext.DECIMAL64));
		BigDecimal rounded = bound.setScale(4, RoundingMode.CEILING);
		double target = rounded.doubleValue();
		return canFire(target) ? target : rounded.add(new BigDecimal("0.0001")).doubleValue();
	}

	private BigDecimal decimalFactor() {
		return BigDecimal.valueOf(this.factor);
	}

	/**
	 * Return the pair for a period. Where it would need more than half of the budget to
	 * fire, the long window becomes period / (2 * factor), cut to minutes, and the short
	 * one shrinks with it; neither becomes so short that a sampling every 15 seconds says
	 * nothing.
	 * @param period window of the objective
	 * @return this pair, or one with shorter windows
	 */
	public BurnRateWindow fit(Duration period) {
		double longest = period.toMillis() * Math.min(1, LARGEST_SHARE / this.factor);
		if (this.longWindow.toMillis() <= longest) {
			return this;
		}
		Duration fitted = minutes(longest, SHORTEST.multipliedBy(2));
		double scale = (double) fitted.toMillis() / this.longWindow.toMillis();
		Duration fittedShort = minutes(this.shortWindow.toMillis() * scale, SHORTEST);
		return new BurnRateWindow(this.factor, fitted, fittedShort, this.severity);
	}

	private static Duration minutes(double millis, Duration least) {
		Duration whole = Duration.ofMinutes(Duration.ofMillis((long) millis).toMinutes());
		return (whole.compareTo(least) < 0) ? least : whole;
	}

	/**
	 * Return the pairs for a period. Of pairs that end up with the same long window only
	 * the one with the smallest factor is left, as it fires whenever the others do.
	 * @param windows the table
	 * @param period window of the objective
	 * @return the pairs in the order of the table
	 */
	public static List<BurnRateWindow> fit(Collection<BurnRateWindow> windows, Duration period) {
		Map<Duration, BurnRateWindow> fitted = new LinkedHashMap<>();
		for (BurnRateWindow window : windows) {
			BurnRateWindow candidate = window.fit(period);
			fitted.merge(candidate.longWindow(), candidate, (one, other) -> (one.factor <= other.factor) ? one : other);
		}
		return new ArrayList<>(fitted.values());
	}

	/**
	 * Return the pairs of an objective that can fire. A target of 50 %, for example, has
	 * a budget that a complete failure burns only twice as fast as it may: what remains
	 * are the pairs of small factors.
	 * @param windows the table
	 * @param objective the objective
	 * @return the pairs fitted to the objective; with the default table there is always
	 * one
	 */
	public static List<BurnRateWindow> reachable(Collection<BurnRateWindow> windows, ServiceLevelObjective objective) {
		return fit(windows, objective.period()).stream().filter((pair) -> pair.canFire(objective.target())).toList();
	}

	/**
	 * Return the pairs of an objective that can never fire, because even a complete
	 * failure burns the budget more slowly than their factor.
	 * @param windows the table
	 * @param objective the objective
	 * @return the pairs fitted to the objective, none if all is well
	 */
	public static List<BurnRateWindow> unreachable(Collection<BurnRateWindow> windows,
			ServiceLevelObjective objective) {
		return fit(windows, objective.period()).stream().filter((pair) -> !pair.canFire(objective.target())).toList();
	}

	/**
	 * Say why the alert of an objective can never fire.
	 * @param objective an objective for which {@link #canFire} is {@code false}
	 * @return a sentence without its full stop, which names the factor and the smallest
	 * target that works
	 */
	public String whyUnreachable(ServiceLevelObjective objective) {
		return BurnRateTexts.unreachable(objective, this);
	}

	/**
	 * Return the windows as they are written in the SRE workbook.
	 * @return for example {@code 1h/5m}
	 */
	String text() {
		return Durations.format(this.longWindow) + "/" + Durations.format(this.shortWindow);
	}

}
