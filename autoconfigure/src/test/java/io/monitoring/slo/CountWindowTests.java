package io.monitoring.slo;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CountWindowTests {

	@Test
	void anEventLeavesEachWindowWhenItIsAsOldAsTheWindow() {
		CountWindow window = new CountWindow(10, 20, 40);
		window.add(100, new Counts(3, 4, 10));
		window.advance(110);
		assertThat(window.counts(0)).isEqualTo(new Counts(3, 4, 10));
		window.advance(120);
		assertThat(window.counts(0)).isEqualTo(Counts.NONE);
		window.advance(139);
		assertThat(window.counts(1)).isEqualTo(new Counts(3, 4, 10));
		window.advance(140);
		assertThat(window.counts(1)).isEqualTo(Counts.NONE);
	}

	@Test
	void aLengthIsRoundedUpToSlots() {
		CountWindow window = new CountWindow(10, 25);
		window.add(0, new Counts(1, 1, 1));
		window.advance(20);
		assertThat(window.counts(0).total()).isEqualTo(1);
		window.advance(30);
		assertThat(window.counts(0).total()).isZero();
	}

	@Test
	void aJumpOverTheWholeRingForgetsEverything() {
		CountWindow window = new CountWindow(10, 20, 40);
		window.add(0, new Counts(1, 2, 3));
		window.add(1_000_000, new Counts(4, 5, 6));
		assertThat(window.counts(0)).isEqualTo(new Counts(4, 5, 6));
		assertThat(window.counts(1)).isEqualTo(new Counts(4, 5, 6));
	}

	@Test
	void aClockThatWasSetBackLosesNothing() {
		CountWindow window = new CountWindow(10, 40);
		window.add(100, new Counts(1, 2, 0));
		window.add(50, new Counts(1, 2, 0));
		assertThat(window.counts(0)).isEqualTo(new Counts(2, 4, 0));
	}

	@Test
	void whatLeavesIsKnownInAdvance() {
		CountWindow window = new CountWindow(10, 20, 30);
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
		CountWindow window = new CountWindow(60, lengths);
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
				assertThat(window.counts(k)).as("operation %d of seed %d, window %d", i, seed, lengths[k])
					.isEqualTo(plainSum(events, time, lengths[k]));
			}
		}
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
