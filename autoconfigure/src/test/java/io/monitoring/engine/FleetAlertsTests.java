package io.monitoring.engine;

import java.time.Instant;
import java.util.List;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.notify.TestAlerts;
import io.monitoring.series.Labels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link FleetAlerts}.
 */
class FleetAlertsTests {

	private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

	@Test
	void onlyAlertsOfObjectivesLoseTheirInstance() {
		assertThat(FleetAlerts.shared(Labels.of("alertname", "A", "slo", "api", "instance", "a")))
			.isEqualTo(Labels.of("alertname", "A", "slo", "api"));
		assertThat(FleetAlerts.shared(Labels.of("alertname", "A", "instance", "a")))
			.isEqualTo(Labels.of("alertname", "A", "instance", "a"));
	}

	@Test
	void anAlertFiresAsLongAsItDoesForOneReplicaSinceTheFirst() {
		Alert own = TestAlerts.resolved(TestAlerts.firing(NOW, "alertname", "A"), NOW.plusSeconds(60));
		Alert other = TestAlerts.firing(NOW.minusSeconds(15), "alertname", "A");
		assertThat(FleetAlerts.merge(List.of(own), List.of(other))).singleElement().satisfies((alert) -> {
			assertThat(alert.state()).isEqualTo(AlertState.FIRING);
			assertThat(alert.firedAt()).isEqualTo(NOW.minusSeconds(15));
			assertThat(alert.resolvedAt()).isNull();
		});
	}

	@Test
	void anAlertHasEndedWhenItHasForTheLastReplica() {
		Alert own = TestAlerts.resolved(TestAlerts.firing(NOW, "alertname", "A"), NOW.plusSeconds(60));
		Alert other = TestAlerts.resolved(TestAlerts.firing(NOW, "alertname", "A"), NOW.plusSeconds(75));
		assertThat(FleetAlerts.merge(List.of(own), List.of(other))).singleElement()
			.extracting(Alert::resolvedAt)
			.isEqualTo(NOW.plusSeconds(75));
	}

	@Test
	void alertsOfDifferentReplicasStayApart() {
		Alert own = TestAlerts.firing(NOW, "alertname", "A", "instance", "a");
		Alert other = TestAlerts.firing(NOW, "alertname", "A", "instance", "b");
		assertThat(FleetAlerts.merge(List.of(own), List.of(other))).containsExactly(own, other);
	}

}
