package io.monitoring.micrometer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.engine.LoopStatus;
import io.monitoring.engine.MonitoringSnapshot;
import io.monitoring.micrometer.SelfMetrics.NotificationCounts;
import io.monitoring.promql.Query;
import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.SourceRange;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.RuleStatus;
import io.monitoring.series.Labels;
import io.monitoring.series.StoreStatistics;
import io.monitoring.slo.ErrorBudget;
import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloStatus;
import io.monitoring.slo.SloStatusSamples;
import io.monitoring.slo.SloStatus.BurnRate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SelfMetricsTests {

	private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

	private final List<NotificationCounts> notifications = new ArrayList<>();

	private final SelfMetrics metrics = new SelfMetrics(() -> this.notifications);

	@BeforeEach
	void bind() {
		this.metrics.bindTo(this.registry);
	}

	@Test
	void beforeTheFirstTickGaugesAreUnknownAndCountersZero() {
		assertThat(value("monitoring_store_series")).isNaN();
		assertThat(value("monitoring_ticks_total")).isZero();
	}

	@Test
	void loopAndStoreAreThoseOfTheLastTick() {
		this.metrics.onTick(snapshot(TIME, List.of(), List.of()));
		assertThat(value("monitoring_ticks_total")).isEqualTo(42);
		assertThat(value("monitoring_ticks_late_total")).isEqualTo(2);
		assertThat(value("monitoring_tick_duration_seconds")).isEqualTo(0.003);
		assertThat(value("monitoring_store_series")).isEqualTo(10);
		assertThat(value("monitoring_store_series_max")).isEqualTo(100);
		assertThat(value("monitoring_store_series_refused_total")).isEqualTo(5);
		assertThat(value("monitoring_store_samples")).isEqualTo(1000);
		assertThat(value("monitoring_store_samples_dropped_total")).isEqualTo(6);
		assertThat(value("monitoring_store_size_bytes")).isEqualTo(2048);
		assertThat(value("monitoring_store_size_max_bytes")).isEqualTo(4096);
	}

	@Test
	void rulesAreCountedByHealthAndEachFailedEvaluationOnce() {
		RuleStatus failed = rule("a", "page", RuleStatus.Health.ERR, TIME);
		RuleStatus fine = rule("b", "page", RuleStatus.Health.OK, TIME);
		this.metrics.onTick(snapshot(TIME, List.of(failed, fine), List.of()));
		this.metrics.onTick(snapshot(TIME.plusSeconds(10), List.of(failed, fine), List.of()));
		assertThat(value("monitoring_rules", "health", "err")).isEqualTo(1);
		assertThat(value("monitoring_rules", "health", "ok")).isEqualTo(1);
		assertThat(value("monitoring_rules", "health", "unknown")).isZero();
		assertThat(value("monitoring_rule_evaluation_failures_total")).isEqualTo(1);
	}

	@Test
	void alertsAreCountedByStateAndSeverityAndAreZeroBeforeTheyFire() {
		RuleStatus quiet = rule("a", "page", RuleStatus.Health.OK, TIME);
		RuleStatus firing = rule("b", "", RuleStatus.Health.OK, TIME, alert(AlertState.FIRING, ""),
				alert(AlertState.FIRING, ""), alert(AlertState.PENDING, ""));
		this.metrics.onTick(snapshot(TIME, List.of(quiet, firing), List.of()));
		assertThat(value("monitoring_alerts", "state", "firing", "severity", "page")).isZero();
		assertThat(value("monitoring_alerts", "state", "firing", "severity", "none")).isEqualTo(2);
		assertThat(value("monitoring_alerts", "state", "pending", "severity", "none")).isEqualTo(1);
	}

	@Test
	void objectivesShowComplianceBudgetAndBurnRatesAndVanishWithTheObjective() {
		SloStatus status = SloStatusSamples.of(objective("checkout"), new ErrorBudget(995, 1000, 0.99), List
			.of(new BurnRate(Duration.ofMinutes(5), 9, 10, 10.0), new BurnRate(Duration.ofHours(1), 0, 0, null)), null,
				Duration.ofDays(1));
		this.metrics.onTick(snapshot(TIME, List.of(), List.of(status)));
		assertThat(value("monitoring_slo_compliance_ratio", "slo", "checkout")).isEqualTo(0.995);
		assertThat(value("monitoring_slo_error_budget_remaining_ratio", "slo", "checkout")).isCloseTo(0.5,
				within(1e-9));
		assertThat(value("monitoring_slo_burn_rate", "slo", "checkout", "window", "5m")).isEqualTo(10);
		assertThat(value("monitoring_slo_burn_rate", "slo", "checkout", "window", "1h")).isNaN();
		this.metrics.onTick(snapshot(TIME.plusSeconds(10), List.of(), List.of()));
		assertThat(ExpositionText.parse(this.registry.scrape()).keySet())
			.noneMatch((labels) -> labels.metricName().startsWith("monitoring_slo"));
	}

	@Test
	void notificationsAreCountedByReceiver() {
		this.notifications.add(new NotificationCounts("mail", 7, 1, TIME));
		this.metrics.onTick(snapshot(TIME, List.of(), List.of()));
		assertThat(value("monitoring_notifications_sent_total", "receiver", "mail")).isEqualTo(7);
		assertThat(value("monitoring_notifications_failed_total", "receiver", "mail")).isEqualTo(1);
		assertThat(value("monitoring_notifications_last_success_timestamp_seconds", "receiver", "mail"))
			.isEqualTo(TIME.getEpochSecond());
	}

	@Test
	void receiverThatNeverTookAnythingHasNoTimeOfDelivery() {
		this.notifications.add(new NotificationCounts("mail", 0, 1, null));
		this.metrics.onTick(snapshot(TIME, List.of(), List.of()));
		assertThat(value("monitoring_notifications_last_success_timestamp_seconds", "receiver", "mail")).isNaN();
	}

	@Test
	void afterTheEndNothingThatWasWatchedIsHeld() {
		this.notifications.add(new NotificationCounts("log", 1, 0, null));
		this.metrics.onTick(snapshot(TIME, List.of(), List.of()));
		this.metrics.close();
		assertThat(value("monitoring_store_series")).isNaN();
		this.metrics.onTick(snapshot(TIME, List.of(), List.of()));
		assertThat(value("monitoring_notifications_sent_total", "receiver", "log")).isZero();
	}

	@Test
	void numberOfMetricsIsBounded() {
		List<RuleStatus> rules = IntStream.range(0, 500)
			.mapToObj((i) -> rule("r" + i, "severity" + i, RuleStatus.Health.OK, TIME))
			.toList();
		List<SloStatus> objectives = IntStream.range(0, 500)
			.mapToObj((i) -> SloStatusSamples.of(objective("o" + i), new ErrorBudget(1, 1, 0.99), List.of(), null,
					Duration.ZERO))
			.toList();
		IntStream.range(0, 500).forEach((i) -> this.notifications.add(new NotificationCounts("n" + i, 1, 1, null)));
		int before = this.registry.getMeters().size();
		this.metrics.onTick(snapshot(TIME, rules, objectives));
		assertThat(this.registry.getMeters()).hasSize(before + 3 * SelfMetricGroups.MAX_SEVERITIES
				+ 3 * SelfMetricGroups.MAX_OBJECTIVES + 3 * SelfMetricGroups.MAX_RECEIVERS);
	}

	private double value(String name, String... labels) {
		Map<Labels, Double> exported = ExpositionText.parse(this.registry.scrape());
		assertThat(exported).containsKey(Labels.named(name, labels));
		return exported.get(Labels.named(name, labels));
	}

	private static MonitoringSnapshot snapshot(Instant time, List<RuleStatus> rules, List<SloStatus> objectives) {
		return new MonitoringSnapshot(time, rules, objectives, new StoreStatistics(10, 100, 1000, 2048, 4096, 5, 6),
				new LoopStatus(TIME, Duration.ofSeconds(10), 42, 2, Duration.ofMillis(3), List.of()));
	}

	private static RuleStatus rule(String name, String severity, RuleStatus.Health health, Instant evaluated,
			Alert... alerts) {
		Query query = new Query("1", new Expr.NumberLiteral(1, new SourceRange(0, 1)), List.of());
		AlertingRule rule = new AlertingRule(name, query, Duration.ZERO, Duration.ZERO,
				Labels.of(Alert.SEVERITY_LABEL, severity), Map.of());
		return new RuleStatus(rule, "group", true, health, null, evaluated, Duration.ZERO, List.of(alerts));
	}

	private static Alert alert(AlertState state, String severity) {
		return new Alert(Labels.of(Alert.SEVERITY_LABEL, severity), Map.of(), state, 1, TIME, TIME, null);
	}

	private static ServiceLevelObjective objective(String name) {
		return new ServiceLevelObjective(name, new ServiceLevelIndicator.Availability(List.of()), 0.99,
				Duration.ofDays(30));
	}

}
