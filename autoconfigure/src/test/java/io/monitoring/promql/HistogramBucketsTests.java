package io.monitoring.promql;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HistogramBuckets}.
 */
class HistogramBucketsTests {

	private static final double INFINITY = Double.POSITIVE_INFINITY;

	@Test
	void aQuantileIsLinearInsideItsBucket() {
		HistogramBuckets buckets = buckets(1, 10, 2, 20, INFINITY, 20);
		assertThat(buckets.quantile(0.25)).isEqualTo(0.5);
		assertThat(buckets.quantile(0.75)).isEqualTo(1.5);
		assertThat(buckets.quantile(1)).isEqualTo(2);
	}

	@Test
	void theLastBucketGivesTheBoundBelowIt() {
		assertThat(buckets(1, 1, 2, 2, INFINITY, 10).quantile(0.9)).isEqualTo(2);
	}

	@Test
	void aFirstBucketBelowZeroGivesItsBound() {
		assertThat(buckets(-1, 5, 1, 5, INFINITY, 10).quantile(0.1)).isEqualTo(-1);
	}

	@Test
	void aHistogramThatSaysNothingGivesNaN() {
		assertThat(buckets(1, 1, 2, 2).quantile(0.5)).isNaN();
		assertThat(buckets(INFINITY, 2).quantile(0.5)).isNaN();
		assertThat(buckets(1, 0, INFINITY, 0).quantile(0.5)).isNaN();
		assertThat(buckets(1, 0, INFINITY, 0).fraction(0, 1)).isNaN();
		assertThat(buckets(1, 1).fraction(0, 1)).isNaN();
		assertThat(buckets(1, 1, INFINITY, 2).quantile(Double.NaN)).isNaN();
	}

	@Test
	void quantilesOutsideAreInfinite() {
		assertThat(buckets(1, 1, INFINITY, 2).quantile(-0.1)).isEqualTo(-INFINITY);
		assertThat(buckets(1, 1, INFINITY, 2).quantile(1.1)).isEqualTo(INFINITY);
	}

	@Test
	void onlyRealDecreasesAreReported() {
		HistogramBuckets rounding = buckets(1, 1 + 1e-14, 2, 1, INFINITY, 2);
		rounding.quantile(0.5);
		assertThat(rounding.forcedMonotonic()).isFalse();
		HistogramBuckets decreasing = buckets(1, 2, 2, 1, INFINITY, 2);
		decreasing.quantile(0.5);
		assertThat(decreasing.forcedMonotonic()).isTrue();
	}

	@Test
	void aFractionCountsNothingInsideAnInfiniteBucket() {
		HistogramBuckets buckets = buckets(-2, 4, 0, 8, INFINITY, 16);
		assertThat(buckets.fraction(-INFINITY, INFINITY)).isEqualTo(1);
		assertThat(buckets.fraction(-3, -1)).isEqualTo(0.125);
		assertThat(buckets.fraction(-INFINITY, -2)).isEqualTo(0.25);
		assertThat(buckets.fraction(5, 9)).isZero();
		assertThat(buckets.fraction(5, INFINITY)).isEqualTo(0.5);
	}

	private static HistogramBuckets buckets(double... boundsAndCounts) {
		HistogramBuckets buckets = new HistogramBuckets();
		for (int i = 0; i < boundsAndCounts.length; i += 2) {
			buckets.add(boundsAndCounts[i], boundsAndCounts[i + 1]);
		}
		return buckets;
	}

}
