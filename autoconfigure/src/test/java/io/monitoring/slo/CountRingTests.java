package io.monitoring.slo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CountRingTests {

	@Test
	void anEventLeavesEachWindowWhenItIsAsOldAsTheWindow() {
		CountRing window = ring(10, 20, 40);
		window.add(100, new Counts(3, 4, 10));
		window.advance(110);
		assertThat(window.included(0)).isEqualTo(new Counts(3, 4, 10));
		window.advance(120);
		assertThat(window.included(0)).isEqualTo(Counts.NONE);
		window.advance(139);
		assertThat(window.included(1)).isEqualTo(new Counts(3, 4, 10));
		window.advance(140);
		assertThat(window.included(1)).isEqualTo(Counts.NONE);
	}

	@Test
	void aLengthIsRoundedUpToSlots() {
		CountRing window = ring(10, 25);
		window.add(0, new Counts(1, 1, 1));
		window.advance(20);
		assertThat(window.included(0).total()).isEqualTo(1);
		window.advance(30);
		assertThat(window.included(0).total()).isZero();
	}

	@Test
	void aJumpOverTheWholeRingForgetsEverything() {
		CountRing window = ring(10, 20, 40);
		window.add(0, new Counts(1, 2, 3));
		window.add(1_000_000, new Counts(4, 5, 6));
		assertThat(window.included(0)).isEqualTo(new Counts(4, 5, 6));
		assertThat(window.included(1)).isEqualTo(new Counts(4, 5, 6));
	}

	@Test
	void aClockThatWasSetBackLosesNothing() {
		CountRing window = ring(10, 40);
		window.add(100, new Counts(1, 2, 0));
		window.add(50, new Counts(1, 2, 0));
		assertThat(window.included(0)).isEqualTo(new Counts(2, 4, 0));
	}

	@Test
	void whatLeavesIsKnownInAdvance() {
		CountRing window = ring(10, 20, 30);
		window.add(0, new Counts(1, 1, 0));
		window.add(10, new Counts(2, 2, 0));
		window.add(20, new Counts(3, 3, 0));
		assertThat(List.of(window.leaving(0, 1), window.leaving(0, 2))).extracting(Counts::total)
			.containsExactly(2L, 3L);
		assertThat(List.of(window.leaving(1, 1), window.leaving(1, 2), window.leaving(1, 3))).extracting(Counts::total)
			.containsExactly(1L, 2L, 3L);
	}

	@Test
	void aHundredThousandOperationsAgreeWithAPlainList() {
		long seed = 4711;
		Random random = new Random(seed);
		long[] lengths = { 300, 1800, 3600, 7200 };
		CountRing window = ring(60, lengths);
		List<Event> events = new ArrayList<>();
		long time = 1_700_000_000L;
		for (int i = 0; i < 100_000; i++) {
			time += (random.nextInt(1000) == 0) ? random.nextInt(20_000) : random.nextInt(40);
			if (random.nextInt(4) == 0) {
				window.advance(time);
			}
			else {
				long total = random.nextInt(1_000_000);
				Counts counts = new Counts(random.nextInt(1 + (int) total), total, random.nextInt(60));
				window.add(time, counts);
				events.add(new Event(time, counts));
			}
			forgetBefore(events, time - 10_000);
			for (int k = 0; k < lengths.length; k++) {
				assertThat(window.included(k)).as("operation %d of seed %d, window %d", i, seed, lengths[k])
					.isEqualTo(plainSum(events, time, lengths[k]));
			}
		}
	}

	@Test
	void whatIsOlderThanTheNewestSlotCountsWhereItBelongs() {
		CountRing window = ring(10, 20, 40);
		window.advance(100);
		window.addToPast(75, new Counts(1, 2, 3));
		window.addToPast(95, new Counts(10, 20, 30));
		window.addToPast(60, new Counts(100, 200, 300));
		window.addToPast(999, new Counts(1000, 2000, 3000));
		assertThat(window.included(0)).isEqualTo(new Counts(1010, 2020, 3030));
		assertThat(window.included(1)).isEqualTo(new Counts(1011, 2022, 3033));
		window.advance(110);
		assertThat(window.included(1)).isEqualTo(new Counts(1010, 2020, 3030));
	}

	@Test
	void anExclusionTakesEverySlotThatItTouchesAndGivesItBack() {
		CountRing window = ring(10, 40);
		window.add(5, new Counts(1, 1, 1));
		window.add(15, new Counts(2, 2, 2));
		window.add(25, new Counts(4, 4, 4));
		window.exclude(time(19, 20));
		assertThat(window.included(0)).isEqualTo(new Counts(5, 5, 5));
		assertThat(window.everything(0)).isEqualTo(new Counts(7, 7, 7));
		window.exclude(time(30, 35));
		window.add(31, new Counts(8, 8, 8));
		assertThat(window.included(0)).isEqualTo(new Counts(7, 7, 7));
		window.exclude(ExcludedTime.NONE);
		assertThat(window.included(0)).isEqualTo(window.everything(0)).isEqualTo(new Counts(15, 15, 15));
	}

	@Test
	void aHundredThousandOperationsWithExclusionsAgreeWithAPlainMap() {
		long seed = 815;
		Random random = new Random(seed);
		CountRing ring = ring(60, 300, 3600);
		Map<Long, Counts> slots = new TreeMap<>();
		ExcludedTime excluded = ExcludedTime.NONE;
		long time = 1_700_000_000L;
		ring.advance(time);
		for (int i = 0; i < 100_000; i++) {
			time += random.nextInt(40);
			ring.advance(time);
			Counts counts = new Counts(random.nextInt(1000), 1000 + random.nextInt(1000), random.nextInt(60));
			long past = time - random.nextInt(5000);
			ring.addToPast(past, counts);
			slots.merge(Math.floorDiv(past, 60L), counts, Counts::plus);
			if (random.nextInt(20) == 0) {
				excluded = excluded(random, time);
				ring.exclude(excluded);
			}
			if (i % 10 == 0) {
				slots.keySet().removeIf((slot) -> slot < past / 60 - 200);
				long newest = Math.floorDiv(time, 60L);
				assertThat(ring.everything(1)).as("operation %d of seed %d", i, seed)
					.isEqualTo(sum(slots, newest - 59, newest, ExcludedTime.NONE));
				assertThat(ring.included(0)).isEqualTo(sum(slots, newest - 4, newest, excluded));
				assertThat(ring.included(1)).isEqualTo(sum(slots, newest - 59, newest, excluded))
					.isEqualTo(ring.sum((newest - 59) * 60, (newest + 1) * 60, false));
			}
		}
	}

	private static Counts sum(Map<Long, Counts> slots, long first, long last, ExcludedTime excluded) {
		Counts sum = Counts.NONE;
		for (Map.Entry<Long, Counts> slot : slots.entrySet()) {
			long start = slot.getKey() * 60;
			if (slot.getKey() >= first && slot.getKey() <= last && !excluded.touches(start, start + 60)) {
				sum = sum.plus(slot.getValue());
			}
		}
		return sum;
	}

	private static ExcludedTime excluded(Random random, long time) {
		List<ExcludedTime.Interval> intervals = new ArrayList<>();
		for (int i = random.nextInt(4); i > 0; i--) {
			long from = time - random.nextInt(4000);
			intervals.add(new ExcludedTime.Interval(from, from + random.nextInt(1000)));
		}
		return ExcludedTime.of(intervals);
	}

	private static ExcludedTime time(long from, long to) {
		return ExcludedTime.of(List.of(new ExcludedTime.Interval(from, to)));
	}

	private static CountRing ring(long slot, long... lengths) {
		return new CountRing(slot, Arrays.stream(lengths).max().orElseThrow(),
				Arrays.stream(lengths).mapToObj((length) -> Span.rolling(CountRing.slots(length, slot))).toList());
	}

	private void forgetBefore(List<Event> events, long time) {
		if (events.size() > 600) {
			events.removeIf((event) -> event.time < time);
		}
	}

	private Counts plainSum(List<Event> events, long now, long length) {
		long oldest = (now / 60 - length / 60 + 1) * 60;
		long good = 0;
		long total = 0;
		long observed = 0;
		for (Event event : events) {
			if (event.time >= oldest) {
				good += event.counts.good();
				total += event.counts.total();
				observed += event.counts.observedMillis();
			}
		}
		return new Counts(good, total, observed);
	}

	private record Event(long time, Counts counts) {

	}

}
