package io.monitoring.slo;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.rule.threshold.Comparison;
import io.monitoring.slo.ObjectiveOptions.Grouping;
import io.monitoring.slo.ObjectiveOptions.Guard;

/**
 * One objective for each kind of indicator, window and budgeting, with and without
 * groups.
 */
public final class ObjectivesOfEveryKind {

	private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

	private ObjectivesOfEveryKind() {
	}

	public static Map<String, ServiceLevelIndicator> indicators() {
		Map<String, ServiceLevelIndicator> indicators = new LinkedHashMap<>();
		indicators.put("availability", new ServiceLevelIndicator.Availability(List.of()));
		indicators.put("errors", new ServiceLevelIndicator.ErrorRate("[45]..", List.of()));
		indicators.put("latency", new ServiceLevelIndicator.Latency(Duration.ofMillis(500), List.of()));
		indicators.put("throughput", new ServiceLevelIndicator.Throughput(2, List.of()));
		indicators.put("health", new ServiceLevelIndicator.Health("db"));
		indicators.put("value", new ServiceLevelIndicator.Value("max_over_time(queue_size[2m]) # longest",
				Comparison.LTE, 30, Duration.ofMinutes(2)));
		indicators.put("ratio", new ServiceLevelIndicator.Ratio("paid_total", "paid_total + unpaid_total"));
		indicators.put("success", new ServiceLevelIndicator.Ratio("jobs_total{result=\"ok\"}", "jobs_total"));
		indicators.put("error-ratio", new ServiceLevelIndicator.ErrorRatio("broken_ratio"));
		return indicators;
	}

	public static List<SloWindow> windows() {
		List<SloWindow> windows = new ArrayList<>();
		for (int hours : new int[] { 1, 6, 24, 72, 7 * 24, 28 * 24, 30 * 24, 90 * 24 }) {
			windows.add(new SloWindow.Rolling(Duration.ofHours(hours)));
		}
		for (SloWindow.Calendar.Unit unit : SloWindow.Calendar.Unit.values()) {
			windows.add(new SloWindow.Calendar(unit, ZONE));
		}
		return windows;
	}

	/**
	 * Create an objective of every kind for a window.
	 * @param window the window
	 * @param target the target
	 * @return the objectives, those by time slices and those with groups among them
	 */
	public static List<ServiceLevelObjective> of(SloWindow window, double target) {
		List<ServiceLevelObjective> objectives = new ArrayList<>();
		indicators().forEach((name, indicator) -> {
			objectives.add(
					new ServiceLevelObjective(name, indicator, target, window, new Budgeting.Occurrences(), options()));
			objectives.add(new ServiceLevelObjective(name + "-by-uri", indicator, target, window,
					new Budgeting.Occurrences(), options("uri", "method")));
		});
		Budgeting slices = new Budgeting.TimeSlices(0.95, Duration.ofMinutes(5));
		for (String name : List.of("availability", "latency", "ratio")) {
			ServiceLevelIndicator indicator = indicators().get(name);
			objectives.add(new ServiceLevelObjective(name + "-sliced", indicator, target, window, slices, options()));
			objectives.add(new ServiceLevelObjective(name + "-sliced-by-uri", indicator, target, window, slices,
					options("uri")));
		}
		return objectives;
	}

	public static ObjectiveOptions options(String... groupBy) {
		return new ObjectiveOptions(null, null, Map.of("team", "shop"), new Guard(10, 3),
				new Grouping(List.of(groupBy), 20));
	}

}
