package io.monitoring.autoconfigure.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.monitoring.alert.Alert;
import io.monitoring.notify.AlertForwarder;
import io.monitoring.notify.DispatcherSettings;
import io.monitoring.notify.Inhibition;
import io.monitoring.notify.Receiver;
import io.monitoring.notify.Route;
import io.monitoring.notify.TestAlerts;
import io.monitoring.notify.TimeIntervals;
import io.monitoring.notify.alertmanager.AlertmanagerForwarder;
import io.monitoring.series.Labels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that properties become receivers, routes, inhibit rules and time intervals.
 */
class AlertDeliveryTests {

	private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

	private static final List<String> BEANS = List.of("slack", "pager", "mail");

	private static final String NO_LOG = "receivers: {log: {enabled: false}}\n";

	private static final String TREE = """
			receivers: {log: {enabled: false}, mail: {enabled: false}}
			time-intervals:
			  nights:
			    - times: ["00:00-06:00", {start_time: "22:00", end-time: "24:00"}]
			      location: Europe/Berlin
			route:
			  receiver: slack
			  group-by: [alertname, region]
			  group-interval: 2m
			  routes:
			    - matchers: ['severity="critical"', 'team=~"shop|stock"']
			      receiver: pager
			      continue: true
			      group-wait: 10s
			    - matchers: ['severity=info']
			      receiver: mail
			      mute-time-intervals: [nights]
			    - matchers: ['team=shop']
			      routes:
			        - receiver: none
			          matchers: ['alertname=Noise']
			        - receiver: pager
			          active-time-intervals: [nights]
			          matchers: ['alertname=Rare']
			""";

	@Test
	void byDefaultEveryReceiverGetsEveryAlertGroupedByItsName() {
		DispatcherSettings settings = DeliveryFixture.settings("", "slack", "pager");
		assertThat(settings.receivers()).extracting(Receiver::name).containsExactly("log", "slack", "pager");
		assertThat(settings.receivers()).extracting(Receiver::limited).containsExactly(false, true, true);
		assertThat(settings.receivers()).allMatch(Receiver::sendResolved);
		assertThat(settings.root().groupBy()).containsExactly("alertname");
		assertThat(settings.root().timing())
			.isEqualTo(new Route.Timing(Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofHours(4)));
		assertThat(settings.maxPerMinute()).isEqualTo(20);
		assertThat(settings.deadline()).isEqualTo(Duration.ofHours(24));
		assertThat(DeliveryFixture.told("", BEANS, "alertname", "A")).containsExactlyElementsOf(BEANS);
	}

	@Test
	void theKeyOfAReceiverIsItsNameAndMayBeItsType() {
		DispatcherSettings settings = DeliveryFixture.settings("""
				receivers:
				  webhook: {url: "http://localhost:1/", send-resolved: false}
				  team-b: {type: WebHook, url: "http://localhost:2/"}
				  "[büro \u20ac]": {type: log}
				""");
		assertThat(settings.receivers()).extracting(Receiver::name)
			.containsExactly("log", "büro \u20ac", "team-b", "webhook");
		assertThat(settings.receivers()).extracting(Receiver::sendResolved).containsExactly(true, true, true, false);
	}

	@Test
	void aBeanTakesPropertiesUnderItsName() {
		String yaml = "receivers: {slack: {enabled: false}, pager: {send-resolved: false}, log: {enabled: false}}";
		DispatcherSettings settings = DeliveryFixture.settings(yaml, "slack", "pager");
		assertThat(settings.receivers()).extracting(Receiver::name).containsExactly("pager");
		assertThat(settings.receivers()).noneMatch(Receiver::sendResolved);
	}

	@Test
	void aBeanWithTheNameOfATypeIsThatReceiver() {
		DispatcherSettings settings = DeliveryFixture.settings("receivers: {slack: {watchdog: true}}", "log", "slack");
		assertThat(settings.receivers()).extracting(Receiver::name).containsExactly("log", "slack");
		assertThat(settings.receivers()).extracting((receiver) -> receiver.notifier().getClass().getPackageName())
			.containsOnly(DeliveryFixture.class.getPackageName());
	}

	@Test
	void everyTypeIsMadeOfItsProperties() {
		AlertDelivery delivery = DeliveryFixture.delivery("""
				receivers:
				  slack: {url: "http://localhost:1/", channel: "#a", channels: {critical: "#b"}}
				  bot: {type: slack, token: t, channel: "#a"}
				  teams: {url: "http://localhost:1/"}
				  pagerduty: {routing-key: k}
				  opsgenie: {api-key: k, url: "https://api.eu.opsgenie.com"}
				  webhook: {url: "http://localhost:1/", username: u, password: p}
				  alertmanager: {urls: ["http://localhost:1", "http://localhost:2/am"], token: t}
				""");
		assertThat(delivery.settings().receivers())
			.extracting((receiver) -> receiver.name() + "=" + receiver.notifier().getClass().getSimpleName())
			.containsExactly("log=LogNotifier", "bot=SlackNotifier", "opsgenie=OpsgenieNotifier",
					"pagerduty=PagerDutyNotifier", "slack=SlackNotifier", "teams=TeamsNotifier",
					"webhook=WebhookNotifier");
		assertThat(delivery.forwarders()).singleElement().isInstanceOf(AlertmanagerForwarder.class);
		delivery.forwarders().forEach(AlertForwarder::close);
		delivery.close();
	}

