package io.monitoring.promql;

/**
 * The arithmetic mean: sum by count while the sum is finite, because that is the more
 * exact way, and step by step from where it would overflow.
 */
final class MeanAccumulator implements Accumulator {

	private final KahanSum sum = new KahanSum();

	private double count;

	private boolean incremental;

	@Override
	public void clear() {
		this.sum.clear();
		this.count = 0;
		this.incremental = false;
	}

	@Override
	public void add(double value) {
		this.count++;
		if (!this.incremental && (this.count == 1 || !this.sum.overflowsWith(value))) {
			this.sum.add(value);
			return;
		}
		if (!this.incremental) {
			this.incremental = true;
			this.sum.divide(this.count - 1);
		}
		this.sum.scale((this.count - 1) / this.count);
		this.sum.add(value / this.count);
	}

	@Override
	public double result() {
		return this.incremental ? this.sum.value() : this.sum.dividedBy(this.count);
	}

}
