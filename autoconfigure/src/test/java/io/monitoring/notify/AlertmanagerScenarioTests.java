package io.monitoring.notify;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.notify.TimeInterval.Minutes;
import io.monitoring.series.LabelMatcher;
import org.junit.jupiter.api.Test;

import static io.monitoring.notify.DispatcherFixture.timing;
import static io.monitoring.notify.DispatcherFixture.told;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The situations in which Alertmanager proves itself, with a group wait and a group
 * interval of a second or two as there, on a clock that ticks every second.
 */
class AlertmanagerScenarioTests {

	private static final LabelMatcher NAMED = new LabelMatcher("alertname", LabelMatcher.Type.REGEX, ".+");

	@Test
	void repeatsWhatGoesOn() {
		DispatcherFixture fixture = fixture(1, 1, 2).fire("alertname", "A").runTo(9);
		assertThat(fixture.told()).containsExactly("2 FIRST +A", "4 REPEAT +A", "6 REPEAT +A", "8 REPEAT +A");
	}

	@Test
	void sendsAlertsInBatches() {
		DispatcherFixture fixture = fixture(1, 1, 5);
		fixture.fire("alertname", "A", "i", "1").runTo(1).fire("alertname", "A", "i", "5").runTo(4);
		fixture.fire("alertname", "A", "i", "3").runTo(11);
		assertThat(fixture.told()).containsExactly("2 FIRST +A1 +A5", "5 NEW_ALERTS +A1 +A3 +A5",
				"10 REPEAT +A1 +A3 +A5");
	}

	@Test
	void triesAgainWithinTheSameFlush() {
		DispatcherFixture fixture = fixture(1, 60, 3600);
		fixture.fail(new NotificationException("status 500", true, null), 2).fire("alertname", "A").runTo(30);
		assertThat(fixture.told()).containsExactly("2 FIRST +A");
		assertThat(fixture.notifier.attemptedIds).hasSize(3);
	}

	@Test
	void tellsOfTheEndAmongWhatGoesOn() {
		DispatcherFixture fixture = fixture(1, 1, 60);
		fixture.fire("alertname", "A", "i", "1").fire("alertname", "A", "i", "2").runTo(3);
		fixture.resolve("alertname", "A", "i", "1").runTo(6).resolve("alertname", "A", "i", "2").runTo(20);
		assertThat(fixture.told()).containsExactly("2 FIRST +A1 +A2", "4 SOME_RESOLVED -A1 +A2", "7 ALL_RESOLVED -A2");
	}

	@Test
	void tellsOfTheEndOnlyThoseWhoWantToKnow() {
		RecordingNotifier other = new RecordingNotifier("other");
		Route toOther = new Route("other", List.of(NAMED), null, Route.Timing.INHERITED, Route.Windows.NONE, true,
				List.of());
		Route toMain = new Route("main", List.of(NAMED), null, Route.Timing.INHERITED, Route.Windows.NONE, false,
				List.of());
		DispatcherFixture fixture = new DispatcherFixture(root(timing(1, 1, 60), toOther, toMain), false, other);
		fixture.fire("alertname", "A").runTo(3).resolve("alertname", "A").runTo(10);
		assertThat(told(other)).containsExactly("2 FIRST +A", "4 ALL_RESOLVED -A");
		assertThat(fixture.told()).containsExactly("2 FIRST +A");
	}

	@Test
	void doesNotRepeatItselfAfterARestart() {
		DispatcherFixture fixture = fixture(1, 1, 60).fire("alertname", "A").runTo(5).restart().runTo(20);
		assertThat(fixture.told()).containsExactly("2 FIRST +A");
		fixture.fire("alertname", "A", "i", "2").runTo(25);
		assertThat(fixture.told()).last().isEqualTo("21 NEW_ALERTS +A +A2");
	}

	@Test
	void tellsAtOnceAfterAColdStartWhatHasFiredForLong() {
		DispatcherFixture fixture = fixture(30, 60, 3600).fire("alertname", "A");
		fixture.second = 600;
		fixture.runTo(601);
		assertThat(fixture.told()).containsExactly("601 FIRST +A");
	}

	@Test
	void silencesSomeAlertsFromSomeTimeOn() {
		DispatcherFixture fixture = fixture(1, 1, 4);
		fixture.fire("alertname", "A", "i", "1").fire("alertname", "A", "i", "2").runTo(3);
		fixture.silence(3600, LabelMatcher.equal("i", "1"));
		fixture.runTo(7);
		assertThat(fixture.told()).containsExactly("2 FIRST +A1 +A2", "6 REPEAT +A2");
	}

	@Test
	void tellsAgainOnceASilenceIsTakenBack() {
		DispatcherFixture fixture = fixture(1, 1, 4);
		Silence silence = fixture.silence(3600, NAMED);
		fixture.fire("alertname", "A").runTo(5);
		assertThat(fixture.told()).isEmpty();
		fixture.silences.expire(silence.id(), fixture.now());
		fixture.runTo(7);
		assertThat(fixture.told()).containsExactly("6 FIRST +A");
	}

	@Test
	void inhibitsWhileTheSourceFires() {
		DispatcherFixture fixture = inhibiting();
		fixture.fire("alertname", "A", "severity", "warning").runTo(3);
		fixture.fire("alertname", "JobDown", "severity", "critical").runTo(8);
		fixture.resolve("alertname", "JobDown", "severity", "critical").runTo(10);
		assertThat(fixture.told()).containsExactly("2 FIRST +A", "5 FIRST +JobDown", "9 REPEAT +A",
				"9 ALL_RESOLVED -JobDown");
	}

	@Test
	void inhibitsFromTheVeryFirstFlushOn() {
		DispatcherFixture fixture = inhibiting();
		fixture.fire("alertname", "A", "severity", "warning").fire("alertname", "JobDown", "severity", "critical");
		fixture.runTo(3);
		assertThat(fixture.told()).containsExactly("2 FIRST +JobDown");
	}

	@Test
	void mutesByTheCalendar() {
		TimeInterval untilTwoPastTen = new TimeInterval(List.of(new Minutes(0, 602)), List.of(), List.of(), List.of(),
				List.of(), ZoneOffset.UTC);
		Route muted = new Route("main", List.of(NAMED), null, Route.Timing.INHERITED,
				new Route.Windows(List.of("early"), List.of()), false, List.of());
		DispatcherFixture fixture = fixture(1, 1, 60)
			.configure((settings) -> new DispatcherSettings(root(timing(1, 1, 60), muted), settings.receivers(), "",
					settings.resolveTimeout(), List.of(), new TimeIntervals(Map.of("early", List.of(untilTwoPastTen))),
					20, settings.deadline()));
		fixture.fire("alertname", "A").runTo(121);
		assertThat(fixture.told()).containsExactly("120 FIRST +A");
	}

	private static DispatcherFixture inhibiting() {
		InhibitRule rule = new InhibitRule(List.of(LabelMatcher.equal("severity", "critical")),
				List.of(LabelMatcher.equal("severity", "warning")), Set.of("job", "zone"));
		return fixture(1, 1, 4).configure((settings) -> settings.with(List.of(rule), TimeIntervals.NONE));
	}

	private static DispatcherFixture fixture(long wait, long interval, long repeat) {
		return new DispatcherFixture(root(timing(wait, interval, repeat)), true);
	}

	private static Route root(Route.Timing timing, Route... children) {
		return new Route("main", List.of(), List.of("alertname"), timing, Route.Windows.NONE, false, List.of(children));
	}

}
