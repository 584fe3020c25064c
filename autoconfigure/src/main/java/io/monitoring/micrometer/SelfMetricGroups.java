package io.monitoring.micrometer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.TimeGauge;
import io.monitoring.alert.AlertState;
import io.monitoring.micrometer.SelfMetrics.NotificationCounts;
import io.monitoring.micrometer.SnapshotDigest.ObjectiveKey;
import io.monitoring.series.Durations;
import io.monitoring.slo.SloStatus;

/**
 * The metrics about ourselves of which there is one for each objective, severity or
 * receiver, in one registry. They follow what the ticks find, within bounds.
 */
final class SelfMetricGroups {

	static final int MAX_SEVERITIES = 20;

	static final int MAX_OBJECTIVES = 100;

	static final int MAX_RECEIVERS = 50;

	private final MeterRegistry registry;

	private final SelfMetrics metrics;

	private final MultiGauge alerts;

	private final MultiGauge compliance;

	private final MultiGauge budget;

	private final MultiGauge burnRate;

	private final MultiGauge observed;

	private final Set<String> receivers = new HashSet<>();

	private List<String> severities = List.of();

	private List<Burn> burns = List.of();

	private List<ObjectiveKey> objectives = List.of();

	SelfMetricGroups(MeterRegistry registry, SelfMetrics metrics) {
		this.registry = registry;
		this.metrics = metrics;
		this.alerts = MultiGauge.builder("monitoring.alerts").description("Alerts by state").register(registry);
		this.compliance = MultiGauge.builder("monitoring.slo.compliance.ratio")
			.description("Share of good events in the window of the objective")
			.register(registry);
		this.budget = MultiGauge.builder("monitoring.slo.error.budget.remaining.ratio")
			.description("Share of the error budget that is left, negative when it is overspent")
			.register(registry);
		this.observed = MultiGauge.builder("monitoring.slo.window.observed.ratio")
			.description("Share of the window of the objective that has been observed")
			.register(registry);
		this.burnRate = MultiGauge.builder("monitoring.slo.burn.rate")
			.description("How fast the error budget burns; 1 spends exactly all of it")
			.register(registry);
	}

	/**
	 * Register what is new and remove what is gone.
	 * @param digest the last tick
	 */
	void update(SnapshotDigest digest) {
		updateAlerts(digest.severities().stream().limit(MAX_SEVERITIES).toList());
		List<SloStatus> statuses = digest.objectives().values().stream().limit(MAX_OBJECTIVES).toList();
		updateObjectives(statuses.stream().map(ObjectiveKey::of).toList());
		updateBurnRates(statuses.stream().flatMap(SelfMetricGroups::burns).toList());
		digest.notifications().keySet().forEach(this::addReceiver);
	}

	private void updateAlerts(List<String> present) {
		if (present.equals(this.severities)) {
			return;
		}
		this.severities = present;
		List<MultiGauge.Row<?>> rows = new ArrayList<>();
		for (String severity : present) {
			for (AlertState state : AlertState.values()) {
				rows.add(row(Tags.of("state", state.name().toLowerCase(Locale.ROOT), "severity", severity),
						(digest) -> digest.alerts(state, severity)));
			}
		}
		this.alerts.register(rows);
	}

	private void updateObjectives(List<ObjectiveKey> present) {
		if (present.equals(this.objectives)) {
			return;
		}
		this.objectives = present;
		this.compliance.register(objectiveRows((status) -> status.budget().compliance()));
		this.budget.register(objectiveRows((status) -> status.budget().remainingRatio()));
		this.observed.register(objectiveRows(SelfMetricGroups::observed));
	}

	private static double observed(SloStatus status) {
		return Math.min(1, (double) status.observed().toMillis() / status.objective().period().toMillis());
	}

	private List<MultiGauge.Row<?>> objectiveRows(ToDoubleFunction<SloStatus> value) {
		List<MultiGauge.Row<?>> rows = new ArrayList<>();
		for (ObjectiveKey key : this.objectives) {
			rows.add(row(tags(key), (digest) -> {
				SloStatus status = digest.objectives().get(key);
				return (status != null) ? value.applyAsDouble(status) : Double.NaN;
			}));
		}
		return rows;
	}

	/**
	 * A registry takes no two meters of a name with different keys of tags: a group is
	 * one tag, such as {@code uri=/a}, whatever it consists of.
	 */
	private static Tags tags(ObjectiveKey key) {
		StringBuilder group = new StringBuilder();
		key.group()
			.forEach((name, value) -> group.append(group.isEmpty() ? "" : ",").append(name).append('=').append(value));
		return Tags.of("slo", key.name(), "group", group.toString());
	}

	private void updateBurnRates(List<Burn> present) {
		if (present.equals(this.burns)) {
			return;
		}
		this.burns = present;
		List<MultiGauge.Row<?>> rows = new ArrayList<>();
		for (Burn burn : present) {
			rows.add(row(tags(burn.objective()).and("window", Durations.format(burn.window())), burn::rate));
		}
		this.burnRate.register(rows);
	}

	private static Stream<Burn> burns(SloStatus status) {
		return status.burnRates().stream().map((rate) -> new Burn(ObjectiveKey.of(status), rate.window()));
	}

	private MultiGauge.Row<SelfMetrics> row(Tags tags, ToDoubleFunction<SnapshotDigest> value) {
		return MultiGauge.Row.of(tags, this.metrics, (metrics) -> metrics.read(value));
	}

	private void addReceiver(String receiver) {
		if (this.receivers.size() < MAX_RECEIVERS && this.receivers.add(receiver)) {
			counter("monitoring.notifications.sent", "Notifications that arrived", receiver, NotificationCounts::sent);
			counter("monitoring.notifications.failed", "Attempts to notify that failed", receiver,
					NotificationCounts::failed);
			lastSuccess(receiver);
		}
	}

	private void lastSuccess(String receiver) {
		TimeGauge.builder("monitoring.notifications.last.success.timestamp", this.metrics, TimeUnit.MILLISECONDS,
				(metrics) -> metrics.read((digest) -> {
					NotificationCounts counts = digest.notifications().get(receiver);
					Instant last = (counts != null) ? counts.lastSuccess() : null;
					return (last != null) ? last.toEpochMilli() : Double.NaN;
				}))
			.description("When a notification arrived last, in seconds since 1970")
			.tag("receiver", receiver)
			.register(this.registry);
	}

	private void counter(String name, String description, String receiver, ToDoubleFunction<NotificationCounts> value) {
		FunctionCounter.builder(name, this.metrics, (metrics) -> metrics.read((digest) -> {
			NotificationCounts counts = digest.notifications().get(receiver);
			return (counts != null) ? value.applyAsDouble(counts) : 0;
		})).description(description).tag("receiver", receiver).register(this.registry);
	}

	/**
	 * A burn rate that is shown.
	 *
	 * @param objective the objective
	 * @param window the window
	 */
	private record Burn(ObjectiveKey objective, Duration window) {

		double rate(SnapshotDigest digest) {
			SloStatus status = digest.objectives().get(this.objective);
			if (status != null) {
				for (SloStatus.BurnRate rate : status.burnRates()) {
					if (rate.window().equals(this.window) && rate.rate() != null) {
						return rate.rate();
					}
				}
			}
			return Double.NaN;
		}

	}

}
