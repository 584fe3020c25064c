package io.monitoring.notify;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.Labels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

class NotificationTextTests {

	private static final Instant TIME = Instant.parse("2026-11-21T10:00:00.250Z");

	static final List<String> hostile = HostileTexts.ALL;

	private final Alert first = TestAlerts.slow(TIME, 1);

	private final Alert second = TestAlerts.resolved(TestAlerts.slow(TIME, 2), TIME.plusSeconds(90));

	@Test
	void everythingIsSaid() {
		assertThat(String.join("\n", text(NotificationReason.SOME_RESOLVED, 10, this.second, this.first).lines()))
			.isEqualTo("""
					Reason: some alerts resolved
					Alerts: 1 firing, 1 resolved
					Severity: critical
					Group: alertname=SlowCheckout
					Time: 2026-11-21 10:00:00 UTC

					Firing: Checkout 1 is slow
					P95 is 2.4 s, at most 2 s are allowed.
					since 2026-11-21 10:00:00 UTC, value 2.412, i=1, service=shop
					Runbook: https://runbooks.example/slow?a=1&b=2

					Resolved: Checkout 2 is slow
					P95 is 2.4 s, at most 2 s are allowed.
					at 2026-11-21 10:01:30 UTC, value 2.412, i=2, service=shop
					Runbook: https://runbooks.example/slow?a=1&b=2
					Monitoring: https://shop.example/monitoring""");
	}

	@Test
	void titleTellsStatusNumberNameAndSeverity() {
		assertThat(text(NotificationReason.FIRST, 10, this.first, this.second).title())
			.isEqualTo("[FIRING:1] SlowCheckout (critical)");
		assertThat(text(NotificationReason.ALL_RESOLVED, 10, this.second).title())
			.isEqualTo("[RESOLVED:1] SlowCheckout (critical)");
	}

	@Test
	void drillsAndTestsAreMarked() {
		NotificationText drill = text(NotificationReason.DRILL, 10, this.first);
		assertThat(drill.title()).startsWith("[FIRE DRILL] [FIRING:1]");
		assertThat(drill.lines()).startsWith("This is a fire drill: nothing is wrong.");
		NotificationText test = text(NotificationReason.TEST, 10, this.first);
		assertThat(test.title()).startsWith("[TEST] [FIRING:1]");
		assertThat(test.lines()).startsWith("This is a test: nothing is wrong.");
	}

	@Test
	void alertsBeyondTheBoundAreCountedAndFiringOnesComeFirst() {
		List<Alert> alerts = IntStream.range(0, 30)
			.mapToObj((i) -> (i < 28) ? TestAlerts.resolved(TestAlerts.slow(TIME, i), TIME) : TestAlerts.slow(TIME, i))
			.toList();
		NotificationText text = NotificationText
			.of(TestAlerts.notification(TIME, NotificationReason.SOME_RESOLVED, alerts), 3);
		assertThat(text.alerts()).extracting(AlertText::firing).containsExactly(true, true, false);
		assertThat(text.more()).isEqualTo("and 27 more");
		assertThat(text.lines()).contains("and 27 more", "Alerts: 2 firing, 28 resolved");
	}

	@Test
	void alertWithoutTextsIsCalledByItsName() {
		NotificationText text = text(NotificationReason.FIRST, 10, TestAlerts.firing(TIME, "alertname", "A"));
		assertThat(text.title()).isEqualTo("[FIRING:1] A");
		assertThat(text.lines()).contains("Firing: A", "since 2026-11-21 10:00:00 UTC, value 1")
			.noneMatch((line) -> line.startsWith("Severity") || line.startsWith("Runbook"));
	}

	@ParameterizedTest
	@FieldSource("hostile")
	void linesStayLinesAndBounded(String attack) {
		NotificationText text = text(NotificationReason.FIRST, 10, TestAlerts.saying(TIME, attack));
		assertThat(text.lines()).hasSameSizeAs(plain(attack).lines())
			.allMatch(HostileTexts::isClean)
			.noneMatch((line) -> line.contains("\n"))
			.allMatch((line) -> line.length() <= 1600)
			.noneMatch((line) -> line.startsWith("Bcc"));
		assertThat(text.title()).hasSizeLessThanOrEqualTo(250);
	}

	/** What is said of a harmless text: links alone are left out where there is none. */
	private static NotificationText plain(String attack) {
		assertThat(WebLink.of(attack)).isNull();
		return text(NotificationReason.FIRST, 10, TestAlerts.saying(TIME, "x"));
	}

	@Test
	void manyLabelsAreCounted() {
		Labels.Builder labels = Labels.builder().set("alertname", "A");
		IntStream.range(0, 50).forEach((i) -> labels.set("l" + (10 + i), "v"));
		Alert alert = new Alert(labels.build(), Map.of(), AlertState.FIRING, 1, TIME, TIME, null);
		assertThat(AlertText.of(alert).labels()).endsWith("l29=v and 30 more");
	}

	@ParameterizedTest
	@CsvSource({ "0,0", "1,1", "0.12345,0.1235", "2.41234,2.412", "1234567.8,1234568", "1e18,1E+18",
			"0.00001234567,0.00001235", "-3.5,-3.5", "NaN,NaN", "Infinity,+Inf", "-Infinity,-Inf" })
	void valuesAreRoundedForPeople(double value, String expected) {
		assertThat(AlertText.number(value)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "https://r.example/a b,", "javascript:alert(1),", "file:///etc/passwd,", "https://u:p@r.example/,",
			"//r.example,", "https:///x,", "https://r.example/<x>,", "https://r.example/a|b,",
			"HTTPS://r.example/a?b=c#d,HTTPS://r.example/a?b=c#d",
			"https://r.example/\u00e4,https://r.example/%C3%A4" })
	void onlyWebPagesAreLinks(String text, String expected) {
		assertThat(WebLink.of(text)).isEqualTo(expected);
	}

	@Test
	void highestSeverityIsThatOfTheLoudestAlert() {
		assertThat(SeverityLevel.highest(List.of(TestAlerts.firing(TIME, "severity", "info"),
				TestAlerts.firing(TIME, "severity", "Warning"), TestAlerts.firing(TIME, "i", "1"))))
			.isEqualTo("Warning");
		assertThat(SeverityLevel.of("never heard of")).isEqualTo(SeverityLevel.ERROR);
		assertThat(SeverityLevel.highest(List.of())).isEmpty();
	}

	private static NotificationText text(NotificationReason reason, int maxAlerts, Alert... alerts) {
		return NotificationText.of(TestAlerts.notification(TIME, reason, List.of(alerts)), maxAlerts);
	}

}
