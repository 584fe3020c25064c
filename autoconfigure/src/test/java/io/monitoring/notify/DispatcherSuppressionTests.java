package io.monitoring.notify;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.monitoring.notify.TimeInterval.Minutes;
import io.monitoring.series.LabelMatcher;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static io.monitoring.notify.DispatcherFixture.route;
import static io.monitoring.notify.DispatcherFixture.timing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What keeps alerts from being told, and what is told once it does so no more. The clock
 * starts at 10:00.
 */
class DispatcherSuppressionTests {

	private static final LabelMatcher IS_A = LabelMatcher.equal("alertname", "A");

	private final DispatcherFixture fixture = new DispatcherFixture(route(), true);

	@Test
	void silencedAlertIsNotToldUntilTheSilenceEnds() {
		this.fixture.silence(35, IS_A);
		this.fixture.fire("alertname", "A").fire("alertname", "B").runTo(60);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +B", "33 FIRST +SilenceEndsSoon", "42 FIRST +A",
				"43 ALL_RESOLVED -SilenceEndsSoon");
	}

	@Test
	void silenceOfAToldAlertTellsNothingWhenItEnds() {
		this.fixture.fire("alertname", "A").runTo(5).silence(20, IS_A);
		this.fixture.runTo(61);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A", "24 FIRST +SilenceEndsSoon",
				"34 ALL_RESOLVED -SilenceEndsSoon");
	}

	@Test
	void silencedAlertsLeaveTheirGroup() {
		this.fixture.silence(1000, LabelMatcher.equal("i", "1"));
		this.fixture.fire("alertname", "A", "i", "1").fire("alertname", "A", "i", "2").runTo(30);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A2");
	}

	@Test
	void endOfAnAlertThatWasHiddenMeanwhileIsToldAfterTheSilence() {
		this.fixture.fire("alertname", "A", "i", "1").runTo(5).silence(40, LabelMatcher.equal("i", "1"));
		this.fixture.fire("alertname", "A", "i", "2").runTo(15);
		this.fixture.resolve("alertname", "A", "i", "1").runTo(40);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A1", "12 NEW_ALERTS +A2");
		this.fixture.runTo(60);
		assertThat(this.fixture.told()).last().isEqualTo("52 SOME_RESOLVED -A1 +A2");
	}

	@Test
	void alertThatFiredAndEndedUnderASilenceIsNeverTold() {
		this.fixture.silence(30, IS_A);
		this.fixture.fire("alertname", "A").runTo(5).resolve("alertname", "A").runTo(60);
		assertThat(this.fixture.told()).isEmpty();
		assertThat(this.fixture.dispatcher.status().groups()).isZero();
	}

	@Test
	void silenceIsAskedAtTheFlushAndNotWhenTheAlertComes() {
		this.fixture.fire("alertname", "A").tick();
		this.fixture.silence(100, IS_A);
		this.fixture.runTo(30);
		assertThat(this.fixture.told()).isEmpty();
	}

	@Test
	void hiddenAlertsAreCountedOncePerSilence() {
		Silence silence = this.fixture.silence(3000, IS_A);
		Silence other = this.fixture.silence(3000, LabelMatcher.equal("alertname", "C"));
		this.fixture.fire("alertname", "A", "i", "1").fire("alertname", "A", "i", "2").fire("alertname", "B");
		this.fixture.runTo(100);
		assertThat(this.fixture.dispatcher.status().hidden()).containsExactly(Map.entry(silence.id(), 2))
			.doesNotContainKey(other.id());
	}

	@Test
	void deadMansSwitchCannotBeSilenced() {
		this.fixture.silence(100, new LabelMatcher("alertname", LabelMatcher.Type.REGEX, ".+"));
		this.fixture.fire("alertname", "Watchdog").fire("alertname", "A").runTo(5);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +Watchdog");
	}

	@Test
	void inhibitedAlertIsToldWhenItsSourceEnds() {
		inhibit();
		this.fixture.fire("alertname", "A", "severity", "critical").fire("alertname", "B", "severity", "warning");
		this.fixture.runTo(25).resolve("alertname", "A", "severity", "critical").runTo(40);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A", "32 ALL_RESOLVED -A", "32 FIRST +B");
	}

	@Test
	void silencedSourceStillInhibits() {
		inhibit();
		this.fixture.silence(100, IS_A);
		this.fixture.fire("alertname", "A", "severity", "critical").fire("alertname", "B", "severity", "warning");
		this.fixture.runTo(30);
		assertThat(this.fixture.told()).isEmpty();
		assertThat(this.fixture.dispatcher.alerts()).extracting(AlertDisposition::silencedBy)
			.element(0)
			.asInstanceOf(InstanceOfAssertFactories.LIST)
			.hasSize(1);
		assertThat(this.fixture.dispatcher.alerts().get(1).inhibitedBy())
			.containsExactly(this.fixture.dispatcher.alerts().get(0).alert().fingerprint());
		assertThat(this.fixture.dispatcher.alerts()).allMatch(AlertDisposition::isSuppressed);
	}

	@Test
	void mutedRouteTellsAtTheFirstFlushAfterTheInterval() {
		windows(new Route.Windows(List.of("morning"), List.of()));
		this.fixture.fire("alertname", "A").runTo(90);
		assertThat(this.fixture.dispatcher.alerts().get(0).mutedBy()).containsExactly("morning");
		assertThat(this.fixture.told()).isEmpty();
		this.fixture.runTo(200);
		assertThat(this.fixture.told()).containsExactly("122 FIRST +A", "182 REPEAT +A");
		assertThat(this.fixture.dispatcher.alerts().get(0).mutedBy()).isEmpty();
	}

	@Test
	void routeTellsOnlyWithinItsActiveTime() {
		windows(new Route.Windows(List.of(), List.of("morning")));
		this.fixture.fire("alertname", "A").runTo(115).fire("alertname", "B").runTo(300);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A", "62 REPEAT +A", "117 FIRST +B");
	}

	@Test
	void whatWasMutedAndEndedIsNotTold() {
		windows(new Route.Windows(List.of("morning"), List.of()));
		this.fixture.fire("alertname", "A").runTo(50).resolve("alertname", "A").runTo(300);
		assertThat(this.fixture.told()).isEmpty();
		assertThat(this.fixture.dispatcher.status().groups()).isZero();
	}

	@Test
	void routeWithAnUnknownTimeIntervalIsRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new DispatcherFixture(new Route("main", List.of(), null, Route.Timing.INHERITED,
					new Route.Windows(List.of("weekends"), List.of()), false, List.of()), true))
			.withMessage("Route '{}' names time interval 'weekends', which does not exist. Known are [].");
	}

	@Test
	void dispositionNamesReceiversAndGroups() {
		this.fixture.fire("alertname", "A").tick();
		assertThat(this.fixture.dispatcher.alerts()).singleElement().satisfies((disposition) -> {
			assertThat(disposition.receivers()).containsExactly("main");
			assertThat(disposition.groupKeys()).containsExactly("{}:{alertname=\"A\"}");
			assertThat(disposition.isSuppressed()).isFalse();
		});
	}

	private void inhibit() {
		InhibitRule rule = new InhibitRule(List.of(LabelMatcher.equal("severity", "critical")),
				List.of(LabelMatcher.equal("severity", "warning")), Set.of("service"));
		this.fixture.configure((settings) -> settings.with(List.of(rule), TimeIntervals.NONE));
	}

	/** The interval ends at 10:02. */
	private void windows(Route.Windows windows) {
		TimeInterval interval = new TimeInterval(List.of(new Minutes(0, 602)), List.of(), List.of(), List.of(),
				List.of(), ZoneOffset.UTC);
		Route child = new Route(null, List.of(new LabelMatcher("alertname", LabelMatcher.Type.REGEX, ".+")), null,
				timing(1, 10, 60), windows, false, List.of());
		this.fixture.configure(
				(settings) -> new DispatcherSettings(route(child), settings.receivers(), "", settings.resolveTimeout(),
						List.of(), new TimeIntervals(Map.of("morning", List.of(interval))), 20, settings.deadline()));
	}

}
