package io.monitoring.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.engine.LoopStatus;
import io.monitoring.notify.ReceiverStatus;
import io.monitoring.engine.LoopStatus.EngineError;
import io.monitoring.engine.MonitoringSnapshot;
import io.monitoring.promql.Query;
import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.SourceRange;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.RecordingRule;
import io.monitoring.rule.Rule;
import io.monitoring.rule.RuleGroup;
import io.monitoring.rule.RuleStatus;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import io.monitoring.series.StoreStatistics;
import io.monitoring.slo.ErrorBudget;
import io.monitoring.slo.ServiceLevelIndicator.Availability;
import io.monitoring.slo.ServiceLevelIndicator.Latency;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloStatus;
import io.monitoring.slo.SloStatusSamples;
import io.monitoring.slo.SloStatus.BurnRate;
import io.monitoring.storage.StorageStatus;

/**
 * A monitoring with fixed contents, whose rules can be switched.
 */
public final class SampleMonitoring implements MonitoringFacade {

	public static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final List<String> switches = new ArrayList<>();

	private final List<SloStatus> more = new CopyOnWriteArrayList<>();

	private volatile Instant now = NOW;

	@Override
	public Instant now() {
		return this.now;
	}

	public void advance(Duration duration) {
		this.now = this.now.plus(duration);
	}

	@Override
	public MonitoringSnapshot snapshot() {
		return new MonitoringSnapshot(NOW.minusSeconds(5), rules(), objectives(),
				new StoreStatistics(120, 10_000, 4800, 65_536, 67_108_864, 0, 3),
				new LoopStatus(NOW.minus(MINUTE.multipliedBy(90)), Duration.ofSeconds(15), 360, 2,
						Duration.ofNanos(80_000),
						List.of(new EngineError(NOW.minus(MINUTE), "notify", "timed out", 4))));
	}

	private static List<RuleStatus> rules() {
		Alert firing = alert(AlertState.FIRING, "SlowCheckout", 7.5);
		Alert pending = alert(AlertState.PENDING, "DivisionByZero", Double.POSITIVE_INFINITY);
		Alert resolved = alert(AlertState.RESOLVED, "Recovered", Double.NaN);
		return List.of(status(new RecordingRule("slo:good", query("sum(good)"), Labels.of("slo", "api")), List.of()),
				status(alertingRule("Recovered"), List.of(resolved)),
				status(alertingRule("SlowCheckout"), List.of(pending, firing)),
				new RuleStatus(alertingRule("Off rule/1"), "custom", false, RuleStatus.Health.ERR, "no such metric",
						null, Duration.ZERO, List.of()));
	}

	private static RuleStatus status(Rule rule, List<Alert> alerts) {
		return new RuleStatus(rule, "default", true, RuleStatus.Health.OK, null, NOW.minusSeconds(5),
				Duration.ofNanos(20_000), alerts);
	}

	private static AlertingRule alertingRule(String name) {
		return new AlertingRule(name, query("latency > 2"), Duration.ofMinutes(5), Duration.ZERO,
				Labels.of("severity", "high"), Map.of("summary", "slow", "description", "slower than 2s"));
	}

	private static Alert alert(AlertState state, String name, double value) {
		return new Alert(Labels.of("alertname", name, "severity", "high", "uri", "/checkout"),
				Map.of("summary", "<b>slow</b>"), state, value, NOW.minus(MINUTE.multipliedBy(9)),
				(state != AlertState.PENDING) ? NOW.minus(MINUTE.multipliedBy(4)) : null,
				(state == AlertState.RESOLVED) ? NOW.minus(MINUTE) : null);
	}

	/**
	 * Have one more objective.
	 * @param status how it fares
	 */
	void add(SloStatus status) {
		this.more.add(status);
	}

	private List<SloStatus> objectives() {
		List<SloStatus> all = new ArrayList<>(common());
		all.addAll(this.more);
		return all;
	}

	static List<SloStatus> common() {
		ServiceLevelObjective availability = new ServiceLevelObjective("api-availability",
				new Availability(List.of(LabelMatcher.equal("uri", "/checkout"))), 0.999, Duration.ofDays(30));
		ServiceLevelObjective latency = new ServiceLevelObjective("api-latency",
				new Latency(Duration.ofMillis(500), List.of()), 0.95, Duration.ofDays(7));
		return List.of(
				SloStatusSamples.of(availability, new ErrorBudget(9995, 10_000, 0.999),
						List.of(new BurnRate(Duration.ofMinutes(5), 95, 100, 50.0),
								new BurnRate(Duration.ofHours(1), 0, 0, null)),
						NOW.plus(Duration.ofHours(3)), Duration.ofMinutes(90)),
				SloStatusSamples.of(latency, new ErrorBudget(0, 0, 0.95), List.of(), null, Duration.ofMinutes(90)));
	}

	private static Query query(String text) {
		return new Query(text, new Expr.NumberLiteral(1, new SourceRange(0, text.length())), List.of());
	}

	@Override
	public synchronized boolean setRuleEnabled(String name, boolean enabled) {
		if (snapshot().rules().stream().noneMatch((status) -> status.rule().name().equals(name))) {
			return false;
		}
		this.switches.add(name + "=" + enabled);
		return true;
	}

	/**
	 * Return which rules were switched.
	 * @return entries as {@code name=true} in order
	 */
	public synchronized List<String> switches() {
		return List.copyOf(this.switches);
	}

	@Override
	public List<RuleGroup> ruleGroups() {
		return List.of(new RuleGroup("default", null, 0, rules().stream().map(RuleStatus::rule).toList()),
				new RuleGroup("custom", MINUTE, 7, List.of()));
	}

	@Override
	public String openSlo() {
		return "---\napiVersion: openslo/v1\n";
	}

	@Override
	public String prometheusRuleFile() {
		return "groups:\n- name: default\n  rules: []\n";
	}

	@Override
	public List<String> meterProblems() {
		return List.of("Meter 'stock': reading it failed");
	}

	@Override
	public List<ReceiverStatus> receivers() {
		return List.of(new ReceiverStatus("log", 3, 1, "timed out", NOW, NOW.minus(MINUTE)));
	}

	@Override
	public StorageStatus storage() {
		return new StorageStatus(StorageStatus.State.BEHIND, "/data/shop.db", "The disk is full.", NOW.minus(MINUTE),
				4096, 8192, 2, 0, 1, NOW.minus(MINUTE.multipliedBy(9)), "shop.db.corrupt-20261121T095100Z");
	}

}