	@Test
	void theShortFormTellsReceiversBySeverityAndTheOthersByDefault() {
		String yaml = NO_LOG + "notify: {critical: [slack, pager], info: [none], default: [mail]}";
		assertThat(DeliveryFixture.told(yaml, BEANS, "severity", "critical")).containsExactly("slack", "pager");
		assertThat(DeliveryFixture.told(yaml, BEANS, "severity", "warning")).containsExactly("mail");
		assertThat(DeliveryFixture.told(yaml, BEANS, "alertname", "NoSeverity")).containsExactly("mail");
		assertThat(DeliveryFixture.told(yaml, BEANS, "severity", "info")).isEmpty();
	}

	@Test
	void withoutADefaultTheLogGetsTheOtherSeverities() {
		Route root = DeliveryFixture.settings("notify: {critical: slack}", "slack").root();
		assertThat(root.children()).extracting(Route::receiver).containsExactly("none", "slack", "log");
		assertThat(DeliveryFixture.told(NO_LOG + "notify: {critical: slack}", BEANS, "severity", "high")).isEmpty();
	}

	@Test
	void aReceiverThatIsSwitchedOffKeepsItsPlaceInRoutesAndTellsNobody() {
		String yaml = "receivers: {slack: {enabled: false}}\nnotify: {critical: [slack, pager]}";
		assertThat(DeliveryFixture.told(yaml, BEANS, "severity", "critical")).containsExactly("pager");
	}

	@Test
	void theTreeIsTheOneThatWasWritten() {
		Route root = DeliveryFixture.settings(TREE, "slack", "pager", "mail").root();
		assertThat(root.groupBy()).containsExactly("alertname", "region");
		assertThat(root.timing())
			.isEqualTo(new Route.Timing(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofHours(4)));
		Route first = root.children().get(1);
		assertThat(first.matchers()).hasToString("[severity=\"critical\", team=~\"shop|stock\"]");
		assertThat(first.timing().groupWait()).isEqualTo(Duration.ofSeconds(10));
		assertThat(first.continueMatching()).isTrue();
		assertThat(root.children().get(2).windows()).isEqualTo(new Route.Windows(List.of("nights"), List.of()));
		assertThat(root.children().get(3).children().get(1).windows())
			.isEqualTo(new Route.Windows(List.of(), List.of("nights")));
	}

	@Test
	void theWordsOfAlertmanagerMayHaveUnderscores() {
		String yaml = """
				time_intervals: {t: [{days_of_month: ["1"], times: [{start_time: "01:00", end_time: "02:00"}]}]}
				inhibit_rules: [{source_matchers: [a=b], target_matchers: [c=d], equal: [e]}]
				route: {receiver: slack, group_by: [a], routes: [{group_wait: 1m, mute_time_intervals: [t]}]}
				""";
		DispatcherSettings settings = DeliveryFixture.settings(yaml, "slack");
		assertThat(settings.root().groupBy()).containsExactly("a");
		Route child = settings.root().children().get(1);
		assertThat(child.timing().groupWait()).isEqualTo(Duration.ofMinutes(1));
		assertThat(child.windows().mute()).containsExactly("t");
		assertThat(settings.inhibitRules()).hasSize(4);
		assertThat(settings.timeIntervals().contains("t", Instant.parse("2026-03-01T01:30:00Z"))).isTrue();
		assertThat(settings.timeIntervals().contains("t", Instant.parse("2026-03-02T01:30:00Z"))).isFalse();
	}

	@Test
	void theTreeDecidesWhoIsTold() {
		assertThat(told("severity", "critical", "team", "shop")).containsExactlyInAnyOrder("pager", "slack");
		assertThat(told("severity", "critical", "team", "other")).containsExactly("slack");
		assertThat(told("severity", "info")).as("switched off").isEmpty();
		assertThat(told("team", "shop", "alertname", "Noise")).isEmpty();
		assertThat(told("team", "stock")).containsExactly("slack");
	}

	private static List<String> told(String... labels) {
		return DeliveryFixture.told(TREE, BEANS, labels);
	}

	@Test
	void theDeadMansSwitchGoesOnlyToThoseWhoAskForIt() {
		String asked = "receivers: {pager: {watchdog: true}}\n";
		for (String yaml : List.of("", "notify: {critical: [slack], default: [mail]}", "route: {receiver: mail}")) {
			assertThat(DeliveryFixture.told(yaml, BEANS, "alertname", "Watchdog", "severity", "none")).isEmpty();
			assertThat(DeliveryFixture.told(asked + yaml, BEANS, "alertname", "Watchdog")).containsExactly("pager");
			assertThat(DeliveryFixture.told(asked + yaml, BEANS, "alertname", "WatchdogOfOthers")).contains("mail");
		}
	}

