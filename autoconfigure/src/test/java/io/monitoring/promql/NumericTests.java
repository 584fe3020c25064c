package io.monitoring.promql;

import java.util.stream.DoubleStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link KahanSum}, {@link MeanAccumulator} and {@link Quantiles}.
 */
class NumericTests {

	@Test
	void aSumKeepsWhatIsSmall() {
		KahanSum sum = new KahanSum();
		DoubleStream.of(1, 1e100, 1, -1e100).forEach(sum::add);
		assertThat(sum.value()).isEqualTo(2);
	}

	@Test
	void anInfiniteSumStaysInfinite() {
		KahanSum sum = new KahanSum();
		DoubleStream.of(1, Double.POSITIVE_INFINITY, 5).forEach(sum::add);
		assertThat(sum.value()).isEqualTo(Double.POSITIVE_INFINITY);
		sum.add(Double.NEGATIVE_INFINITY);
		assertThat(sum.value()).isNaN();
	}

	@Test
	void aMeanDoesNotOverflow() {
		MeanAccumulator mean = new MeanAccumulator();
		DoubleStream.of(1.7e308, 1.7e308, 1.7e308).forEach(mean::add);
		assertThat(mean.result()).isEqualTo(1.7e308);
		mean.clear();
		DoubleStream.of(1, 2, 6).forEach(mean::add);
		assertThat(mean.result()).isEqualTo(3);
	}

	@Test
	void quantilesPutNaNFirst() {
		double nan = Double.NaN;
		assertThat(Quantiles.of(0, new double[] { 2, nan, 1 }, 3)).isNaN();
		assertThat(Quantiles.of(1, new double[] { 2, nan, 1 }, 3)).isEqualTo(2);
		assertThat(Quantiles.of(0.5, new double[] { 2, nan, 1 }, 3)).isEqualTo(1);
		assertThat(Quantiles.of(0.5, new double[] { 4, 1 }, 2)).isEqualTo(2.5);
		assertThat(Quantiles.of(0.5, new double[0], 0)).isNaN();
	}

}
