package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The times in which nobody watched, as far as the life log knows them. It is asked once
 * a minute, and after every gap.
 */
final class Downtimes {

	private static final Duration DISTANCE = Duration.ofMinutes(1);

	private final Watch watch;

	private List<Downtime> known = List.of();

	private Instant asked = Instant.EPOCH;

	Downtimes(Watch watch) {
		this.watch = watch;
	}

	List<Downtime> known() {
		return this.known;
	}

	/**
	 * Ask the life log, if it is time to.
	 * @param life the life log
	 * @param since how far back it matters
	 * @param now the present
	 * @return whether there may be others than before
	 */
	boolean refresh(LifeLog life, Instant since, Instant now) {
		boolean gap = this.watch.isGap(now);
		this.watch.tick(now);
		boolean early = now.isBefore(this.asked.plus(DISTANCE)) && !now.isBefore(this.asked);
		if (early && !gap) {
			return false;
		}
		this.asked = now;
		List<Downtime> found = life.downtimes(since);
		boolean changed = !found.equals(this.known);
		this.known = found;
		return changed;
	}

}
