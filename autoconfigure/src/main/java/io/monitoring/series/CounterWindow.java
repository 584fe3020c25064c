package io.monitoring.series;

/**
 * What a counter did in a window: its ends, the number of samples and the sum of the
 * values from which it was reset. Stale markers are skipped. Mutable, so that a query
 * reuses one for all series; not safe for use by several threads.
 */
public final class CounterWindow {

	private int count;

	private long firstTime;

	private long lastTime;

	private double firstValue;

	private double lastValue;

	private double resetSum;

	private final SampleBuffer scratch = new SampleBuffer(0);

	public void clear() {
		this.count = 0;
		this.resetSum = 0;
	}

	/**
	 * Add the next sample.
	 * @param time milliseconds since the epoch, later than the last one
	 * @param value the value; a stale marker is skipped
	 */
	public void add(long time, double value) {
		if (!Staleness.isStale(value)) {
			append(1, time, time, value, value, 0);
		}
	}

	/**
	 * Add a run of later samples that was summarised before.
	 * @param count number of samples, stale markers left out; nothing is added for 0
	 * @param firstTime time of the first
	 * @param lastTime time of the last
	 * @param firstValue value of the first
	 * @param lastValue value of the last
	 * @param resetSum sum of the values before each reset inside the run
	 */
	public void append(int count, long firstTime, long lastTime, double firstValue, double lastValue, double resetSum) {
		if (count == 0) {
			return;
		}
		if (this.count == 0) {
			this.firstTime = firstTime;
			this.firstValue = firstValue;
		}
		else if (firstValue < this.lastValue) {
			this.resetSum += this.lastValue;
		}
		this.count += count;
		this.resetSum += resetSum;
		this.lastTime = lastTime;
		this.lastValue = lastValue;
	}

	/**
	 * Return a buffer for samples that are decoded only to be added here.
	 * @return the buffer, as it was left
	 */
	SampleBuffer scratch() {
		return this.scratch;
	}

	public int count() {
		return this.count;
	}

	public long firstTime() {
		return this.firstTime;
	}

	public long lastTime() {
		return this.lastTime;
	}

	public double firstValue() {
		return this.firstValue;
	}

	public double lastValue() {
		return this.lastValue;
	}

	/**
	 * Return the sum of the values from which the counter was reset.
	 * @return the sum, 0 without a reset
	 */
	public double resetSum() {
		return this.resetSum;
	}

}
