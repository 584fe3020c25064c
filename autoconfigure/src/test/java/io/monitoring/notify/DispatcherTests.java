package io.monitoring.notify;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import org.junit.jupiter.api.Test;

import static io.monitoring.notify.DispatcherFixture.START;
import static io.monitoring.notify.DispatcherFixture.route;
import static io.monitoring.notify.DispatcherFixture.timing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * When groups are told, with everything delivered at once.
 */
class DispatcherTests {

	private DispatcherFixture fixture = new DispatcherFixture(route(), true);

	@Test
	void newGroupWaitsAndThenTellsAllThatCameMeanwhile() {
		this.fixture.runTo(10).fire("alertname", "A", "i", "1").tick();
		this.fixture.runTo(11);
		assertThat(this.fixture.told()).containsExactly("11 FIRST +A1");
		this.fixture.runTo(12).fire("alertname", "A", "i", "2").fire("alertname", "A", "i", "3");
		this.fixture.runTo(21);
		assertThat(this.fixture.told()).containsExactly("11 FIRST +A1", "21 NEW_ALERTS +A1 +A2 +A3");
	}

	@Test
	void alertsOfOneGroupAreToldTogether() {
		this.fixture.fire("alertname", "A", "i", "1").fire("alertname", "A", "i", "2").fire("alertname", "B", "i", "1");
		this.fixture.runTo(5);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A1 +A2", "2 FIRST +B1");
		assertThat(this.fixture.notifier.taken).extracting(Notification::groupKey)
			.containsExactly("{}:{alertname=\"A\"}", "{}:{alertname=\"B\"}");
		assertThat(this.fixture.notifier.taken).extracting(Notification::groupLabels)
			.containsExactly(Labels.of("alertname", "A"), Labels.of("alertname", "B"));
	}

	@Test
	void nothingNewIsRepeatedOnlyAfterTheRepeatInterval() {
		this.fixture.fire("alertname", "A").runTo(150);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A", "62 REPEAT +A", "122 REPEAT +A");
	}

	@Test
	void repeatIntervalIsRoundedUpToTheGroupInterval() {
		this.fixture = new DispatcherFixture(new Route("main", List.of(), List.of("alertname"), timing(1, 10, 25),
				Route.Windows.NONE, false, List.of()), true);
		this.fixture.fire("alertname", "A").runTo(70);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A", "32 REPEAT +A", "62 REPEAT +A");
	}

	@Test
	void resolvedAlertIsToldAtTheNextFlushAndNotAgain() {
		this.fixture.fire("alertname", "A").runTo(5).resolve("alertname", "A").runTo(200);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A", "12 ALL_RESOLVED -A");
		assertThat(this.fixture.dispatcher.status().groups()).isZero();
	}

	@Test
	void someResolvedAlertsAreToldBesideThoseThatFire() {
		this.fixture.fire("alertname", "A", "i", "1").fire("alertname", "A", "i", "2").runTo(5);
		this.fixture.resolve("alertname", "A", "i", "2").runTo(30);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A1 +A2", "12 SOME_RESOLVED +A1 -A2");
	}

	@Test
	void alertThatIsResolvedWhileItsGroupWaitsIsNeverTold() {
		this.fixture = new DispatcherFixture(new Route("main", List.of(), List.of("alertname"), timing(5, 10, 60),
				Route.Windows.NONE, false, List.of()), true);
		this.fixture.fire("alertname", "A").runTo(3).resolve("alertname", "A").runTo(100);
		assertThat(this.fixture.told()).isEmpty();
		assertThat(this.fixture.dispatcher.status().groups()).isZero();
	}

	@Test
	void alertThatReturnsAfterItsEndIsTheFirstOfItsGroupAgain() {
		this.fixture.fire("alertname", "A").runTo(5).resolve("alertname", "A").runTo(15);
		this.fixture.fire("alertname", "A").runTo(30);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A", "12 ALL_RESOLVED -A", "17 FIRST +A");
		assertThat(this.fixture.notifier.taken).extracting(Notification::id).doesNotHaveDuplicates();
	}

	@Test
	void receiverThatDoesNotWantResolvedAlertsIsToldAnewWhenTheyReturn() {
		this.fixture = new DispatcherFixture(route(), false);
		this.fixture.fire("alertname", "A").runTo(5).resolve("alertname", "A").runTo(20);
		this.fixture.fire("alertname", "A").runTo(30);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A", "22 FIRST +A");
	}

	@Test
	void pendingAlertsAreLeftOut() {
		this.fixture.dispatcher.accept(START, List.of(TestAlerts.pending(START, "alertname", "A")));
		assertThat(this.fixture.dispatcher.status().groups()).isZero();
	}

	@Test
	void alertThatHasFiredForLongDoesNotWaitAgain() {
		this.fixture = new DispatcherFixture(new Route("main", List.of(), List.of("alertname"), timing(30, 300, 3600),
				Route.Windows.NONE, false, List.of()), true);
		this.fixture.fire("alertname", "A");
		this.fixture.second = 100;
		this.fixture.tick();
		assertThat(this.fixture.told()).containsExactly("100 FIRST +A");
	}

