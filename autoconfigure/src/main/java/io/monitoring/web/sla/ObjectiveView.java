package io.monitoring.web.sla;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloWindow;
import org.jspecify.annotations.Nullable;

/**
 * An objective as it is measured.
 *
 * @param name its name
 * @param type what is measured
 * @param target share that must be good
 * @param targetPercent the same in percent
 * @param window how long its window is in general
 * @param threshold longest time that is good, {@code null} unless it is about latency
 * @param match conditions on the requests that count
 * @param displayName name for people, {@code null} if the name does
 * @param description what it is about, {@code null} if nobody said
 * @param labels labels of its rules and alerts
 * @param calendar unit of a calendar window, {@code null} for a rolling one
 * @param timeZone where midnight of a calendar window is, {@code null} for a rolling one
 * @param unit what is counted
 * @param groupBy labels by which events are told apart
 */
public record ObjectiveView(String name, String type, double target, double targetPercent, Duration window,
		@Nullable Duration threshold, List<String> match, @Nullable String displayName, @Nullable String description,
		Map<String, String> labels, @Nullable String calendar, @Nullable String timeZone, String unit,
		List<String> groupBy) {

	/**
	 * Show an objective.
	 * @param objective the objective
	 * @return the view
	 */
	public static ObjectiveView of(ServiceLevelObjective objective) {
		ServiceLevelIndicator indicator = objective.indicator();
		Duration threshold = (indicator instanceof ServiceLevelIndicator.Latency latency) ? latency.threshold() : null;
		SloWindow.Calendar calendar = (objective.window() instanceof SloWindow.Calendar given) ? given : null;
		return new ObjectiveView(objective.name(), indicator.type(), objective.target(),
				Numbers.percent(objective.target()), objective.period(), threshold,
				indicator.match().stream().map(Object::toString).toList(), objective.options().displayName(),
				objective.options().description(), new TreeMap<>(objective.options().labels()),
				(calendar != null) ? Words.of(calendar.unit()) : null,
				(calendar != null) ? calendar.zone().getId() : null, Unit.of(objective).word(),
				objective.options().grouping().labels());
	}

}
