package io.monitoring.storage;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.monitoring.engine.MonitoringEngine;
import io.monitoring.notify.Notification;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.Silence;
import io.monitoring.notify.Silences;
import io.monitoring.series.LabelMatcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two engines on one database, whose ticks are those of the test.
 */
class TwoReplicasTests {

	private final SharedFixture database = new SharedFixture();

	private final List<String> told = new CopyOnWriteArrayList<>();

	private SharedStorage first;

	private SharedStorage second;

	private List<MonitoringEngine> engines = List.of();

	private Instant now = Samples.NOW;

	@BeforeEach
	void start() {
		this.first = this.database.open("shop-1");
		this.second = this.database.open("shop-2");
		this.engines = List.of(engine(this.first, "shop-1"), engine(this.second, "shop-2"));
	}

	private MonitoringEngine engine(SharedStorage storage, String instance) {
		return ReplicaProcess.engine(storage, instance, SharedFixture.INTERVAL, new Notifier() {

			@Override
			public String name() {
				return "test";
			}

			@Override
			public void send(Notification notification) {
				notification.alerts()
					.forEach((alert) -> TwoReplicasTests.this.told
						.add(instance + " tells " + alert.name() + " of " + alert.labels().get("instance")));
			}

		}, List.of());
	}

	@AfterEach
	void stop() {
		this.engines.forEach(MonitoringEngine::close);
		this.database.close();
	}

	private void fire(String alert) {
		this.engines.forEach((engine) -> engine.setRuleEnabled(alert, true));
	}

	private void awaitTold(int number) {
		SharedFixture.await(number + " told, not " + this.told, () -> {
			tick();
			return this.told.size() >= number;
		});
		for (int i = 0; i < 5; i++) {
			tick();
		}
	}

	private void tick() {
		this.now = this.now.plus(SharedFixture.INTERVAL);
		this.engines.forEach((engine) -> engine.tick(this.now));
	}

	@Test
	void theAlertOfAnObjectiveIsToldOnceAndThatOfEachReplicaForEach() {
		fire("slo1");
		awaitTold(1);
		assertThat(this.told).containsExactly("shop-1 tells slo1 of ");
		fire("own1");
		awaitTold(3);
		assertThat(this.told.subList(1, 3)).containsExactlyInAnyOrder("shop-1 tells own1 of shop-1",
				"shop-1 tells own1 of shop-2");
	}

	@Test
	void aSilenceOfOneReplicaHidesAtTheOther() {
		new Silences(this.second.silenceStore(), 10)
			.put(new Silence("", List.of(LabelMatcher.equal("alertname", "slo1")), this.now.minusSeconds(1),
					this.now.plusSeconds(100_000), this.now, "ann", "maintenance"), this.now);
		SharedFixture.await("the first knows it", () -> !this.first.silenceStore().load().isEmpty());
		fire("slo1");
		fire("slo2");
		awaitTold(1);
		assertThat(this.told).containsExactly("shop-1 tells slo2 of ");
	}

}
