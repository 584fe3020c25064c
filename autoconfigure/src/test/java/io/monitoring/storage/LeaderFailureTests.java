package io.monitoring.storage;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Three replicas in processes of their own, of which the one that tells receivers is
 * killed, stopped or cut off: another takes its place within two intervals, nothing is
 * lost, and nothing is told more than twice.
 */
class LeaderFailureTests {

	private static final Duration INTERVAL = Duration.ofSeconds(5);

	private final SharedFixture database = new SharedFixture();

	private final List<ReplicaProcess> replicas = new ArrayList<>();

	private CutConnection network;

	@BeforeEach
	void start() throws IOException {
		this.network = new CutConnection(this.database.port());
		String cuttable = this.database.url().replace(":" + this.database.port(), ":" + this.network.port());
		this.replicas.add(ReplicaProcess.start(cuttable, "shop-0", INTERVAL));
		SharedFixture.await("the first leads", () -> this.replicas.get(0).isLeading());
		this.replicas.add(ReplicaProcess.start(this.database.url(), "shop-1", INTERVAL));
		this.replicas.add(ReplicaProcess.start(this.database.url(), "shop-2", INTERVAL));
		SharedFixture.await("all run", () -> this.replicas.stream().allMatch(ReplicaProcess::isReady));
		fire("slo0", this.replicas);
		awaitSent("slo0");
		SharedFixture.await("that is noted", () -> this.database.number("SELECT count(*) FROM monitoring_told") == 1);
	}

	@AfterEach
	void stop() throws IOException {
		this.replicas.forEach(ReplicaProcess::close);
		this.network.close();
		this.database.close();
	}

	private ReplicaProcess leader() {
		return this.replicas.get(0);
	}

	private List<ReplicaProcess> followers() {
		return this.replicas.subList(1, 3);
	}

	private static void fire(String alert, List<ReplicaProcess> where) throws IOException {
		for (ReplicaProcess replica : where) {
			replica.fire(alert);
		}
	}

	private long sent(String alert) {
		return this.replicas.stream()
			.flatMap((replica) -> replica.sent().stream())
			.filter(Predicate.isEqual(alert + " FIRING"))
			.count();
	}

	private void awaitSent(String alert) {
		SharedFixture.await(alert + " is told", () -> sent(alert) > 0);
	}

	private void awaitHandOver(long since) {
		SharedFixture.await("another leads", () -> followers().stream().anyMatch(ReplicaProcess::isLeading));
		assertThat(Duration.ofNanos(System.nanoTime() - since)).as("hand-over")
			.isLessThan(INTERVAL.multipliedBy(2).plusMillis(500));
	}

	/** What was told before is not told again, and the alerts of all are told once. */
	private void assertHandedOver(String during) throws IOException {
		awaitSent(during);
		fire("slo5", this.replicas.subList(1, 3));
		followers().get(1).fire("own5");
		awaitSent("slo5");
		awaitSent("own5");
		assertThat(sent("slo0")).isOne();
		assertThat(sent(during)).isBetween(1L, 2L);
		assertThat(sent("slo5")).isOne();
		assertThat(sent("own5")).isOne();
		assertThat(followers()).filteredOn(ReplicaProcess::isLeading).hasSize(1);
	}

	@Test
	void aLeaderThatIsKilledIsReplaced() throws Exception {
		fire("slo1", this.replicas);
		leader().kill();
		awaitHandOver(System.nanoTime());
		assertHandedOver("slo1");
	}

	@Test
	void aLeaderThatIsStoppedIsReplacedAndSaysNothingWhenItGoesOn() throws Exception {
		fire("slo1", this.replicas);
		leader().signal("STOP");
		awaitHandOver(System.nanoTime());
		fire("slo2", this.replicas);
		awaitSent("slo2");
		int told = leader().sent().size();
		leader().signal("CONT");
		SharedFixture.await("the old one stands by", () -> !leader().isLeading());
		assertHandedOver("slo1");
		assertThat(leader().sent().size() - told).as("said by the old one").isLessThanOrEqualTo(1);
		assertThat(sent("slo2")).isOne();
	}

	@Test
	void aLeaderThatIsCutOffIsReplacedAndStandsByUntilItIsBack() throws Exception {
		this.network.cut();
		long since = System.nanoTime();
		fire("slo1", this.replicas);
		awaitHandOver(since);
		SharedFixture.await("the old one stands by", () -> !leader().isLeading());
		leader().fire("own1");
		assertHandedOver("slo1");
		assertThat(sent("own1")).isZero();
		this.network.mend();
		awaitSent("own1");
		assertThat(leader().sent()).containsExactly("slo0 FIRING");
	}

}
