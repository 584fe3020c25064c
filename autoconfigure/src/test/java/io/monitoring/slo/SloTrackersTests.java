package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryException;
import io.monitoring.promql.QueryOptions;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesAppender;
import io.monitoring.series.SeriesStore;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SloTrackers}.
 */
class SloTrackersTests {

	private static final Instant TICK = Instant.parse("2026-01-01T00:00:00Z");

	private static final Labels COUNT = Labels.named("http_server_requests_seconds_count", "uri", "/a");

	private static final Labels BUCKET = Labels.named("http_server_requests_seconds_bucket", "uri", "/a", "le", "0.5");

	private final QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);

	private final SeriesStore store = new SeriesStore();

	private final SloTrackers trackers = trackers(
			objective("latency", new ServiceLevelIndicator.Latency(Duration.ofMillis(500), List.of())),
			objective("availability", new ServiceLevelIndicator.Availability(List.of())));

	@Test
	void requestsOfATimerWithoutBucketsAreNotTakenForSlowOnes() {
		append(COUNT, 8);
		assertThatExceptionOfType(QueryException.class).isThrownBy(() -> this.trackers.update(TICK))
			.withMessageContaining("'latency' cannot be measured")
			.withMessageContaining("le=\"0.5\"");
		assertThat(this.trackers.statuses()).extracting(SloStatus::budget)
			.containsExactly(new ErrorBudget(0, 0, 0.95), new ErrorBudget(8, 8, 0.95));
	}

	@Test
	void requestsThatAreAllSlowCountBecauseTheBucketIsThere() {
		append(COUNT, 8);
		append(BUCKET, 0);
		this.trackers.update(TICK);
		assertThat(this.trackers.statuses().get(0).budget()).isEqualTo(new ErrorBudget(0, 8, 0.95));
	}

	private SloTrackers trackers(ServiceLevelObjective... objectives) {
		SloRules rules = new SloRules(this.engine::prepare, BurnRateWindow.DEFAULTS, List.of());
		SloTrackers created = new SloTrackers(List.of(objectives), rules,
				(query, time) -> this.engine.instant(query, this.store, time.toEpochMilli()).value(),
				new TrackerSettings(Duration.ofSeconds(15)), TICK.minusSeconds(15));
		this.store.retain(created.queries().stream().flatMap((query) -> query.selections().stream()).toList());
		return created;
	}

	private static ServiceLevelObjective objective(String name, ServiceLevelIndicator indicator) {
		return new ServiceLevelObjective(name, indicator, 0.95, Duration.ofDays(7));
	}

	private void append(Labels labels, double value) {
		SeriesAppender appender = this.store.appender(labels);
		assertThat(appender).isNotNull();
		appender.append(TICK.toEpochMilli(), value);
	}

}
