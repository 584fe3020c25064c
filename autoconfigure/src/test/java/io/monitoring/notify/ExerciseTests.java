package io.monitoring.notify;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.notify.NotificationRecord.Result;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static io.monitoring.notify.DispatcherFixture.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Drills and tests.
 */
class ExerciseTests {

	private final RecordingNotifier pager = new RecordingNotifier("pager");

	private final Route critical = new Route("pager", List.of(LabelMatcher.equal("severity", "critical")), null,
			Route.Timing.INHERITED, Route.Windows.NONE, false, List.of());

	private final DispatcherFixture fixture = new DispatcherFixture(route(this.critical), true, this.pager);

	@Test
	void drillGoesThroughTheTreeWithTheNextTickAndSaysWhatItIs() {
		Exercise exercise = drill(null, "alertname", "A", "severity", "critical");
		assertThat(exercise.receivers()).containsExactly("pager");
		assertThat(this.pager.taken).isEmpty();
		this.fixture.runTo(1);
		assertThat(this.fixture.notifier.taken).isEmpty();
		assertThat(this.pager.taken).singleElement().satisfies((notification) -> {
			assertThat(notification.reason()).isEqualTo(NotificationReason.DRILL);
			assertThat(notification.groupKey()).isEqualTo("{}/drill/" + exercise.id() + ":{}");
			assertThat(notification.alerts()).singleElement().satisfies((alert) -> {
				assertThat(alert.labels().get("drill")).isEqualTo("true");
				assertThat(alert.state()).isEqualTo(AlertState.FIRING);
				assertThat(alert.annotations()).containsEntry("summary", "Fire drill, nothing is wrong: disk is full");
			});
		});
	}

	@Test
	void testOfOneReceiverIgnoresTheTree() {
		this.fixture.silence(100, LabelMatcher.equal("alertname", "A"));
		Exercise exercise = this.fixture.dispatcher.exercise(alert("alertname", "A"), NotificationReason.TEST, "pager",
				this.fixture.now());
		assertThat(exercise.receivers()).containsExactly("pager");
		assertThat(exercise.silencedBy()).isEmpty();
		this.fixture.runTo(1);
		assertThat(this.pager.taken.get(0).alerts().get(0).labels().get("test")).isEqualTo("true");
		assertThat(this.pager.taken.get(0).alerts().get(0).annotations().get("summary"))
			.startsWith("Test, nothing is wrong: ");
	}

	@Test
	void silencedDrillIsReportedAndNotSent() {
		Silence silence = this.fixture.silence(100, LabelMatcher.equal("alertname", "A"));
		Exercise exercise = drill(null, "alertname", "A");
		assertThat(exercise.receivers()).isEmpty();
		assertThat(exercise.silencedBy()).containsExactly(silence.id());
		this.fixture.runTo(5);
		assertThat(this.fixture.notifier.taken).isEmpty();
	}

	@Test
	void inhibitedDrillIsReportedAndNotSent() {
		InhibitRule rule = new InhibitRule(List.of(LabelMatcher.equal("severity", "critical")),
				List.of(LabelMatcher.equal("severity", "warning")), Set.of("alertname"));
		this.fixture.configure((settings) -> settings.with(List.of(rule), TimeIntervals.NONE));
		this.fixture.fire("alertname", "A", "severity", "critical").runTo(5);
		Exercise exercise = drill(null, "alertname", "A", "severity", "warning");
		assertThat(exercise.receivers()).isEmpty();
		assertThat(exercise.inhibitedBy()).containsExactly(
				TestAlerts.firing(this.fixture.now(), "alertname", "A", "severity", "critical").fingerprint());
	}

	@Test
	void drillNeitherMarksTheRealGroupAsToldNorIsItHiddenByIt() {
		drill(null, "alertname", "A");
		this.fixture.fire("alertname", "A").runTo(5);
		drill(null, "alertname", "A");
		this.fixture.runTo(11);
		assertThat(this.fixture.told()).containsExactly("1 DRILL +A", "2 FIRST +A", "6 DRILL +A");
		assertThat(new HashSet<>(this.fixture.notifier.attemptedIds)).hasSize(3);
	}

	@Test
	void exerciseIsRecordedAndProvesTheDelivery() {
		Exercise exercise = drill(null, "alertname", "A");
		this.fixture.runTo(1);
		assertThat(this.fixture.log.recent(10)).singleElement().satisfies((record) -> {
			assertThat(record.result()).isEqualTo(Result.DELIVERED);
			assertThat(record.notification().groupKey()).contains(exercise.id());
		});
		assertThat(this.fixture.dispatcher.status().receivers().get(0).lastSuccessAt()).isEqualTo(this.fixture.now());
	}

	@Test
	void exerciseThatFailsIsTriedAgainAlsoAfterARestart() {
		this.fixture.fail(new NotificationException("status 503", true, null), 3);
		drill(null, "alertname", "A");
		this.fixture.runTo(1).restart().runTo(30);
		assertThat(this.fixture.told()).containsExactly("1 DRILL +A");
		assertThat(this.fixture.notifier.attemptedIds).hasSize(4);
	}

	@Test
	void unknownReceiverIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.fixture.dispatcher.exercise(alert("alertname", "A"), NotificationReason.TEST, "fax",
					this.fixture.now()))
			.withMessage("There is no receiver 'fax'. Known are [main, pager].");
	}

	@Test
	void otherReasonsAreRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.fixture.dispatcher.exercise(alert("alertname", "A"), NotificationReason.FIRST, null,
					this.fixture.now()))
			.withMessage("'reason' must be DRILL or TEST but is FIRST");
	}

	@Test
	void numberOfWaitingExercisesIsBounded() {
		for (int i = 0; i < 20; i++) {
			drill("main", "alertname", "A");
		}
		assertThatIllegalStateException().isThrownBy(() -> drill("main", "alertname", "A"))
			.withMessageContaining("try again later");
		this.fixture.runTo(1);
		assertThat(this.fixture.notifier.taken).hasSize(20);
	}

	private Exercise drill(@Nullable String receiver, String... labels) {
		return this.fixture.dispatcher.exercise(alert(labels), NotificationReason.DRILL, receiver, this.fixture.now());
	}

	private static Alert alert(String... labels) {
		Instant now = DispatcherFixture.START;
		return new Alert(Labels.of(labels), Map.of("summary", "disk is full"), AlertState.PENDING, 1, now, null, null);
	}

}
