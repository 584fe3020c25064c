package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

import io.monitoring.series.Labels;
import io.monitoring.slo.SloStatus.BurnRate;
import io.monitoring.slo.SloStatus.Observation;
import io.monitoring.slo.SloStatus.PairState;
import io.monitoring.slo.SloStatus.PairState.State;
import io.monitoring.slo.SloStatus.Spending;
import org.jspecify.annotations.Nullable;

/**
 * Works out what the counts of an objective mean. What takes a look at every slot is
 * worked out once a minute.
 */
final class StatusReport {

	private static final long MINUTE = Duration.ofMinutes(1).toMillis();

	private final ServiceLevelObjective objective;

	private final Labels group;

	private final List<BurnRateWindow> pairs;

	private final SortedSet<Duration> burnWindows;

	private final CountWindows windows;

	private long forecastMinute = Long.MIN_VALUE;

	private Instant forecastAt = Instant.EPOCH;

	private double lifetime;

	StatusReport(ServiceLevelObjective objective, Labels group, SloTracker.Plan plan, CountWindows windows) {
		this.objective = objective;
		this.group = group;
		this.pairs = plan.pairs();
		this.burnWindows = plan.windows();
		this.windows = windows;
	}

	SloStatus status(Instant now, @Nullable Instant noDataSince, Collection<Downtime> downtimes) {
		Instant passed = CountWindows.passed(now);
		Counts counted = this.windows.included();
		ErrorBudget budget = counted.budget(this.objective.target());
		Counts all = this.windows.everything();
		ErrorBudget everything = all.equals(counted) ? budget : all.budget(this.objective.target());
		List<BurnRate> rates = new ArrayList<>(this.burnWindows.size());
		this.burnWindows.forEach((window) -> rates.add(burnRate(window)));
		Instant from = rolls() ? this.objective.window().from(now) : this.objective.window().from(passed);
		Instant to = rolls() ? now : this.objective.window().to(passed);
		Observation observation = new Observation(from, to, observed(all, Duration.between(from, to)), noDataSince,
				in(downtimes, from));
		return new SloStatus(this.objective, this.group, budget, everything, rates, states(rates),
				spending(budget, counted, Duration.between(now, to)), exhaustion(now, counted, to), observation);
	}

	private boolean rolls() {
		return this.objective.window() instanceof SloWindow.Rolling;
	}

	private static List<Downtime> in(Collection<Downtime> downtimes, Instant from) {
		return downtimes.isEmpty() ? List.of()
				: downtimes.stream().filter((downtime) -> downtime.to().isAfter(from)).toList();
	}

	private BurnRate burnRate(Duration window) {
		ErrorBudget budget = this.windows.counts(window).budget(this.objective.target());
		Double rate = (budget.total() == 0) ? null : Double.valueOf(budget.burnRate());
		return new BurnRate(window, budget.good(), budget.total(), rate);
	}

	private List<PairState> states(List<BurnRate> rates) {
		List<PairState> states = new ArrayList<>(this.pairs.size());
		for (BurnRateWindow pair : this.pairs) {
			boolean inLong = burns(rates, pair.longWindow(), pair.factor());
			boolean inShort = burns(rates, pair.shortWindow(), pair.factor());
			State state = inLong ? (inShort ? State.CRITICAL : State.RECOVERING)
					: (inShort ? State.INCREASING : State.ACCEPTABLE);
			states.add(new PairState(pair, state));
		}
		return states;
	}

	private static boolean burns(List<BurnRate> rates, Duration window, double factor) {
		for (BurnRate rate : rates) {
			if (rate.window().equals(window)) {
				Double value = rate.rate();
				return value != null && value > factor;
			}
		}
		return false;
	}

	private Spending spending(ErrorBudget budget, Counts counted, Duration rest) {
		double allowed = budget.allowed();
		Counts day = this.windows.counts(SloTracker.DAY);
		return new Spending(share(this.windows.counts(SloTracker.LATELY), allowed), share(day, allowed),
				moreBadEvents(counted, day, rest));
	}

	private static double share(Counts counts, double allowed) {
		return (counts.bad() <= 0 || allowed <= 0) ? 0 : counts.bad() / allowed;
	}

	/**
	 * A rolling window is full of days like the last one in the end; a calendar window
	 * goes on with such days.
	 */
	private @Nullable Long moreBadEvents(Counts counted, Counts day, Duration rest) {
		if (day.total() <= 0 || day.observedMillis() <= 0) {
			return null;
		}
		double perMilli = (double) day.total() / day.observedMillis();
		double events = rolls() ? perMilli * this.objective.period().toMillis()
				: counted.total() + perMilli * rest.toMillis();
		double more = events * this.objective.errorBudgetRatio() - Math.max(0, counted.bad());
		return (long) Math.floor(Math.max(0, more));
	}

	private @Nullable Instant exhaustion(Instant now, Counts counted, Instant end) {
		long minute = Math.floorDiv(now.toEpochMilli(), MINUTE);
		if (minute != this.forecastMinute || this.lifetime == 0) {
			this.forecastMinute = minute;
			this.forecastAt = now;
			this.lifetime = lifetime(now, counted, end);
		}
		if (Double.isInfinite(this.lifetime)) {
			return null;
		}
		return (this.lifetime == 0) ? now : this.forecastAt.plusMillis((long) this.lifetime);
	}

	private double lifetime(Instant now, Counts counted, Instant end) {
		ExhaustionForecast forecast = new ExhaustionForecast(this.objective.target(), counted,
				this.windows.counts(SloTracker.LATELY));
		if (!rolls()) {
			return forecast.calendar(Duration.between(now, end).toMillis());
		}
		CountRing ring = this.windows.ring();
		return forecast.rolling(ring, (int) CountRing.slots(this.objective.period().toMillis(), ring.slotMillis()));
	}

	/** The window leaves out up to a slot; that is not time that nobody watched. */
	private Duration observed(Counts counts, Duration window) {
		boolean whole = counts.observedMillis() + this.windows.ring().slotMillis() >= window.toMillis();
		return whole ? window : Duration.ofMillis(counts.observedMillis());
	}

}
