package io.monitoring.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import io.monitoring.notify.NotificationRecord.Result;
import io.monitoring.series.LabelMatcher;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

import static io.monitoring.notify.DispatcherFixture.START;
import static io.monitoring.notify.DispatcherFixture.route;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * That nothing which was decided is lost: while a receiver is down, over restarts, and
 * until the deadline.
 */
class DispatcherOutboxTests {

	private static final NotificationException DOWN = new NotificationException("status 503", true, null);

	private DispatcherFixture fixture = new DispatcherFixture(route(), true);

	@Test
	void incidentThatBeginsAndEndsWhileTheReceiverIsDownIsTold() {
		this.fixture.fail(DOWN, 1000).fire("alertname", "A").runTo(20).resolve("alertname", "A").runTo(100);
		this.fixture.notifier.failures.clear();
		this.fixture.runTo(120);
		assertThat(this.fixture.told()).containsExactly("22 ALL_RESOLVED -A");
		assertThat(this.fixture.notifier.taken.get(0).alerts().get(0).firedAt()).isEqualTo(START);
		assertThat(this.fixture.notifier.taken.get(0).alerts().get(0).resolvedAt()).isEqualTo(START.plusSeconds(20));
		assertThat(this.fixture.dispatcher.status().groups()).isZero();
	}

	@Test
	void receiverThatDoesNotWantEndsHearsOfTheIncidentAnyway() {
		this.fixture = new DispatcherFixture(route(), false);
		this.fixture.fail(DOWN, 1000).fire("alertname", "A").runTo(20).resolve("alertname", "A").runTo(100);
		this.fixture.notifier.failures.clear();
		this.fixture.runTo(160);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A");
		this.fixture.fire("alertname", "A").runTo(180);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A", "162 FIRST +A");
	}

	@Test
	void whatReplacesAWaitingNotificationCoversIt() {
		this.fixture.fail(DOWN, 1000).fire("alertname", "A", "i", "1").runTo(5);
		this.fixture.resolve("alertname", "A", "i", "1").runTo(20).fire("alertname", "A", "i", "2").runTo(40);
		this.fixture.silence(1000, LabelMatcher.equal("i", "2"));
		this.fixture.fire("alertname", "A", "i", "3").runTo(60);
		this.fixture.notifier.failures.clear();
		this.fixture.runTo(80);
		assertThat(this.fixture.told()).containsExactly("42 FIRST -A1 +A2 +A3");
		assertThat(this.fixture.log.recent(10)).extracting(NotificationRecord::result)
			.containsExactlyInAnyOrder(Result.DELIVERED, Result.REPLACED, Result.REPLACED, Result.REPLACED);
	}

	@Test
	void waitingNotificationOfAnAlertThatIsSilencedNowIsKept() {
		this.fixture.fail(DOWN, 1000).fire("alertname", "A").runTo(5);
		this.fixture.silence(1000, LabelMatcher.equal("alertname", "A"));
		this.fixture.runTo(50);
		this.fixture.notifier.failures.clear();
		this.fixture.runTo(70);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A");
	}

	@Test
	void repeatIntervalBeginsWithTheDelivery() {
		this.fixture = new DispatcherFixture(new Route("main", List.of(), List.of("alertname"),
				DispatcherFixture.timing(1, 10, 20), Route.Windows.NONE, false, List.of()), true);
		this.fixture.fail(DOWN, 7).fire("alertname", "A").runTo(20);
		assertThat(this.fixture.told()).isEmpty();
		this.fixture.runTo(21);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A");
		this.fixture.runTo(61);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A", "42 REPEAT +A");
	}

	@Test
	void restartTakesUpWhatWaitsUnderTheSameIdentity() {
		this.fixture.fail(DOWN, 1000).fire("alertname", "A").runTo(5).restart().runTo(30);
		this.fixture.notifier.failures.clear();
		this.fixture.restart().runTo(50);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A");
		assertThat(this.fixture.notifier.attemptedIds).hasSizeGreaterThan(5)
			.containsOnly(this.fixture.notifier.attemptedIds.get(0));
	}

	@Test
	void endDuringARestartIsToldInPlaceOfWhatWaited() {
		this.fixture.fail(DOWN, 1000).fire("alertname", "A").runTo(5).resolve("alertname", "A").runTo(6);
		this.fixture.notifier.failures.clear();
		this.fixture.restart().runTo(50);
		assertThat(this.fixture.told()).containsExactly("7 ALL_RESOLVED -A");
	}

