package io.monitoring.slo.definition;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.monitoring.series.LabelMatcher;
import io.monitoring.slo.Budgeting;
import io.monitoring.slo.ObjectiveOptions;
import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloWindow;

/**
 * Writes an objective that was made by a program as somebody could have written it.
 */
public final class ObjectiveWriter {

	private ObjectiveWriter() {
	}

	/**
	 * Write an objective.
	 * @param objective the objective
	 * @return a definition that makes the same objective
	 */
	public static ObjectiveDefinition write(ServiceLevelObjective objective) {
		BigDecimal percent = BigDecimal.valueOf(objective.target()).movePointRight(2).round(MathContext.DECIMAL32);
		ObjectiveDefinition definition = ObjectiveDefinition.named(objective.name())
			.with(ObjectiveField.TYPE, objective.indicator().type())
			.with(ObjectiveField.TARGET, percent.stripTrailingZeros());
		boolean events = true;
		ServiceLevelIndicator indicator = objective.indicator();
		definition = definition.with(ObjectiveField.MATCH, match(indicator.match()));
		definition = indicator(definition, indicator);
		for (ObjectiveType type : ObjectiveType.values()) {
			events &= !(type.countsTime() && type.word().equals(indicator.type()));
		}
		return options(window(definition, objective), objective.options(), events);
	}

	private static ObjectiveDefinition indicator(ObjectiveDefinition definition, ServiceLevelIndicator indicator) {
		if (indicator instanceof ServiceLevelIndicator.Latency latency) {
			return definition.with(ObjectiveField.THRESHOLD, latency.threshold());
		}
		if (indicator instanceof ServiceLevelIndicator.ErrorRate errorRate) {
			return definition.with(ObjectiveField.ERRORS, StatusPattern.list(errorRate.failure()));
		}
		if (indicator instanceof ServiceLevelIndicator.Throughput throughput) {
			return definition.with(ObjectiveField.MIN_PER_SECOND, BigDecimal.valueOf(throughput.perSecond()));
		}
		if (indicator instanceof ServiceLevelIndicator.Health health) {
			return definition.with(ObjectiveField.COMPONENT, health.component());
		}
		if (indicator instanceof ServiceLevelIndicator.Value value) {
			return definition.with(ObjectiveField.EXPR, value.value())
				.with(ObjectiveField.OPERATOR, value.comparison().name().toLowerCase(Locale.ROOT))
				.with(ObjectiveField.VALUE, BigDecimal.valueOf(value.bound()));
		}
		if (indicator instanceof ServiceLevelIndicator.Ratio ratio) {
			return definition.with(ObjectiveField.GOOD, ratio.good()).with(ObjectiveField.TOTAL, ratio.total());
		}
		return (indicator instanceof ServiceLevelIndicator.ErrorRatio errorRatio)
				? definition.with(ObjectiveField.ERROR_RATIO, errorRatio.ratio()) : definition;
	}

	private static Map<String, String> match(List<LabelMatcher> matchers) {
		Map<String, String> match = new LinkedHashMap<>();
		for (LabelMatcher matcher : matchers) {
			String value = matcher.value();
			boolean plain = matcher.type() == LabelMatcher.Type.EQUAL && !value.startsWith("=")
					&& !value.startsWith("!") && value.equals(value.strip());
			match.put(matcher.name(), plain ? value : matcher.type().sign() + "\"" + value + "\"");
		}
		return match;
	}

	private static ObjectiveDefinition window(ObjectiveDefinition definition, ServiceLevelObjective objective) {
		ObjectiveDefinition result = definition;
		if (objective.budgeting() instanceof Budgeting.TimeSlices slices) {
			result = result.with(ObjectiveField.BUDGETING, "timeslices")
				.with(ObjectiveField.SLICE_TARGET,
						BigDecimal.valueOf(slices.target()).movePointRight(2).stripTrailingZeros())
				.with(ObjectiveField.SLICE, slices.slice());
		}
		if (objective.window() instanceof SloWindow.Calendar calendar) {
			return result.with(ObjectiveField.CALENDAR, calendar.unit().name().toLowerCase(Locale.ROOT))
				.with(ObjectiveField.TIME_ZONE, calendar.zone().getId());
		}
		return result.with(ObjectiveField.WINDOW, objective.window().length());
	}

	private static ObjectiveDefinition options(ObjectiveDefinition definition, ObjectiveOptions options,
			boolean events) {
		ObjectiveDefinition result = definition.with(ObjectiveField.DISPLAY_NAME, options.displayName())
			.with(ObjectiveField.DESCRIPTION, options.description())
			.with(ObjectiveField.LABELS, options.labels());
		if (!options.grouping().labels().isEmpty()) {
			result = result.with(ObjectiveField.GROUP_BY, options.grouping().labels())
				.with(ObjectiveField.GROUP_LIMIT, options.grouping().limit());
		}
		return events ? result.with(ObjectiveField.MIN_EVENTS, options.guard().minEvents())
			.with(ObjectiveField.MIN_BAD_EVENTS, options.guard().minBadEvents()) : result;
	}

}
