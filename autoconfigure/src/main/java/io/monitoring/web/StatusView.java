package io.monitoring.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.engine.FleetStatus;
import io.monitoring.engine.LoopStatus;
import io.monitoring.engine.LoopStatus.EngineError;
import io.monitoring.engine.MonitoringSnapshot;
import io.monitoring.notify.ReceiverStatus;
import io.monitoring.remote.RemoteStatus;
import io.monitoring.rule.RuleStatus;
import io.monitoring.series.StoreStatistics;
import io.monitoring.storage.StorageStatus;
import org.jspecify.annotations.Nullable;

/**
 * The state of the loop, the store, the rules and the receivers.
 */
record StatusView(@Nullable String version, Instant startedAt, Duration uptime, Duration interval, long ticks,
		long lateTicks, @Nullable Instant lastTick, Duration lastTickDuration, Rules rules, int objectives,
		Alerts alerts, Store store, Storage storage, @Nullable Replica replica, @Nullable Remote remote,
		List<Receiver> receivers, List<String> meterProblems, List<Failure> errors) {

	static StatusView of(MonitoringSource source) {
		MonitoringSnapshot snapshot = source.monitoring().snapshot();
		LoopStatus loop = snapshot.loop();
		return new StatusView(source.version(), loop.startedAt(),
				Duration.between(loop.startedAt(), source.monitoring().now()), loop.interval(), loop.ticks(),
				loop.lateTicks(), (loop.ticks() > 0) ? snapshot.time() : null, loop.lastTickDuration(),
				Rules.of(snapshot.rules()), snapshot.objectives().size(), Alerts.of(snapshot.alerts()),
				Store.of(snapshot.store()), Storage.of(source.monitoring().storage()),
				Replica.of(source.monitoring().fleet()), Remote.of(source.monitoring().remote()),
				source.monitoring().receivers().stream().map(Receiver::of).toList(),
				source.monitoring().meterProblems(), loop.errors().stream().map(Failure::of).toList());
	}

	record Rules(int total, long failing, long disabled) {

		static Rules of(List<RuleStatus> rules) {
			return new Rules(rules.size(),
					rules.stream().filter((rule) -> rule.health() == RuleStatus.Health.ERR).count(),
					rules.stream().filter((rule) -> !rule.enabled()).count());
		}

	}

	record Alerts(long firing, long pending, long resolved) {

		static Alerts of(List<Alert> alerts) {
			return new Alerts(IndexResource.count(alerts, AlertState.FIRING),
					IndexResource.count(alerts, AlertState.PENDING), IndexResource.count(alerts, AlertState.RESOLVED));
		}

	}

	record Store(int series, int maxSeries, long samples, long bytes, long maxBytes, long refusedSeries,
			long droppedSamples, boolean capReached) {

		static Store of(StoreStatistics store) {
			return new Store(store.series(), store.maxSeries(), store.samples(), store.bytes(), store.maxBytes(),
					store.refusedSeries(), store.droppedSamples(), store.capReached());
		}

	}

	record Storage(String state, @Nullable String path, @Nullable String problem, @Nullable Instant since, long bytes,
			long maxBytes, long failedWrites, long lostRecords, long unreadableRows, @Nullable Instant lastCorruption,
			@Nullable String setAside) {

		static Storage of(StorageStatus status) {
			return new Storage(status.state().name().toLowerCase(Locale.ROOT), status.path(), status.problem(),
					status.since(), status.size(), status.maxSize(), status.failedWrites(), status.lostRecords(),
					status.unreadableRows(), status.lastCorruption(), status.setAside());
		}

	}

	record Replica(String instance, @Nullable String leader, boolean leading, long epoch) {

		static @Nullable Replica of(FleetStatus status) {
			return status.shared() ? new Replica(status.instance(), status.leader(), status.leading(), status.epoch())
					: null;
		}

	}

	record Remote(@Nullable Boolean reachable, Duration latency, int unanswered, @Nullable String lastError,
			@Nullable Instant lastErrorAt, @Nullable Instant lastSuccessAt) {

		static @Nullable Remote of(@Nullable RemoteStatus status) {
			return (status == null) ? null : new Remote(status.reachable(), status.latency(), status.unanswered(),
					status.lastError(), status.lastErrorAt(), status.lastSuccessAt());
		}

	}

	record Receiver(String name, long sent, long failed, @Nullable String lastError, @Nullable Instant lastErrorAt,
			@Nullable Instant lastSuccessAt) {

		static Receiver of(ReceiverStatus status) {
			return new Receiver(status.receiver(), status.sent(), status.failed(), status.lastError(),
					status.lastErrorAt(), status.lastSuccessAt());
		}

	}

	record Failure(Instant time, String source, String message, long count) {

		static Failure of(EngineError error) {
			return new Failure(error.time(), error.source(), error.message(), error.count());
		}

	}

}
