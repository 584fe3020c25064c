package io.monitoring.notify.log;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.notify.TestAlerts;
import io.monitoring.series.Labels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class LogNotifierTests {

	private static final Instant TIME = Instant.parse("2026-11-21T10:00:00Z");

	private final LogNotifier notifier = new LogNotifier("log");

	@Test
	void firingAlertIsAWarningAndResolvedAlertAnInformation(CapturedOutput output) {
		Alert firing = new Alert(Labels.of("alertname", "Slow", "severity", "critical"), Map.of("summary", "too slow"),
				AlertState.FIRING, 1, TIME, TIME, null);
		send(firing, TestAlerts.resolved(firing, TIME.plusSeconds(60)));
		assertThat(lines(output)).hasSize(2);
		assertThat(lines(output).get(0)).contains("WARN")
			.endsWith("Alert firing: Slow {severity=\"critical\"} since 2026-11-21T10:00:00Z: too slow"
					+ " (first notification)");
		assertThat(lines(output).get(1)).contains("INFO").contains("Alert resolved: Slow").contains("T10:01:00Z");
	}

	@Test
	void hostileTextsCannotForgeALine(CapturedOutput output) {
		String attack = "x\r\n2026-11-21 ERROR forged\u001b[2J\u202e\u2028\u0085next";
		send(new Alert(Labels.of("alertname", "A" + attack, "path", attack), Map.of("summary", attack),
				AlertState.FIRING, 1, TIME, TIME, null));
		assertThat(lines(output)).hasSize(1);
		assertThat(lines(output).get(0).chars())
			.noneMatch((c) -> Character.isISOControl(c) || c == 0x202e || c == 0x2028);
	}

	@Test
	void placeholdersOfTheLoggerAreJustText(CapturedOutput output) {
		send(new Alert(Labels.of("alertname", "A{}"), Map.of("summary", "{} ${jndi:ldap://x}"), AlertState.FIRING, 1,
				TIME, TIME, null));
		assertThat(lines(output).get(0)).contains("A{}").contains(": {} ${jndi:ldap://x}");
	}

	@Test
	void aFloodOfAlertsDoesNotDrownTheLog(CapturedOutput output) {
		send(IntStream.range(0, 5000)
			.mapToObj((i) -> TestAlerts.firing(TIME, "alertname", "A", "i", String.valueOf(i)))
			.toArray(Alert[]::new));
		assertThat(output.getOut().lines().filter((line) -> line.contains("LogNotifier"))).hasSize(101)
			.last()
			.asString()
			.contains("4900 more alerts");
	}

	private void send(Alert... alerts) {
		this.notifier.send(TestAlerts.notification(TIME, "log", List.of(alerts)));
	}

	private static List<String> lines(CapturedOutput output) {
		return output.getOut().lines().filter((line) -> line.contains("Alert ")).toList();
	}

}
