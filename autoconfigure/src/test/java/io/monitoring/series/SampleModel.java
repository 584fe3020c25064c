package io.monitoring.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A series kept as a plain list: what the store has to agree with, and a source of
 * samples of every shape.
 */
final class SampleModel implements Series {

	private final List<Long> times = new ArrayList<>();

	private final List<Double> values = new ArrayList<>();

	void add(long time, double value) {
		this.times.add(time);
		this.values.add(value);
	}

	int size() {
		return this.times.size();
	}

	long time(int index) {
		return this.times.get(index);
	}

	double value(int index) {
		return this.values.get(index);
	}

	@Override
	public Labels labels() {
		return Labels.EMPTY;
	}

	@Override
	public void read(long fromExclusive, long toInclusive, SampleBuffer target) {
		for (int i = 0; i < size(); i++) {
			if (time(i) > fromExclusive && time(i) <= toInclusive) {
				target.add(time(i), value(i));
			}
		}
	}

	static SampleModel random(Random random, int size) {
		SampleModel model = new SampleModel();
		Shape shape = Shape.values()[random.nextInt(Shape.values().length)];
		boolean aligned = random.nextBoolean();
		long time = random.nextLong(1L << 41);
		double value = 0;
		for (int i = 0; i < size; i++) {
			value = shape.next(random, value);
			model.add(time, (random.nextInt(200) == 0) ? special(random) : value);
			time += (aligned && random.nextInt(100) > 0) ? 15_000 : 1 + random.nextLong(100_000);
			if (random.nextInt(500) == 0) {
				time += 1L << 32;
			}
		}
		return model;
	}

	private static double special(Random random) {
		double[] values = { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Staleness.STALE, -0.0,
				Double.MIN_VALUE, Double.longBitsToDouble(random.nextLong()) };
		return values[random.nextInt(values.length)];
	}

	private enum Shape {

		CONSTANT, COUNT, RESETTING_COUNT, SECONDS, GAUGE, BITS;

		double next(Random random, double last) {
			return switch (this) {
				case CONSTANT -> 42;
				case COUNT -> last + random.nextInt(20);
				case RESETTING_COUNT -> (random.nextInt(20) == 0) ? random.nextInt(5) : last + random.nextDouble();
				case SECONDS -> (Math.rint(last * 1e9) + random.nextInt(1_000_000_000)) / 1e9;
				case GAUGE -> random.nextGaussian() * 1e6;
				case BITS -> Double.longBitsToDouble(random.nextLong());
			};
		}

	}

}
