package io.monitoring.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import io.monitoring.alert.Alert;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Inhibition}.
 */
class InhibitionTests {

	private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

	private static final LabelMatcher CRITICAL = LabelMatcher.equal("severity", "critical");

	private static final LabelMatcher NOT_CRITICAL = new LabelMatcher("severity", LabelMatcher.Type.NOT_EQUAL,
			"critical");

	private static final LabelMatcher ANY = new LabelMatcher("severity", LabelMatcher.Type.REGEX, ".+");

	private final Alert source = TestAlerts.firing(START, "alertname", "Down", "severity", "critical", "service", "a");

	@Test
	void nothingIsInhibitedBeforeTheFirstUpdateOrWithoutRules() {
		Inhibition without = new Inhibition(List.of());
		without.update(List.of(this.source));
		assertThat(without.inhibitedBy(warning("a"))).isEmpty();
		assertThat(rule("service").inhibitedBy(warning("a"))).isEmpty();
	}

	@Test
	void aFiringSourceInhibitsTargetsWithEqualLabels() {
		Inhibition inhibition = rule("service");
		inhibition.update(List.of(this.source));
		assertThat(inhibition.inhibitedBy(warning("a"))).containsExactly(this.source.fingerprint());
		assertThat(inhibition.inhibitedBy(warning("b"))).isEmpty();
		assertThat(inhibition.inhibitedBy(this.source.labels())).isEmpty();
	}

	@Test
	void pendingAndResolvedSourcesDoNot() {
		Inhibition inhibition = rule("service");
		inhibition.update(List.of(TestAlerts.resolved(this.source, START.plusSeconds(60)),
				TestAlerts.pending(START, "severity", "critical", "service", "a")));
		assertThat(inhibition.inhibitedBy(warning("a"))).isEmpty();
	}

	@Test
	void anUpdateReplacesTheSources() {
		Inhibition inhibition = rule("service");
		inhibition.update(List.of(this.source));
		inhibition.update(List.of());
		assertThat(inhibition.inhibitedBy(warning("a"))).isEmpty();
	}

	@Test
	void aLabelThatBothLackIsEqualAndOneThatOneLacksIsNot() {
		Inhibition inhibition = rule("service", "zone");
		inhibition.update(List.of(this.source));
		assertThat(inhibition.inhibitedBy(warning("a"))).hasSize(1);
		assertThat(inhibition.inhibitedBy(warning("a").with("zone", "west"))).isEmpty();
	}

	@Test
	void withoutEqualLabelsEverySourceInhibitsEveryTarget() {
		Inhibition inhibition = rule();
		inhibition.update(List.of(this.source));
		assertThat(inhibition.inhibitedBy(warning("elsewhere"))).hasSize(1);
	}

	@Test
	void alertsThatMatchBothSidesDoNotInhibitThemselvesOrEachOther() {
		Inhibition inhibition = new Inhibition(List.of(new InhibitRule(List.of(CRITICAL), List.of(ANY), Set.of())));
		Alert other = TestAlerts.firing(START, "alertname", "Other", "severity", "critical");
		inhibition.update(List.of(this.source, other));
		assertThat(inhibition.inhibitedBy(this.source.labels())).isEmpty();
		assertThat(inhibition.inhibitedBy(other.labels())).isEmpty();
		assertThat(inhibition.inhibitedBy(warning("a"))).hasSize(1);
	}

	@Test
	void anAlertThatMatchesBothSidesIsInhibitedByOneThatIsOnlyASource() {
		LabelMatcher team = LabelMatcher.equal("team", "x");
		Inhibition inhibition = new Inhibition(List.of(new InhibitRule(List.of(CRITICAL), List.of(team), Set.of())));
		Alert both = TestAlerts.firing(START, "alertname", "Both", "severity", "critical", "team", "x");
		inhibition.update(List.of(both, this.source));
		assertThat(inhibition.inhibitedBy(both.labels())).containsExactly(this.source.fingerprint());
	}

