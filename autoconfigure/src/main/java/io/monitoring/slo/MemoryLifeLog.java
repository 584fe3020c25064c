package io.monitoring.slo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Remembers lives as long as the process lives, a bounded number of them.
 */
public final class MemoryLifeLog implements LifeLog {

	private static final int CAPACITY = 1000;

	/** As many intervals without a beat are a matter of a late tick. */
	private static final int TOLERATED = 2;

	private @Nullable Life life;

	private final List<Downtime> downtimes = new ArrayList<>();

	private final List<Deployment> deployments = new ArrayList<>();

	/** The shortest distance of two beats, which is that of the ticks. */
	private @Nullable Duration interval;

	private long changes;

	@Override
	public synchronized void start(Instant now, @Nullable String version, @Nullable String commit) {
		Life previous = this.life;
		Life next = Life.begin(now, version, commit);
		if (previous != null) {
			bookBetween(previous, next);
		}
		this.life = next;
		this.interval = null;
		deployed(next);
		this.changes++;
	}

	private void bookBetween(Life previous, Life next) {
		Downtime downtime = previous.downtimeBefore(next);
		if (downtime != null) {
			book(downtime);
		}
	}

	private void book(Downtime gap) {
		addBounded(this.downtimes, gap);
		this.changes++;
	}

	private void deployed(Life next) {
		String version = next.version();
		if (version == null) {
			return;
		}
		Deployment last = this.deployments.isEmpty() ? null : this.deployments.get(this.deployments.size() - 1);
		Deployment deployment = new Deployment(version, next.commit(), next.startedAt());
		if (last == null || !new Deployment(last.version(), last.commit(), next.startedAt()).equals(deployment)) {
			addBounded(this.deployments, deployment);
		}
	}

	private static <T> void addBounded(List<T> entries, T entry) {
		if (entries.size() >= CAPACITY) {
			entries.remove(0);
		}
		entries.add(entry);
	}

	@Override
	public synchronized void beat(Instant now) {
		Life current = this.life;
		if (current == null) {
			return;
		}
		Duration elapsed = Duration.between(current.seenAt(), now);
		Duration known = this.interval;
		if (!current.seenAt().equals(current.startedAt()) && elapsed.compareTo(Duration.ZERO) > 0) {
			if (known != null && elapsed.compareTo(known.multipliedBy(TOLERATED)) > 0) {
				book(new Downtime(current.seenAt(), now, Downtime.Reason.SUSPENDED));
			}
			this.interval = (known == null || elapsed.compareTo(known) < 0) ? elapsed : known;
		}
		this.life = current.seen(now);
	}

	@Override
	public synchronized void stop(Instant now) {
		Life current = this.life;
		if (current != null) {
			this.life = current.stoppedAt(now.isBefore(current.seenAt()) ? current.seenAt() : now);
		}
	}

	@Override
	public synchronized List<Downtime> downtimes(Instant since) {
		return this.downtimes.stream().filter((downtime) -> !downtime.to().isBefore(since)).toList();
	}

	@Override
	public synchronized List<Deployment> deployments(Instant since) {
		List<Deployment> found = new ArrayList<>();
		for (int i = 0; i < this.deployments.size(); i++) {
			boolean replaced = i + 1 < this.deployments.size()
					&& this.deployments.get(i + 1).startedAt().isBefore(since);
			if (!replaced) {
				found.add(this.deployments.get(i));
			}
		}
		return List.copyOf(found);
	}

	/**
	 * Return everything that is remembered.
	 * @return the contents, which do not change any more
	 */
	public synchronized Contents contents() {
		return new Contents(this.life, List.copyOf(this.downtimes), List.copyOf(this.deployments), this.changes);
	}

	/**
	 * Remember what came before, too. If the application has started already, the time
	 * before its start is booked now.
	 * @param earlier what came before
	 */
	public synchronized void restore(Contents earlier) {
		Life present = this.life;
		List<Downtime> ownDowntimes = List.copyOf(this.downtimes);
		List<Deployment> ownDeployments = List.copyOf(this.deployments);
		this.downtimes.clear();
		this.deployments.clear();
		earlier.downtimes().forEach((downtime) -> addBounded(this.downtimes, downtime));
		earlier.deployments().forEach((deployment) -> addBounded(this.deployments, deployment));
		Life last = earlier.life();
		if (present == null) {
			this.life = last;
		}
		else if (last != null) {
			bookBetween(last, present);
		}
		ownDowntimes.forEach((downtime) -> addBounded(this.downtimes, downtime));
		ownDeployments.forEach((own) -> deployed(Life.begin(own.startedAt(), own.version(), own.commit())));
		this.changes++;
	}

	/**
	 * Everything that is remembered.
	 *
	 * @param life the present life, {@code null} before the first one
	 * @param downtimes when nobody watched, oldest first
	 * @param deployments which versions ran, oldest first
	 * @param changes changes whenever something but the present life does
	 */
	public record Contents(@Nullable Life life, List<Downtime> downtimes, List<Deployment> deployments, long changes) {

	}

}
