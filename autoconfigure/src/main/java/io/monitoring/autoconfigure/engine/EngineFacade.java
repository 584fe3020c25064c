package io.monitoring.autoconfigure.engine;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

import io.monitoring.engine.FleetStatus;
import io.monitoring.engine.MonitoringEngine;
import io.monitoring.engine.MonitoringLoop;
import io.monitoring.engine.MonitoringSnapshot;
import io.monitoring.export.PrometheusRuleFile;
import io.monitoring.micrometer.MeterSampler;
import io.monitoring.notify.ReceiverStatus;
import io.monitoring.remote.RemoteStatus;
import io.monitoring.rule.RuleGroup;
import io.monitoring.storage.Storage;
import io.monitoring.storage.StorageCleanup;
import io.monitoring.storage.StorageStatus;
import org.jspecify.annotations.Nullable;
import io.monitoring.web.MonitoringFacade;
import org.jspecify.annotations.Nullable;

/**
 * The engine as the HTTP interface sees it.
 */
final class EngineFacade implements MonitoringFacade {

	private final MonitoringEngine engine;

	private final MeterSampler sampler;

	private final Storage storage;

	private final Supplier<@Nullable RemoteStatus> remote;

	private final ServerRules serverRules;

	EngineFacade(MonitoringEngine engine, MeterSampler sampler, Storage storage, ServerRules serverRules,
			Supplier<@Nullable RemoteStatus> remote) {
		this.remote = remote;
		this.engine = engine;
		this.serverRules = serverRules;
		this.sampler = sampler;
		this.storage = storage;
	}

	@Override
	public Instant now() {
		return MonitoringLoop.now();
	}

	@Override
	public MonitoringSnapshot snapshot() {
		return this.engine.snapshot();
	}

	@Override
	public boolean setRuleEnabled(String name, boolean enabled) {
		return this.engine.setRuleEnabled(name, enabled);
	}

	@Override
	public List<RuleGroup> ruleGroups() {
		return this.engine.ruleGroups();
	}

	@Override
	public String prometheusRuleFile() {
		return PrometheusRuleFile.write(
				this.serverRules.complete(this.engine.ruleGroups(), this.engine.objectives().objectives()),
				snapshot().loop().interval());
	}

	@Override
	public String openSlo() {
		return this.serverRules.openSlo(this.engine.objectives().objectives(),
				this.engine.externalLabels().get("application"));
	}

	@Override
	public List<String> meterProblems() {
		return this.sampler.problems();
	}

	@Override
	public List<ReceiverStatus> receivers() {
		return this.engine.deliveries().receivers();
	}

	@Override
	public FleetStatus fleet() {
		return this.storage.fleet().status();
	}

	@Override
	public StorageStatus storage() {
		return this.storage.status();
	}

	@Override
	public @Nullable StorageCleanup cleanup(int days) {
		return this.storage.cleanup(days);
	}

	@Override
	public @Nullable RemoteStatus remote() {
		return this.remote.get();
	}

}