	@Test
	void alertOfWhichNothingIsHeardIsResolvedAfterFiveMinutes() {
		this.fixture.fire("alertname", "A").runTo(2);
		this.fixture.alerts.clear();
		this.fixture.runTo(400);
		assertThat(this.fixture.told().get(this.fixture.told().size() - 1)).isEqualTo("302 ALL_RESOLVED -A");
		assertThat(this.fixture.dispatcher.status().groups()).isZero();
	}

	@Test
	void restartWithTheSameLogTellsOnlyWhatChanged() {
		this.fixture.fire("alertname", "A").fire("alertname", "B").runTo(5);
		DispatcherFixture restarted = new DispatcherFixture(route(), true);
		restarted.dispatcher = new Dispatcher(
				DispatcherSettings.of(route(), List.of(Receiver.of(restarted.notifier)), ""), this.fixture.log,
				restarted.silences, Runnable::run, () -> 0.5);
		restarted.alerts.putAll(this.fixture.alerts);
		restarted.second = 20;
		restarted.resolve("alertname", "B").runTo(40);
		assertThat(restarted.told()).containsExactly("21 ALL_RESOLVED -B");
	}

	@Test
	void firstMatchingChildTakesTheAlertUnlessItContinues() {
		RecordingNotifier pager = new RecordingNotifier("pager");
		RecordingNotifier archive = new RecordingNotifier("archive");
		Route all = new Route("archive", List.of(), null, Route.Timing.INHERITED, Route.Windows.NONE, true, List.of());
		Route critical = new Route("pager", List.of(LabelMatcher.equal("severity", "critical")), null,
				Route.Timing.INHERITED, Route.Windows.NONE, false, List.of());
		Route late = new Route("archive", List.of(LabelMatcher.equal("severity", "critical")), null,
				Route.Timing.INHERITED, Route.Windows.NONE, false, List.of());
		this.fixture = new DispatcherFixture(route(all, critical, late), true, pager, archive);
		this.fixture.fire("alertname", "A", "severity", "critical").fire("alertname", "B").runTo(5);
		assertThat(DispatcherFixture.told(archive)).containsExactly("2 FIRST +A", "2 FIRST +B");
		assertThat(DispatcherFixture.told(pager)).containsExactly("2 FIRST +A");
		assertThat(pager.taken.get(0).groupKey()).isEqualTo("{}/{severity=\"critical\"}:{alertname=\"A\"}");
		assertThat(this.fixture.told()).isEmpty();
	}

	@Test
	void childInheritsReceiverGroupingAndTiming() {
		Route child = new Route(null, List.of(LabelMatcher.equal("team", "x")), null, Route.Timing.INHERITED,
				Route.Windows.NONE, false, List.of());
		this.fixture = new DispatcherFixture(route(child), true);
		this.fixture.fire("alertname", "A", "team", "x", "i", "1")
			.fire("alertname", "A", "team", "x", "i", "2")
			.runTo(70);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A1 +A2", "62 REPEAT +A1 +A2");
	}

	@Test
	void groupingByAllLabelsTellsEachAlertAlone() {
		this.fixture = new DispatcherFixture(
				new Route("main", List.of(), List.of("..."), timing(1, 10, 60), Route.Windows.NONE, false, List.of()),
				true);
		this.fixture.fire("alertname", "A", "i", "1").fire("alertname", "A", "i", "2").runTo(5);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A1", "2 FIRST +A2");
	}

	@Test
	void defaultsAreThoseOfAlertmanager() {
		this.fixture = new DispatcherFixture(Route.to("main"), true);
		this.fixture.fire("alertname", "A", "i", "1").runTo(100).fire("alertname", "A", "i", "2");
		this.fixture.runTo(4 * 3600 + 700);
		assertThat(this.fixture.told()).containsExactly("31 FIRST +A1", "331 NEW_ALERTS +A1 +A2",
				"14731 REPEAT +A1 +A2");
	}

	@Test
	void routeToAnUnknownReceiverIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new DispatcherFixture(Route.to("nobody"), true))
			.withMessage("Route '{}' names receiver 'nobody', which does not exist. Known are [main].");
	}

	@Test
	void rootWithMatchersIsRefused() {
		Route root = new Route("main", List.of(LabelMatcher.equal("a", "b")), null, Route.Timing.INHERITED,
				Route.Windows.NONE, false, List.of());
		assertThatIllegalArgumentException().isThrownBy(() -> new DispatcherFixture(root, true))
			.withMessageStartingWith("The root route has matchers {a=\"b\"}");
	}

	@Test
	void twoReceiversOfOneNameAreRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new DispatcherFixture(route(), true, new RecordingNotifier("main")))
			.withMessage("Two receivers have the name 'main'.");
	}

	@Test
	void logForgetsTheOldestEntryWhenItIsFull() {
		MemoryNotificationLog log = new MemoryNotificationLog(2);
		for (int i = 0; i < 3; i++) {
			log.put("group" + i, "r", entry(Duration.ofHours(1)));
		}
		assertThat(log.find("group0", "r", START)).isNull();
		assertThat(log.find("group1", "r", START)).isNotNull();
		assertThat(log.find("group2", "r", START.plusSeconds(3600))).isNull();
	}

	private static NotificationLog.Entry entry(Duration life) {
		return new NotificationLog.Entry(START, Set.of(), Set.of(), START.plus(life));
	}

}
