package io.monitoring.autoconfigure.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.autoconfigure.alert.Runbooks;
import io.monitoring.autoconfigure.slo.ServiceLevelObjectives;
import io.monitoring.engine.EngineOutputs;
import io.monitoring.engine.EngineParts;
import io.monitoring.engine.MonitoringEngine;
import io.monitoring.engine.MonitoringLoop;
import io.monitoring.engine.QueryBackend;
import io.monitoring.engine.RuleMemory;
import io.monitoring.engine.SampleSource;
import io.monitoring.promql.Query;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.Rule;
import io.monitoring.rule.RuleEvaluator;
import io.monitoring.rule.RuleGroup;
import io.monitoring.rule.TemplateContext;
import io.monitoring.rule.TemplateSelections;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SeriesStore;
import io.monitoring.slo.BurnRateWindow;
import io.monitoring.slo.SloRules;
import io.monitoring.slo.SloTrackers;
import io.monitoring.slo.TrackerSettings;

import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.core.env.Environment;

/**
 * Puts the engine together from properties and parts, and checks what only shows when all
 * rules are known.
 */
final class EngineFactory {

	private final PropertyErrors errors;

	private final Environment environment;

	private final MonitoringProperties properties;

	private final RuleInputs inputs;

	private final ServiceLevelObjectives objectives;

	private final MonitoringHistoryProperties history;

	EngineFactory(Environment environment, MonitoringProperties properties, RuleInputs inputs,
			ServiceLevelObjectives objectives, MonitoringHistoryProperties history) {
		this.errors = new PropertyErrors(environment);
		this.environment = environment;
		this.properties = properties;
		this.inputs = inputs;
		this.objectives = objectives;
		this.history = history;
	}

	MonitoringEngine create(SampleSource source, SeriesStore store, QueryBackend backend, EngineOutputs outputs) {
		Instant now = MonitoringLoop.now();
		SloRules sloRules = sloRules(backend);
		List<RuleGroup> groups = new RuleGroups(this.errors, this.inputs, this.objectives).collect(sloRules,
				backend::prepare);
		evaluated(backend, groups);
		Duration interval = interval();
		SloTrackers trackers = new SloTrackers(this.objectives.all(), sloRules, backend,
				new TrackerSettings(interval, this.objectives.downtime(), this.objectives.maintenance()), now);
		List<Retention> selections = selections(groups, trackers, backend::prepare);
		selections.addAll(this.history.retentions(this.errors, backend::prepare));
		backend.select(selections);
		Labels external = ExternalLabels.of(this.properties, this.environment);
		RuleEvaluator rules = new RuleEvaluator(groups, backend, backend.recorded(),
				new TemplateContext(external, this.properties.externalUrl(), backend::prepare), System::nanoTime);
		this.inputs.alerts().rules().forEach((name, rule) -> rules.setEnabled(name, rule.enabled()));
		EngineParts parts = new EngineParts(backend.source(source), store, rules, memory(), trackers, outputs,
				external);
		return new MonitoringEngine(parts, now, interval);
	}

	private static void evaluated(QueryBackend backend, List<RuleGroup> groups) {
		try {
			backend.evaluates(groups);
		}
		catch (IllegalArgumentException ex) {
			throw new FailureAnalyzedException(String.valueOf(ex.getMessage()),
					"Change the rule, or set 'monitoring.engine: embedded'.");
		}
	}

	private SloRules sloRules(QueryBackend backend) {
		return new SloRules(backend::prepare, BurnRateWindow.DEFAULTS, this.objectives.excludedPaths());
	}

	/**
	 * Return what makes the rules for a server.
	 * @param backend parses expressions
	 * @return the maker
	 */
	ServerRules serverRules(QueryBackend backend) {
		return new ServerRules(sloRules(backend), new Runbooks(this.inputs.alerts().runbookBaseUrl()));
	}

	/**
	 * Return what brings other objectives into the engine.
	 * @param engine the engine
	 * @param backend answers its queries
	 * @return the switch
	 */
	ObjectiveSwitch objectiveSwitch(MonitoringEngine engine, QueryBackend backend) {
		return new ObjectiveSwitch(engine, backend, serverRules(backend),
				this.history.retentions(this.errors, backend::prepare), this.objectives.all());
	}

	private RuleMemory memory() {
		Duration tolerance = this.inputs.alerts().outageTolerance();
		if (tolerance.isNegative()) {
			throw this.errors.invalid("monitoring.alerts.outage-tolerance", "The duration is negative.",
					"Set 0s or more, for example 1h.");
		}
		return new RuleMemory(this.inputs.memory().states(), this.inputs.memory().switches(), tolerance,
				this.inputs.memory().past());
	}

	private Duration interval() {
		Duration interval = this.properties.samplingInterval();
		if (interval.compareTo(Duration.ofSeconds(1)) < 0 || interval.compareTo(Duration.ofMinutes(5)) > 0) {
			throw this.errors.invalid("monitoring.sampling-interval", "The interval is not between 1s and 5m.",
					"Set a duration such as 15s.");
		}
		return interval;
	}

	static List<Retention> selections(List<RuleGroup> groups, SloTrackers trackers, Function<String, Query> compiler) {
		List<Retention> selections = new ArrayList<>();
		for (RuleGroup group : groups) {
			selections.addAll(group.selections());
			for (Rule rule : group.rules()) {
				if (rule instanceof AlertingRule alerting) {
					selections.addAll(TemplateSelections.of(alerting, compiler));
				}
			}
		}
		trackers.queries().forEach((query) -> selections.addAll(query.selections()));
		return selections;
	}

}
