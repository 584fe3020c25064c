package io.monitoring.slo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

import io.monitoring.promql.Query;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.RecordingRule;
import io.monitoring.rule.Rule;
import io.monitoring.rule.RuleGroup;
import io.monitoring.series.Durations;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;

/**
 * Turns objectives into rules: counts of good and total events for each window, the error
 * ratios made of them, and an alert for each pair of windows.
 */
public final class SloRules {

	/** Name of the label that holds the name of the objective. */
	public static final String SLO_LABEL = "slo";

	/** Beginning of the name of the group of an objective. */
	public static final String GROUP_PREFIX = "slo:";

	private static final String TOTAL_PREFIX = "slo:total_events:increase";

	private static final String GOOD_PREFIX = "slo:good_events:increase";

	private static final BigDecimal MILLIS_PER_DAY = BigDecimal.valueOf(Duration.ofDays(1).toMillis());

	private static final Duration VIOLATION_HOLD = Duration.ofMinutes(15);

	private final Function<String, Query> compiler;

	private final List<BurnRateWindow> windows;

	private final List<String> excludedPaths;

	private final int minimumBadEvents;

	/**
	 * Create the generator of alerts that a single bad event can raise.
	 * @param compiler parses and checks an expression
	 * @param windows table of the burn-rate alerts, each long window once
	 * @param excludedPaths beginnings of the paths whose requests are no traffic of
	 * users, for example {@code /actuator}
	 */
	public SloRules(Function<String, Query> compiler, List<BurnRateWindow> windows, List<String> excludedPaths) {
		this(compiler, windows, excludedPaths, 0);
	}

	/**
	 * Create the generator.
	 * @param compiler parses and checks an expression
	 * @param windows table of the burn-rate alerts, each long window once
	 * @param excludedPaths beginnings of the paths whose requests are no traffic of
	 * users, for example {@code /actuator}
	 * @param minimumBadEvents number of bad events in the long window below which no
	 * alert fires, so that one failure in a quiet night does not wake anybody; 0 for no
	 * such limit
	 */
	public SloRules(Function<String, Query> compiler, List<BurnRateWindow> windows, List<String> excludedPaths,
			int minimumBadEvents) {
		if (minimumBadEvents < 0) {
			throw new IllegalArgumentException("'minimumBadEvents' must not be negative but is " + minimumBadEvents);
		}
		if (windows.stream().map(BurnRateWindow::longWindow).distinct().count() < windows.size()) {
			throw new IllegalArgumentException("'windows' must not hold two pairs with the same long window");
		}
		this.compiler = compiler;
		this.windows = List.copyOf(windows);
		this.excludedPaths = List.copyOf(excludedPaths);
		this.minimumBadEvents = minimumBadEvents;
	}

	/**
	 * Return how the indicator is read, which a {@link SloTracker} follows.
	 * @param objective the objective
	 * @return the measurement
	 */
	public Measurement measurement(ServiceLevelObjective objective) {
		return EventSelectors.of(objective.indicator(), this.excludedPaths);
	}

	private Measurement.Events events(ServiceLevelObjective objective) {
		return EventSelectors.of(objective.indicator(), this.excludedPaths);
	}

	SloTrackers.Counted counted(ServiceLevelObjective objective, Duration interval) {
		SloTracker tracker = new SloTracker(objective, this.windows, interval);
		return SloTrackers.Counted.of(tracker, events(objective), this.compiler);
	}

	/**
	 * Return the rules of an objective.
	 * @param objective the objective
	 * @return one group, the recording rules before the alerts that read them
	 */
	public RuleGroup rules(ServiceLevelObjective objective) {
		List<BurnRateWindow> pairs = BurnRateWindow.fit(this.windows, objective.period());
		List<Rule> rules = new ArrayList<>(constants(objective));
		Measurement.Events selectors = events(objective);
		for (Duration window : lengths(pairs)) {
			rules.addAll(counts(objective, selectors, Durations.format(window)));
		}
		for (BurnRateWindow pair : pairs) {
			rules.add(alert(objective, pair));
		}
		rules.add(violated(objective, lengths(pairs)));
		rules.add(exhausted(objective));
		return RuleGroup.of(GROUP_PREFIX + objective.name(), rules);
	}

	/**
	 * Return the rules of an objective whose counts a tracker publishes, hence without
	 * those that would record them.
	 * @param objective the objective
	 * @return one group
	 */
	public RuleGroup evaluated(ServiceLevelObjective objective) {
		RuleGroup all = rules(objective);
		List<Rule> rules = all.rules()
			.stream()
			.filter((rule) -> !rule.name().startsWith(TOTAL_PREFIX) && !rule.name().startsWith(GOOD_PREFIX))
			.toList();
		return RuleGroup.of(GROUP_PREFIX + objective.name(), rules);
	}

	/**
	 * Return the pairs of windows of an objective's burn-rate alerts.
	 * @param objective the objective
	 * @return the pairs, fitted to its window
	 */
	List<BurnRateWindow> pairs(ServiceLevelObjective objective) {
		return BurnRateWindow.fit(this.windows, objective.period());
	}

	static SortedSet<Duration> lengths(Collection<BurnRateWindow> pairs) {
		SortedSet<Duration> lengths = new TreeSet<>();
		for (BurnRateWindow pair : pairs) {
			lengths.add(pair.shortWindow());
			lengths.add(pair.longWindow());
		}
		return lengths;
	}

