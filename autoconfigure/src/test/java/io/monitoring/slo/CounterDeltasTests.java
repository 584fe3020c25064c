package io.monitoring.slo;

import java.util.List;
import java.util.stream.IntStream;

import io.monitoring.promql.Value;
import io.monitoring.series.Labels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CounterDeltasTests {

	private static final long HOUR = 3_600_000;

	private final CounterDeltas deltas = new CounterDeltas();

	@Test
	void valuesThatAreNoCountAreLeftOut() {
		assertThat(this.deltas.advance(0, List.of(sample("a", Double.NaN), sample("b", -1),
				sample("c", Double.POSITIVE_INFINITY), sample("d", 2))))
			.isEqualTo(2);
		assertThat(this.deltas.advance(1, List.of(sample("d", Double.NaN)))).isZero();
		assertThat(this.deltas.advance(2, List.of(sample("d", 3)))).isEqualTo(1);
	}

	@Test
	void aSeriesThatIsGoneForAnHourIsForgotten() {
		this.deltas.advance(0, List.of(sample("a", 5), sample("b", 5)));
		this.deltas.advance(HOUR, List.of(sample("b", 5)));
		assertThat(this.deltas.size()).isEqualTo(2);
		this.deltas.advance(HOUR + 1, List.of(sample("b", 5)));
		assertThat(this.deltas.size()).isEqualTo(1);
		assertThat(this.deltas.advance(HOUR + 2, List.of(sample("a", 5), sample("b", 5)))).isEqualTo(5);
	}

	@Test
	void seriesThatComeAndGoDoNotPileUp() {
		for (int tick = 0; tick < 50; tick++) {
			int first = tick * 100;
			this.deltas.advance(tick, IntStream.range(first, first + 100).mapToObj((i) -> sample("s" + i, 1)).toList());
			assertThat(this.deltas.size()).isLessThanOrEqualTo(1100);
		}
	}

	private static Value.Sample sample(String name, double value) {
		return new Value.Sample(Labels.of("series", name), 0, value);
	}

}