	@Test
	void waitingNotificationIsToldAfterARestartThoughItsAlertIsUnknown() {
		this.fixture.fail(DOWN, 1000).fire("alertname", "A").runTo(5);
		this.fixture.alerts.clear();
		this.fixture.notifier.failures.clear();
		this.fixture.restart().runTo(400);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A", "66 REPEAT +A", "126 REPEAT +A", "186 REPEAT +A",
				"246 REPEAT +A", "306 ALL_RESOLVED -A");
	}

	@Test
	void crashBetweenSendingAndSettlingRepeatsTheSameNotificationOnce() {
		this.fixture.fire("alertname", "A").fire("alertname", "B").runTo(1);
		this.fixture.dispatcher = new Dispatcher(this.fixture.settings, new ForgetfulLog(this.fixture.log),
				this.fixture.silences, Runnable::run, () -> 0.5);
		this.fixture.runTo(3).restart().runTo(50);
		assertThat(this.fixture.told()).containsExactlyInAnyOrder("2 FIRST +A", "2 FIRST +B", "2 FIRST +A",
				"2 FIRST +B");
		assertThat(this.fixture.notifier.attemptedIds).hasSize(4);
		assertThat(List.copyOf(new HashSet<>(this.fixture.notifier.attemptedIds))).hasSize(2);
	}

	@Test
	void decisionsOfATickAreKeptInOneCallBeforeTheFirstAttempt() {
		List<String> calls = new ArrayList<>();
		NotificationLog log = new ForgetfulLog(this.fixture.log) {
			@Override
			public void enqueue(List<PendingNotification> notifications) {
				calls.add("kept " + notifications.size() + ", tried "
						+ DispatcherOutboxTests.this.fixture.notifier.attemptedIds.size());
				super.enqueue(notifications);
			}
		};
		this.fixture.dispatcher = new Dispatcher(this.fixture.settings, log, this.fixture.silences, Runnable::run,
				() -> 0.5);
		this.fixture.fire("alertname", "A").fire("alertname", "B").fire("alertname", "C").runTo(5);
		assertThat(calls).containsExactly("kept 3, tried 0");
	}

	@Test
	void nothingIsKeptAgainWhileNothingChanges() {
		List<Integer> calls = new ArrayList<>();
		NotificationLog log = new ForgetfulLog(this.fixture.log) {
			@Override
			public void enqueue(List<PendingNotification> notifications) {
				calls.add(notifications.size());
				super.enqueue(notifications);
			}
		};
		this.fixture.dispatcher = new Dispatcher(this.fixture.settings, log, this.fixture.silences, Runnable::run,
				() -> 0.5);
		this.fixture.fail(DOWN, 10_000).fire("alertname", "A").runTo(1000);
		assertThat(calls).containsExactly(1);
	}

	@Test
	void afterTheDeadlineANotificationIsGivenUpAndTheGroupIsDecidedAnew() {
		this.fixture.configure((settings) -> settings.limited(20, Duration.ofSeconds(100)));
		this.fixture.fail(DOWN, 100_000).fire("alertname", "A").runTo(101);
		assertThat(this.fixture.dispatcher.status().abandoned()).isZero();
		this.fixture.runTo(170);
		assertThat(this.fixture.dispatcher.status().abandoned()).isEqualTo(1);
		assertThat(this.fixture.log.recent(10)).extracting(NotificationRecord::result)
			.containsExactly(Result.WAITING, Result.ABANDONED);
		assertThat(this.fixture.log.recent(10).get(1).error()).isEqualTo("status 503");
		this.fixture.notifier.failures.clear();
		this.fixture.runTo(230);
		assertThat(this.fixture.told().get(0)).endsWith("FIRST +A");
	}

	@Test
	void deadlineCountsOnlyWithAFailureAfterIt() {
		this.fixture.configure((settings) -> settings.limited(20, Duration.ofSeconds(100)));
		this.fixture.fail(DOWN, 100_000).fire("alertname", "A").runTo(99);
		this.fixture.notifier.failures.clear();
		this.fixture.runTo(160);
		assertThat(this.fixture.told()).startsWith("2 FIRST +A");
		assertThat(this.fixture.dispatcher.status().abandoned()).isZero();
	}

	@Test
	void waitingNotificationSaysHowOftenItWasTriedAndWhatItMet() {
		this.fixture.fail(DOWN, 1000).fire("alertname", "A").runTo(5);
		assertThat(this.fixture.log.recent(1)).singleElement().satisfies((record) -> {
			assertThat(record.result()).isEqualTo(Result.WAITING);
			assertThat(record.attempts()).isPositive();
			assertThat(record.error()).isEqualTo("status 503");
		});
	}

	@Test
	void refusedNotificationIsGivenUp() {
		this.fixture.fail(new NotificationException("status 400", false, null), 1).fire("alertname", "A").runTo(5);
		assertThat(this.fixture.dispatcher.status().abandoned()).isEqualTo(1);
		assertThat(this.fixture.log.pending()).isEmpty();
		assertThat(this.fixture.log.recent(1)).singleElement()
			.satisfies((record) -> assertThat(record.result()).isEqualTo(Result.ABANDONED));
	}

	@Test
	void waitingNotificationWhoseReceiverIsGoneIsGivenUp() {
		this.fixture.fail(DOWN, 1000).fire("alertname", "A").runTo(5);
		RecordingNotifier other = new RecordingNotifier("other");
		this.fixture.configure((settings) -> DispatcherSettings.of(Route.to("other"), List.of(Receiver.of(other)), ""));
		this.fixture.runTo(60);
		assertThat(DispatcherFixture.told(other)).containsExactly("31 FIRST +A");
		assertThat(this.fixture.dispatcher.status().abandoned()).isEqualTo(1);
		assertThat(this.fixture.log.pending()).isEmpty();
	}

	@Test
	void waitingNotificationOfARouteThatIsGoneIsDeliveredAsItIs() {
		this.fixture.fail(DOWN, 1000).fire("alertname", "A").runTo(5);
		this.fixture.notifier.failures.clear();
		this.fixture.alerts.clear();
		this.fixture.configure((settings) -> DispatcherSettings.of(new Route("main", List.of(), List.of("i"),
				DispatcherFixture.timing(1, 10, 60), Route.Windows.NONE, false, List.of()), settings.receivers(), ""));
		this.fixture.runTo(20);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A");
		assertThat(this.fixture.log.pending()).isEmpty();
	}

	@Test
	void lastProvenDeliveryOutlivesTheProcess() {
		this.fixture.fire("alertname", "A").runTo(5).restart();
		assertThat(this.fixture.dispatcher.status().receivers().get(0).lastSuccessAt()).isEqualTo(START.plusSeconds(2));
	}

	@Test
	void logThatFailsDoesNotMakeADeliveredNotificationLeaveAgain() {
		NotificationLog log = new ForgetfulLog(this.fixture.log) {
			@Override
			public void settle(PendingNotification notification, Result result, Instant time, @Nullable String error) {
				throw new IllegalStateException("disk full");
			}
		};
		this.fixture.dispatcher = new Dispatcher(this.fixture.settings, log, this.fixture.silences, Runnable::run,
				() -> 0.5);
		this.fixture.fire("alertname", "A").runTo(10);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A");
		assertThat(this.fixture.dispatcher.status().outstanding()).isZero();
	}

	@Test
	void endThatNobodyWantsToHearOfCountsAtOnceButIsWrittenWithoutTheTick() {
		List<Runnable> tasks = new ArrayList<>();
		this.fixture.dispatcher = new Dispatcher(
				DispatcherSettings.of(route(), List.of(new Receiver("main", this.fixture.notifier, false)), ""),
				this.fixture.log, this.fixture.silences, tasks::add, () -> 0.5);
		this.fixture.fire("alertname", "A").runTo(5);
		tasks.remove(0).run();
		tasks.remove(0).run();
		this.fixture.runTo(6).resolve("alertname", "A").runTo(13);
		assertThat(this.fixture.log.find("{}:{alertname=\"A\"}", "main", this.fixture.now()).firing()).hasSize(1);
		this.fixture.fire("alertname", "A").runTo(16);
		for (int i = 0; i < tasks.size(); i++) {
			tasks.get(i).run();
		}
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A", "15 FIRST +A");
	}

	@Test
	void nothingSetsOutBeforeItIsKeptHoweverLongThatTakes() {
		List<Runnable> tasks = new ArrayList<>();
		this.fixture.dispatcher = new Dispatcher(this.fixture.settings, this.fixture.log, this.fixture.silences,
				tasks::add, () -> 0.5);
		this.fixture.fire("alertname", "A").runTo(5);
		assertThat(tasks).as("only the writer").hasSize(1);
		assertThat(this.fixture.log.pending()).isEmpty();
		tasks.remove(0).run();
		assertThat(this.fixture.log.pending()).hasSize(1);
		assertThat(this.fixture.told()).isEmpty();
		tasks.remove(0).run();
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A");
	}

	@Test
	void logThatCannotKeepAnythingDoesNotKeepReceiversFromBeingTold() {
		NotificationLog log = new ForgetfulLog(this.fixture.log) {
			@Override
			public void enqueue(List<PendingNotification> notifications) {
				throw new IllegalStateException("disk full");
			}
		};
		this.fixture.dispatcher = new Dispatcher(this.fixture.settings, log, this.fixture.silences, Runnable::run,
				() -> 0.5);
		this.fixture.fire("alertname", "A").runTo(5);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A");
	}

}