	private List<Rule> constants(ServiceLevelObjective objective) {
		BigDecimal budget = ErrorBudget.ratio(objective.target());
		BigDecimal days = BigDecimal.valueOf(objective.period().toMillis())
			.divide(MILLIS_PER_DAY, MathContext.DECIMAL32);
		return List.of(constant(objective, "slo:objective:ratio", BigDecimal.ONE.subtract(budget)),
				constant(objective, "slo:error_budget:ratio", budget),
				constant(objective, "slo:time_period:days", days));
	}

	private Rule constant(ServiceLevelObjective objective, String name, BigDecimal value) {
		return record(objective, name, "vector(" + plain(value) + ")");
	}

	/**
	 * The counts of a window. The ratio does not exist without traffic, so that no NaN is
	 * ever recorded.
	 */
	private List<Rule> counts(ServiceLevelObjective objective, Measurement.Events selectors, String window) {
		String total = of(objective, totalName(window));
		String good = of(objective, goodName(window));
		return List.of(
				record(objective, totalName(window), "sum(increase(%s[%s]))".formatted(selectors.total(), window)),
				record(objective, goodName(window),
						"sum(increase(%s[%s]))".formatted(selectors.good(), window) + orNone(objective, total)),
				record(objective, ratioName(window), "(%s - %s) / (%s > 0)".formatted(total, good, total)));
	}

	/**
	 * Without a single good event there is no series of good answers at all, and the
	 * count is 0 as long as there is a total; {@code sum} leaves no labels, so that
	 * {@code or} sees one and the same element on both sides. A bucket exists from the
	 * first request on: where there is none, nothing is measured and nobody is slow.
	 */
	private static String orNone(ServiceLevelObjective objective, String total) {
		boolean latency = objective.indicator() instanceof ServiceLevelIndicator.Latency;
		return latency ? "" : " or 0 * sum(" + total + ")";
	}

	private Rule record(ServiceLevelObjective objective, String name, String text) {
		return new RecordingRule(name, this.compiler.apply(text), Labels.of(SLO_LABEL, objective.name()));
	}

	private Rule alert(ServiceLevelObjective objective, BurnRateWindow pair) {
		String longWindow = Durations.format(pair.longWindow());
		String shortWindow = Durations.format(pair.shortWindow());
		String factor = plain(BigDecimal.valueOf(pair.factor()));
		String limit = " / %s > %s".formatted(plain(ErrorBudget.ratio(objective.target())), factor);
		String text = of(objective, ratioName(longWindow)) + limit + " and " + of(objective, ratioName(shortWindow))
				+ limit + enoughBadEvents(objective, longWindow);
		Labels labels = Labels.of(SLO_LABEL, objective.name(), "severity", pair.severity(), "long_window", longWindow,
				"short_window", shortWindow);
		return new AlertingRule("ErrorBudgetBurn" + longWindow, this.compiler.apply(text), Duration.ZERO, Duration.ZERO,
				labels, texts(objective).burning(pair));
	}

	private SloTexts texts(ServiceLevelObjective objective) {
		return new SloTexts(objective, EventSelectors.badByRoute(objective.indicator(), this.excludedPaths, "1h"));
	}

	/** A day is what people remember; the whole window is what the budget is about. */
	private Rule violated(ServiceLevelObjective objective, SortedSet<Duration> lengths) {
		SortedSet<Duration> upToADay = lengths.headSet(Duration.ofDays(1).plusMillis(1));
		String window = Durations.format(upToADay.isEmpty() ? lengths.first() : upToADay.last());
		String text = of(objective, ratioName(window)) + " > " + plain(ErrorBudget.ratio(objective.target()))
				+ enoughBadEvents(objective, window);
		return new AlertingRule("ObjectiveViolated", this.compiler.apply(text), VIOLATION_HOLD, Duration.ZERO,
				Labels.of(SLO_LABEL, objective.name(), "severity", "warning"), texts(objective).violated(window));
	}

	/**
	 * What is spent is measured against the budget of the whole window: right after a
	 * start a share of few requests says nothing.
	 */
	private Rule exhausted(ServiceLevelObjective objective) {
		return new AlertingRule("ErrorBudgetExhausted", this.compiler.apply(SloTexts.spent(objective) + " >= 1"),
				Duration.ZERO, Duration.ZERO, Labels.of(SLO_LABEL, objective.name(), "severity", "warning"),
				texts(objective).exhausted());
	}

	/**
	 * Half an event less, because {@code increase} extrapolates and hits no whole number.
	 */
	private String enoughBadEvents(ServiceLevelObjective objective, String window) {
		if (this.minimumBadEvents == 0) {
			return "";
		}
		return " and %s - %s > %s.5".formatted(of(objective, totalName(window)), of(objective, goodName(window)),
				this.minimumBadEvents - 1);
	}

	static String totalName(String window) {
		return TOTAL_PREFIX + window;
	}

	static String goodName(String window) {
		return GOOD_PREFIX + window;
	}

	static String ratioName(String window) {
		return "slo:sli_error:ratio_rate" + window;
	}

	static String of(ServiceLevelObjective objective, String name) {
		return name + "{" + LabelMatcher.equal(SLO_LABEL, objective.name()) + "}";
	}

	static String plain(BigDecimal value) {
		return value.stripTrailingZeros().toPlainString();
	}

}
