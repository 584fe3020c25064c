package io.monitoring.web;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Counts failed attempts by address: ten in a minute close the door for the rest of it.
 */
final class FailureLimit {

	static final Duration WINDOW = Duration.ofMinutes(1);

	private static final int MAX_FAILURES = 10;

	private static final int MAX_ADDRESSES = 1000;

	private final InstantSource time;

	private final Map<String, Failures> byAddress = new LinkedHashMap<>() {

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
			return size() > MAX_ADDRESSES;
		}

	};

	FailureLimit(InstantSource time) {
		this.time = time;
	}

	synchronized boolean isReached(String address) {
		Failures failures = current(address);
		return failures != null && failures.count() >= MAX_FAILURES;
	}

	synchronized void count(String address) {
		Failures failures = current(address);
		this.byAddress.put(address, (failures != null) ? new Failures(failures.since(), failures.count() + 1)
				: new Failures(this.time.instant(), 1));
	}

	private @Nullable Failures current(String address) {
		Failures failures = this.byAddress.get(address);
		if (failures != null && !this.time.instant().isBefore(failures.since().plus(WINDOW))) {
			this.byAddress.remove(address);
			return null;
		}
		return failures;
	}

	private record Failures(Instant since, int count) {

	}

}
