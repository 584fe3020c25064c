package io.monitoring.promql;

/**
 * The steps at which an expression is evaluated: one for an instant, many for a range or
 * a subquery.
 *
 * @param start the first step in milliseconds since the epoch
 * @param step distance of the steps in milliseconds, positive
 * @param size number of steps, may be 0
 */
record Grid(long start, long step, int size) {

	static Grid instant(long time) {
		return new Grid(time, 1, 1);
	}

	/**
	 * Return how many steps fit between two instants, both inclusive.
	 * @param start the first step
	 * @param end the end, itself a step only if the distance allows
	 * @param step the distance
	 * @return the number, 0 if the end is before the start
	 */
	static long count(long start, long end, long step) {
		return (end < start) ? 0 : (end - start) / step + 1;
	}

	long time(int index) {
		return this.start + index * this.step;
	}

	long end() {
		return time(Math.max(0, this.size - 1));
	}

	boolean single() {
		return this.size == 1;
	}

}