	@Test
	void aTreeThatNamesTheDeadMansSwitchRoutesItItself() {
		String yaml = "route: {receiver: mail, routes: [{matchers: ['alertname=~\"Watchdog|InfoInhibitor\"'], receiver: slack}]}";
		assertThat(DeliveryFixture.told(yaml, BEANS, "alertname", "Watchdog")).containsExactly("slack");
		String anyName = "route: {receiver: mail, routes: [{matchers: ['alertname=~\".+\"'], receiver: slack}]}";
		assertThat(DeliveryFixture.told(anyName, BEANS, "alertname", "Watchdog")).isEmpty();
	}

	@Test
	void criticalHidesLowerSeveritiesOfTheSameAlertObjectiveOrSignal() {
		Inhibition inhibition = new Inhibition(DeliveryFixture.settings("").inhibitRules());
		inhibition.update(List.of(critical("alertname", "Slow"), critical("alertname", "Burn1h", "slo", "checkout"),
				critical("alertname", "critical-cpu", "signal", "cpu")));
		assertThat(inhibition.inhibitedBy(lower("high", "alertname", "Slow"))).hasSize(1);
		assertThat(inhibition.inhibitedBy(lower("warning", "alertname", "Burn3d", "slo", "checkout"))).hasSize(1);
		assertThat(inhibition.inhibitedBy(lower("medium", "alertname", "high-cpu", "signal", "cpu"))).hasSize(1);
		assertThat(inhibition.inhibitedBy(lower("warning", "alertname", "Burn3d", "slo", "search"))).isEmpty();
		assertThat(inhibition.inhibitedBy(lower("medium", "alertname", "high-heap", "signal", "heap"))).isEmpty();
		assertThat(inhibition.inhibitedBy(lower("medium", "alertname", "high-disk", "signal", "cpu", "path", "/b")))
			.as("another part")
			.isEmpty();
		assertThat(inhibition.inhibitedBy(lower("warning", "alertname", "Other"))).isEmpty();
		assertThat(inhibition.inhibitedBy(lower("page", "alertname", "Slow"))).as("perhaps higher").isEmpty();
		assertThat(inhibition.inhibitedBy(lower("critical", "alertname", "Slow"))).isEmpty();
		assertThat(inhibition.inhibitedBy(Labels.of("alertname", "Slow", "severity", "high", "instance", "b:80")))
			.as("another instance")
			.isEmpty();
	}

	private static Alert critical(String... labels) {
		Labels all = Labels.of(labels).with(Labels.of("severity", "critical", "application", "a", "instance", "a:80"));
		return TestAlerts.firing(START,
				all.toMap()
					.entrySet()
					.stream()
					.flatMap((entry) -> Stream.of(entry.getKey(), entry.getValue()))
					.toArray(String[]::new));
	}

	private static Labels lower(String severity, String... labels) {
		return Labels.of(labels).with(Labels.of("severity", severity, "application", "a", "instance", "a:80"));
	}

	@Test
	void defaultInhibitionCanBeSwitchedOffAndOwnRulesAdded() {
		String yaml = """
				default-inhibition: false
				inhibit-rules:
				  - source-matchers: [alertname=Down]
				    target-matchers: ['severity=~"high|warning"', 'team!=""']
				    equal: [service]
				""";
		assertThat(DeliveryFixture.settings("default-inhibition: false").inhibitRules()).isEmpty();
		Inhibition inhibition = new Inhibition(DeliveryFixture.settings(yaml).inhibitRules());
		inhibition.update(List.of(TestAlerts.firing(START, "alertname", "Down", "service", "x")));
		Labels target = Labels.of("severity", "high", "team", "shop", "service", "x");
		assertThat(inhibition.inhibitedBy(target)).hasSize(1);
		assertThat(inhibition.inhibitedBy(target.with("service", "y"))).isEmpty();
		assertThat(inhibition.inhibitedBy(target.with("team", ""))).isEmpty();
	}

	@Test
	void timeIntervalsHaveNamesAndParts() {
		TimeIntervals intervals = DeliveryFixture.settings(TREE, "slack", "pager", "mail").timeIntervals();
		assertThat(intervals.names()).containsExactly("nights");
		assertThat(intervals.contains("nights", Instant.parse("2026-07-01T04:30:00Z"))).as("06:30 there").isFalse();
		assertThat(intervals.contains("nights", Instant.parse("2026-07-01T03:30:00Z"))).isTrue();
		assertThat(intervals.contains("nights", Instant.parse("2026-07-01T20:00:00Z"))).isTrue();
	}

	@Test
	void nothingIsPrintedThatMayBeASecret() {
		ReceiverProperties properties = new ReceiverProperties("slack", true, true, false, "http://S3CRET", List.of(),
				null, Map.of(), List.of("S3CRET@example.com"), Map.of(), null, "S3CRET", "S3CRET", "S3CRET", "S3CRET",
				"S3CRET", null);
		assertThat(properties.toString()).contains("slack", "routing-key").doesNotContain("S3CRET");
	}

}
