package io.monitoring.slo.definition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.monitoring.promql.Query;
import io.monitoring.slo.Budgeting;
import io.monitoring.slo.BurnRateWindow;
import io.monitoring.slo.ObjectiveOptions;
import io.monitoring.slo.ObjectiveOptions.Grouping;
import io.monitoring.slo.ObjectiveOptions.Guard;
import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloWindow;

/**
 * Makes objectives of definitions, and refuses what could not work with the field and the
 * way to mend it.
 */
public final class ObjectiveDefinitions {

	private static final int MOST_EVENTS = 1_000_000;

	private static final int DEFAULT_GROUPS = 50;

	private static final int MOST_GROUPS = 1000;

	private static final String TARGET_FIX = "Set a percentage above 0 and below 100, for example 99.9: a target of"
			+ " 100 % leaves no budget.";

	private final Expressions expressions;

	private final ObjectiveDefaults defaults;

	/**
	 * Create the factory.
	 * @param compiler parses and checks an expression
	 * @param defaults what holds for objectives that say nothing else
	 */
	public ObjectiveDefinitions(Function<String, Query> compiler, ObjectiveDefaults defaults) {
		this.expressions = new Expressions(compiler);
		this.defaults = defaults;
	}

	/**
	 * Make objectives of a definition.
	 * @param definition what somebody wrote
	 * @return the objectives: one, or one for each percentile
	 * @throws ObjectiveException for the first mistake
	 */
	public List<ServiceLevelObjective> create(ObjectiveDefinition definition) {
		FieldLimits.check(definition);
		Written written = new Written(definition);
		ObjectiveType type = ObjectiveType.of(written);
		Indicators indicators = new Indicators(written, this.expressions);
		Frame frame = new Frame(Windows.window(written), Windows.budgeting(written, type), options(written, type));
		if (written.has(ObjectiveField.PERCENTILES)) {
			return percentiles(written, indicators, frame);
		}
		ServiceLevelIndicator indicator = indicators.create(type);
		ServiceLevelObjective objective = frame.objective(definition.name(), indicator, target(written));
		for (BurnRateWindow pair : BurnRateWindow.unreachable(BurnRateWindow.DEFAULTS, objective)) {
			boolean direct = written.has(ObjectiveField.TARGET);
			throw Written.error(direct ? ObjectiveField.TARGET : ObjectiveField.MAX_ERRORS,
					pair.whyUnreachable(objective) + ".",
					direct ? "Choose a higher target." : "Choose a smaller percentage.");
		}
		return List.of(objective);
	}

	/**
	 * Low percentiles have budgets that no more than the slowest pair can burn, and the
	 * higher ones beside them call first.
	 */
	private static List<ServiceLevelObjective> percentiles(Written written, Indicators indicators, Frame frame) {
		for (ObjectiveField<?> field : List.of(ObjectiveField.THRESHOLD, ObjectiveField.TARGET)) {
			written.refuse(field, "There are percentiles too.", "Remove it, or 'percentiles'.");
		}
		List<ServiceLevelObjective> objectives = new ArrayList<>();
		for (var percentile : Percentiles.of(written).entrySet()) {
			BigDecimal percent = percentile.getKey();
			objectives.add(frame.objective(written.definition().name() + Percentiles.suffix(percent),
					indicators.latency(percentile.getValue()), percent.movePointLeft(2).doubleValue()));
		}
		return objectives;
	}

	private static double target(Written written) {
		if (!written.has(ObjectiveField.MAX_ERRORS)) {
			return written.share(ObjectiveField.TARGET, false, TARGET_FIX);
		}
		written.refuse(ObjectiveField.TARGET, "There is a largest percentage of errors too.",
				"Remove 'target' or 'maxErrors': one is 100 less the other.");
		double share = written.share(ObjectiveField.MAX_ERRORS, false,
				"Set the percentage that may fail, for example 0.1.");
		return BigDecimal.ONE.subtract(BigDecimal.valueOf(share)).doubleValue();
	}

	private ObjectiveOptions options(Written written, ObjectiveType type) {
		Map<String, String> labels = LabelTexts.labels(written);
		List<String> groups = LabelTexts.groups(written, labels.keySet());
		if (groups.isEmpty()) {
			written.refuse(ObjectiveField.GROUP_LIMIT, "There are no groups.", "Remove it, or set 'groupBy'.");
		}
		int limit = written.count(ObjectiveField.GROUP_LIMIT, DEFAULT_GROUPS, 1, MOST_GROUPS);
		checkMaintenance(written);
		return new ObjectiveOptions(written.get(ObjectiveField.DISPLAY_NAME), written.get(ObjectiveField.DESCRIPTION),
				labels, guard(written, type), new Grouping(groups, groups.isEmpty() ? 0 : limit));
	}

	private Guard guard(Written written, ObjectiveType type) {
		if (type.countsTime()) {
			return new Guard(0, 0);
		}
		Guard guard = this.defaults.guard();
		return new Guard(written.count(ObjectiveField.MIN_EVENTS, guard.minEvents(), 0, MOST_EVENTS),
				written.count(ObjectiveField.MIN_BAD_EVENTS, guard.minBadEvents(), 0, MOST_EVENTS));
	}

	private void checkMaintenance(Written written) {
		List<String> names = written.get(ObjectiveField.MAINTENANCE_WINDOWS);
		for (String name : (names != null) ? names : List.<String>of()) {
			if (!this.defaults.timeIntervals().contains(name)) {
				throw Written.error(ObjectiveField.MAINTENANCE_WINDOWS,
						"There is no time interval '" + Written.shown(name) + "'.",
						"Name a time interval that is configured for alerts, or add it there.");
			}
		}
	}

	/**
	 * What the objectives of a definition share.
	 *
	 * @param window the window
	 * @param budgeting what the budget is counted in
	 * @param options the options
	 */
	private record Frame(SloWindow window, Budgeting budgeting, ObjectiveOptions options) {

		ServiceLevelObjective objective(String name, ServiceLevelIndicator indicator, double target) {
			return new ServiceLevelObjective(name, indicator, target, this.window, this.budgeting, this.options);
		}

	}

}