	@Test
	void everyRuleNamesOneSourceAndASourceIsNamedOnce() {
		InhibitRule byService = new InhibitRule(List.of(CRITICAL), List.of(NOT_CRITICAL), Set.of("service"));
		InhibitRule byName = new InhibitRule(List.of(LabelMatcher.equal("alertname", "Node")), List.of(NOT_CRITICAL),
				Set.of());
		Inhibition inhibition = new Inhibition(List.of(byService, byName, byService));
		Alert node = TestAlerts.firing(START, "alertname", "Node");
		inhibition.update(List.of(this.source, node));
		assertThat(inhibition.inhibitedBy(warning("a"))).containsExactly(this.source.fingerprint(), node.fingerprint());
	}

	@Test
	void theSourceThatIsNamedDoesNotDependOnTheOrderOfTheAlerts() {
		Alert second = TestAlerts.firing(START, "alertname", "Z", "severity", "critical", "service", "a");
		Inhibition inhibition = rule("service");
		inhibition.update(List.of(second, this.source));
		assertThat(inhibition.inhibitedBy(warning("a"))).containsExactly(this.source.fingerprint());
	}

	@Test
	void agreesWithTheDefinitionForRandomAlerts() {
		Random random = new Random(42);
		for (int round = 0; round < 200; round++) {
			List<InhibitRule> rules = List.of(randomRule(random), randomRule(random));
			List<Alert> alerts = new ArrayList<>();
			for (int i = 0; i < 12; i++) {
				alerts.add(TestAlerts.firing(START, "alertname", "A" + i, "a", random(random), "b", random(random)));
			}
			Inhibition inhibition = new Inhibition(rules);
			inhibition.update(alerts);
			for (Alert alert : alerts) {
				boolean expected = rules.stream().anyMatch((rule) -> isInhibited(rule, alert.labels(), alerts));
				assertThat(!inhibition.inhibitedBy(alert.labels()).isEmpty()).as("%s of %s by %s", alert, alerts, rules)
					.isEqualTo(expected);
			}
		}
	}

	private static boolean isInhibited(InhibitRule rule, Labels target, List<Alert> alerts) {
		return rule.isTarget(target) && alerts.stream()
			.map(Alert::labels)
			.filter(rule::isSource)
			.filter((source) -> !(rule.isSource(target) && rule.isTarget(source)))
			.anyMatch((source) -> rule.equal().stream().allMatch((name) -> source.get(name).equals(target.get(name))));
	}

	private static InhibitRule randomRule(Random random) {
		Set<String> equal = Set.of("a", "b", "c")
			.stream()
			.filter((name) -> random.nextBoolean())
			.collect(Collectors.toSet());
		return new InhibitRule(List.of(randomMatcher(random)), List.of(randomMatcher(random)), equal);
	}

	private static LabelMatcher randomMatcher(Random random) {
		LabelMatcher.Type type = random.nextBoolean() ? LabelMatcher.Type.EQUAL : LabelMatcher.Type.NOT_EQUAL;
		return new LabelMatcher(random.nextBoolean() ? "a" : "b", type, random(random));
	}

	private static String random(Random random) {
		return List.of("", "x", "y").get(random.nextInt(3));
	}

	/** Comparing every pair would take minutes. */
	@Test
	@Timeout(20)
	void tenThousandAlertsAreNotComparedInPairs() {
		List<Alert> alerts = new ArrayList<>();
		for (int i = 0; i < 10_000; i++) {
			alerts.add(TestAlerts.firing(START, "alertname", "A", "severity", "critical", "service", "s" + i));
			alerts.add(TestAlerts.firing(START, "alertname", "B", "severity", "critical", "service", "same"));
		}
		Inhibition inhibition = rule("service");
		long before = System.nanoTime();
		inhibition.update(alerts);
		long inhibited = alerts.stream()
			.map((alert) -> alert.labels().with("severity", "warning"))
			.filter((labels) -> !inhibition.inhibitedBy(labels).isEmpty())
			.count();
		assertThat(inhibited).isEqualTo(alerts.size());
		assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
	}

	private static Labels warning(String service) {
		return Labels.of("alertname", "Slow", "severity", "warning", "service", service);
	}

	private static Inhibition rule(String... equal) {
		return new Inhibition(List.of(new InhibitRule(List.of(CRITICAL), List.of(NOT_CRITICAL), Set.of(equal))));
	}

}
