package io.monitoring.slo.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.monitoring.series.Labels;
import io.monitoring.slo.BurnRateWindow;
import io.monitoring.slo.ErrorBudget;
import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.SloStatus;
import io.monitoring.slo.SloStatus.Observation;
import io.monitoring.slo.SloStatus.PairState;
import io.monitoring.slo.SloStatus.PairState.State;
import io.monitoring.slo.SloStatus.Spending;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Transitions}.
 */
class TransitionsTests {

	private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

	private final Transitions transitions = new Transitions();

	@Test
	void eachTransitionIsToldOnce() {
		assertThat(tick(1000, State.ACCEPTABLE)).isEmpty();
		assertThat(tick(995, State.CRITICAL)).containsExactly("BudgetBurning");
		assertThat(tick(993, State.CRITICAL)).isEmpty();
		assertThat(tick(990, State.CRITICAL)).containsExactly("BudgetExhausted");
		assertThat(tick(989, State.RECOVERING)).containsExactly("ObjectiveViolated");
		assertThat(tick(980, State.RECOVERING)).isEmpty();
		assertThat(tick(995, State.ACCEPTABLE)).containsExactly("BudgetRecovered");
		assertThat(tick(994, State.CRITICAL)).containsExactly("BudgetBurning");
	}

	@Test
	void whatIsSeenFirstIsTakenAsItIs() {
		assertThat(tick(900, State.CRITICAL)).isEmpty();
		assertThat(tick(900, State.CRITICAL)).isEmpty();
		assertThat(tick(1000, State.ACCEPTABLE)).containsExactly("BudgetRecovered");
	}

	@Test
	void whatOlderCountsChangeIsNotTold() {
		tick(1000, State.ACCEPTABLE);
		assertThat(this.transitions.update(List.of(status("a", 900, State.CRITICAL)), NOW, true)).isEmpty();
		assertThat(tick(900, State.CRITICAL)).isEmpty();
	}

	@Test
	void groupsAreToldApartAndThoseThatAreGoneAreForgotten() {
		this.transitions.update(List.of(status("a", 1000, State.ACCEPTABLE), status("b", 1000, State.ACCEPTABLE)), NOW,
				false);
		List<ObjectiveEvent> events = this.transitions
			.update(List.of(status("a", 1000, State.ACCEPTABLE), status("b", 990, State.ACCEPTABLE)), NOW, false);
		assertThat(events).singleElement()
			.satisfies((event) -> assertThat(event.status().group()).isEqualTo(Labels.of("uri", "b")));
		this.transitions.update(List.of(), NOW, false);
		assertThat(this.transitions.update(List.of(status("a", 900, State.ACCEPTABLE)), NOW, false)).isEmpty();
	}

	private List<String> tick(long good, State state) {
		return this.transitions.update(List.of(status("a", good, state)), NOW, false)
			.stream()
			.map((event) -> event.getClass().getSimpleName())
			.toList();
	}

	public static SloStatus status(String uri, long good, State state) {
		ServiceLevelObjective objective = new ServiceLevelObjective("checkout",
				new ServiceLevelIndicator.Availability(List.of()), 0.99, Duration.ofDays(30));
		ErrorBudget budget = new ErrorBudget(good, 1000, 0.99);
		return new SloStatus(objective, Labels.of("uri", uri), budget, budget, List.of(),
				List.of(new PairState(BurnRateWindow.DEFAULTS.get(0), state)), new Spending(0, 0, null), null,
				new Observation(NOW.minus(Duration.ofDays(30)), NOW, Duration.ofHours(1), null, List.of()));
	}

}
