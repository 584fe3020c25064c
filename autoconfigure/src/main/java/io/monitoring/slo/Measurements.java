package io.monitoring.slo;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

import io.monitoring.promql.Query;
import io.monitoring.rule.threshold.Comparison;
import io.monitoring.series.Durations;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.LabelMatcher.Type;
import io.monitoring.series.NumberText;
import io.monitoring.slo.Measured.Wording;

/**
 * The one place that knows what each kind of indicator means.
 */
final class Measurements implements IndicatorVisitor<Measured> {

	/** Counts up as long as the process monitors itself. */
	static final String ALIVE = "monitoring_ticks_total";

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private static final Duration CHECK = Duration.ofSeconds(15);

	private static final String SERVER_ERROR = "5..";

	private final Grouped groups;

	private final List<String> excludedPaths;

	private final Function<String, Query> compiler;

	private Measurements(Grouped groups, List<String> excludedPaths, Function<String, Query> compiler) {
		this.groups = groups;
		this.excludedPaths = excludedPaths;
		this.compiler = compiler;
	}

	/**
	 * Say how an objective is measured.
	 * @param objective the objective
	 * @param excludedPaths beginnings of the paths that are not traffic of users
	 * @param compiler parses and checks an expression
	 * @return what follows from its indicator and budgeting
	 * @throws IllegalArgumentException if it budgets by slices what is no event
	 */
	static Measured of(ServiceLevelObjective objective, List<String> excludedPaths, Function<String, Query> compiler) {
		Grouped groups = Grouped.of(objective);
		Measured measured = objective.indicator().accept(new Measurements(groups, excludedPaths, compiler));
		if (!(objective.budgeting() instanceof Budgeting.TimeSlices slices)) {
			return measured;
		}
		if (measured.measurement() instanceof Measurement.Events events) {
			return measured.sliced(slices, new EventCounts(events, groups, compiler));
		}
		throw new IllegalArgumentException("objective '" + objective.name() + "' is about time already, "
				+ "so that it cannot budget by time slices");
	}

	@Override
	public Measured visitAvailability(ServiceLevelIndicator.Availability availability) {
		return requests(availability, SERVER_ERROR);
	}

	@Override
	public Measured visitErrorRate(ServiceLevelIndicator.ErrorRate errorRate) {
		return requests(errorRate, errorRate.failure());
	}

	private Measured requests(ServiceLevelIndicator indicator, String failure) {
		EventSelectors requests = new EventSelectors(indicator, this.excludedPaths);
		String bad = "sum by (method, uri, exception) (increase(%s[1h]))"
			.formatted(requests.status(Type.REGEX, failure));
		return new Measured(new Measurement.Events(requests.status(Type.NOT_REGEX, failure), requests.all(), true),
				requests.all(), new Wording("requests", "failed"), bad);
	}

	@Override
	public Measured visitLatency(ServiceLevelIndicator.Latency latency) {
		EventSelectors requests = new EventSelectors(latency, this.excludedPaths);
		String good = requests.within(latency.threshold());
		String byRoute = "sum by (method, uri) (increase(%s[1h]))";
		String bad = "(" + byRoute.formatted(requests.all()) + " - " + byRoute.formatted(good) + ")";
		return new Measured(new Measurement.Events(good, requests.all(), false), good,
				new Wording("requests", "took longer than " + Durations.format(latency.threshold())), bad);
	}

	/**
	 * As long as no request has come there is no counter, and the process is up: that is
	 * a throughput of 0. A counter whose rate is unknown, because it is sampled more
	 * seldom, is none.
	 */
	@Override
	public Measured visitThroughput(ServiceLevelIndicator.Throughput throughput) {
		String all = new EventSelectors(throughput, this.excludedPaths).all();
		String rate = this.groups.sum("rate(" + all + "[1m])");
		if (this.groups.isEmpty()) {
			rate = "(%s or 0 * max(%s) unless on () %s)".formatted(rate, ALIVE, all);
		}
		String enough = NumberText.plain(throughput.perSecond());
		return time(compared(rate, Comparison.GTE, enough), this.groups.isEmpty() ? ALIVE : all,
				"there were fewer than " + enough + " requests per second", MINUTE);
	}

	@Override
	public Measured visitHealth(ServiceLevelIndicator.Health health) {
		String status = "health_status{" + LabelMatcher.equal("component", health.component()) + "}";
		return time(this.groups.avg(compared(status, Comparison.GTE, "1")), status,
				"'" + health.component() + "' was not up", CHECK);
	}

	@Override
	public Measured visitValue(ServiceLevelIndicator.Value value) {
		String text = "(" + EventCounts.print(value.value(), this.compiler) + ")";
		String bound = NumberText.plain(value.bound());
		return time(this.groups.avg(compared(text, value.comparison(), bound)), text,
				"the value was not " + value.comparison().sign() + " " + bound, MINUTE);
	}

	@Override
	public Measured visitErrorRatio(ServiceLevelIndicator.ErrorRatio errorRatio) {
		String text = "(" + EventCounts.print(errorRatio.ratio(), this.compiler) + ")";
		return time(this.groups.avg("1 - clamp(" + text + ", 0, 1) >= 0"), text, "it was bad", MINUTE);
	}

	@Override
	public Measured visitRatio(ServiceLevelIndicator.Ratio ratio) {
		String total = EventCounts.print(ratio.total(), this.compiler);
		String good = EventCounts.print(ratio.good(), this.compiler);
		return new Measured(new Measurement.Events(good, total, true), total, new Wording("events", "were bad"), null);
	}

	/** What is not a number is unknown: compared at once it would be bad. */
	private static String compared(String value, Comparison comparison, String bound) {
		return "(%s >= -Inf) %s bool %s".formatted(value, comparison.sign(), bound);
	}

	private static Measured time(String goodShare, String presence, String bad, Duration slice) {
		return new Measured(new Measurement.Time(goodShare, slice), presence, Wording.ofTime(bad), null);
	}

}
