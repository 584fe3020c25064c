package io.monitoring.slo;

import java.time.Instant;

/**
 * Which slots of a ring a window has.
 */
@FunctionalInterface
interface Span {

	/**
	 * Return where the window begins. It ends with the newest slot.
	 * @param newest number of the newest slot, never less than at the last call
	 * @return number of the first slot
	 */
	long first(long newest);

	/**
	 * Create the span of a rolling window: the newest slot and those before it.
	 * @param slots number of slots
	 * @return the span
	 */
	static Span rolling(long slots) {
		return (newest) -> newest - slots + 1;
	}

	/**
	 * Create the span of a calendar window. A slot belongs to the window in which it
	 * begins.
	 * @param window the window
	 * @param slotMillis length of a slot
	 * @return the span
	 */
	static Span calendar(SloWindow.Calendar window, long slotMillis) {
		return new Calendar(window, slotMillis);
	}

	/**
	 * Asks the calendar only where a window ends.
	 */
	final class Calendar implements Span {

		private final SloWindow.Calendar window;

		private final long slotMillis;

		private long first = Long.MAX_VALUE;

		private long end = Long.MIN_VALUE;

		private Calendar(SloWindow.Calendar window, long slotMillis) {
			this.window = window;
			this.slotMillis = slotMillis;
		}

		@Override
		public long first(long newest) {
			if (newest < this.first || newest >= this.end) {
				Instant time = Instant.ofEpochMilli(newest * this.slotMillis);
				this.first = slotFrom(this.window.from(time));
				this.end = slotFrom(this.window.to(time));
			}
			return this.first;
		}

		private long slotFrom(Instant time) {
			return -Math.floorDiv(-time.toEpochMilli(), this.slotMillis);
		}

	}

}
