package io.monitoring.engine;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.Labels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AlertTracesTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private final List<Labels> asked = new ArrayList<>();

	private final AlertTraces traces = new AlertTraces((alert) -> {
		this.asked.add(alert.labels());
		return "trace" + this.asked.size();
	});

	@Test
	void anAlertKeepsTheExampleThatWasThereWhenItBeganToFire() {
		Alert alert = alert("a", AlertState.FIRING);
		assertThat(this.traces.annotate(List.of(alert)).get(0).annotations()).containsEntry("trace_id", "trace1")
			.containsEntry("summary", "s");
		assertThat(this.traces.annotate(List.of(alert)).get(0).annotations()).containsEntry("trace_id", "trace1");
		Alert resolved = alert("a", AlertState.RESOLVED);
		assertThat(this.traces.annotate(List.of(resolved)).get(0).annotations()).containsEntry("trace_id", "trace1");
		assertThat(this.asked).hasSize(1);
	}

	@Test
	void anAlertThatFiresAgainLaterGetsANewExample() {
		this.traces.annotate(List.of(alert("a", AlertState.FIRING)));
		this.traces.annotate(List.of());
		assertThat(this.traces.annotate(List.of(alert("a", AlertState.FIRING))).get(0).annotations())
			.containsEntry("trace_id", "trace2");
	}

	@Test
	void ofManyNewAlertsAFewAreLookedUpInEachTick() {
		List<Alert> alerts = IntStream.range(0, 500).mapToObj((i) -> alert("a" + i, AlertState.FIRING)).toList();
		assertThat(this.traces.annotate(alerts)).hasSize(500);
		assertThat(this.asked).hasSize(10);
	}

	@Test
	void aSourceThatFailsCostsNoAlert() {
		AlertTraces failing = new AlertTraces((alert) -> {
			throw new IllegalStateException("closed");
		});
		Alert alert = alert("a", AlertState.FIRING);
		assertThat(failing.annotate(List.of(alert))).containsExactly(alert);
	}

	private static Alert alert(String name, AlertState state) {
		return new Alert(Labels.of("alertname", name), Map.of("summary", "s"), state, 1, NOW, NOW, null);
	}

}
