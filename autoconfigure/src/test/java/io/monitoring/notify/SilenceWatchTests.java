package io.monitoring.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.LabelMatcher;
import org.junit.jupiter.api.Test;

import static io.monitoring.notify.DispatcherFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Warnings before a silence ends, and what is forgotten afterwards.
 */
class SilenceWatchTests {

	private static final LabelMatcher EVERYTHING = new LabelMatcher("alertname", LabelMatcher.Type.REGEX, ".+");

	private final MemorySilenceStore store = new MemorySilenceStore();

	private final Silences silences = new Silences(this.store, 10);

	private final SilenceWatch watch = new SilenceWatch(this.silences);

	private final List<Alert> firing = List.of(TestAlerts.firing(START, "alertname", "A", "i", "1"),
			TestAlerts.firing(START, "alertname", "A", "i", "2"), TestAlerts.pending(START, "alertname", "B"));

	@Test
	void warnsAQuarterOfAnHourBeforeTheEndAndResolvesAfterIt() {
		Silence silence = put(Duration.ofHours(8));
		assertThat(warnings(8 * 3600 - 901)).isEmpty();
		assertThat(warnings(8 * 3600 - 900)).singleElement().satisfies((alert) -> {
			assertThat(alert.name()).isEqualTo("SilenceEndsSoon");
			assertThat(alert.severity()).isEqualTo("info");
			assertThat(alert.labels().get("silence")).isEqualTo(silence.id());
			assertThat(alert.state()).isEqualTo(AlertState.FIRING);
			assertThat(alert.annotations()).containsEntry("summary",
					"The silence of ann ends at 2026-11-21T18:00:00Z; it hides 2 firing alerts now");
			assertThat(alert.annotations()).containsEntry("description", "new disks");
		});
		assertThat(warnings(8 * 3600)).singleElement().satisfies((alert) -> {
			assertThat(alert.state()).isEqualTo(AlertState.RESOLVED);
			assertThat(alert.resolvedAt()).isEqualTo(silence.endsAt());
		});
		assertThat(warnings(9 * 3600)).isEmpty();
	}

	@Test
	void shortSilenceIsWarnedOfForATenthOfItsLength() {
		put(Duration.ofMinutes(20));
		assertThat(warnings(18 * 60 - 1)).isEmpty();
		assertThat(warnings(18 * 60)).hasSize(1);
	}

	@Test
	void silenceThatHidesNothingEndsQuietly() {
		put(Duration.ofMinutes(20));
		assertThat(this.watch.warnings(START.plusSeconds(19 * 60), List.of())).isEmpty();
	}

	@Test
	void warningStaysWhenTheHiddenAlertsEnd() {
		put(Duration.ofMinutes(20));
		assertThat(warnings(18 * 60)).hasSize(1);
		assertThat(this.watch.warnings(START.plusSeconds(19 * 60), List.of())).singleElement()
			.satisfies((alert) -> assertThat(alert.state()).isEqualTo(AlertState.FIRING));
	}

	@Test
	void prolongedSilenceResolvesItsWarning() {
		Silence silence = put(Duration.ofMinutes(20));
		warnings(18 * 60);
		this.silences.put(new Silence(silence.id(), silence.matchers(), START, START.plusSeconds(7200), START, "ann",
				"new disks"), START.plusSeconds(18 * 60));
		assertThat(warnings(18 * 60 + 15)).singleElement()
			.satisfies((alert) -> assertThat(alert.state()).isEqualTo(AlertState.RESOLVED));
		assertThat(warnings(18 * 60 + 30)).isEmpty();
	}

	@Test
	void silenceDoesNotHideTheWarningOfItsOwnEnd() {
		put(Duration.ofMinutes(20));
		Alert warning = warnings(18 * 60).get(0);
		assertThat(this.silences.silencing(warning.labels(), START.plusSeconds(18 * 60))).isEmpty();
		put(Duration.ofMinutes(60));
		assertThat(this.silences.silencing(warning.labels(), START.plusSeconds(18 * 60))).hasSize(1);
	}

	@Test
	void restartDoesNotMakeTheWarningAnotherAlert() {
		put(Duration.ofMinutes(20));
		Alert warning = warnings(18 * 60).get(0);
		Alert again = new SilenceWatch(this.silences).warnings(START.plusSeconds(18 * 60), this.firing).get(0);
		assertThat(again).isEqualTo(warning);
	}

	@Test
	void endedSilencesAreForgottenAfterFiveDays() {
		Silence silence = put(Duration.ofMinutes(20));
		Silence other = put(Duration.ofDays(20));
		assertThat(this.silences.forgetEnded(silence.endsAt().plus(Silences.RETENTION))).isEmpty();
		assertThat(this.silences.forgetEnded(silence.endsAt().plus(Silences.RETENTION).plusSeconds(1)))
			.containsExactly(silence.id());
		assertThat(this.silences.all()).containsExactly(other);
		assertThat(this.store.load()).containsExactly(other);
	}

	@Test
	void ofTooManyEndedSilencesTheOldestAreForgotten() {
		for (int i = 1; i <= 15; i++) {
			Instant at = START.plusNanos(i);
			Silence silence = this.silences
				.put(new Silence("", List.of(EVERYTHING), at, at.plusSeconds(60), at, "ann", "new disks"), at);
			this.silences.expire(silence.id(), at.plusNanos(1));
		}
		assertThat(this.silences.forgetEnded(START.plusSeconds(1))).hasSize(5);
		assertThat(this.silences.all()).hasSize(10).extracting(Silence::endsAt).contains(START.plusNanos(16));
	}

	private Silence put(Duration length) {
		return this.silences
			.put(new Silence("", List.of(EVERYTHING), START, START.plus(length), START, "ann", "new disks"), START);
	}

	private List<Alert> warnings(long second) {
		return this.watch.warnings(START.plusSeconds(second), this.firing);
	}

}
