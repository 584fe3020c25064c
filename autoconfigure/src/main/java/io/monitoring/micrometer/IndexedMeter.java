package io.monitoring.micrometer;

import io.micrometer.core.instrument.Meter;
import io.monitoring.series.SeriesStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A meter that is read at each tick, and how reading it went. One that keeps failing is
 * left alone for a while, so that it costs neither time nor log lines.
 */
final class IndexedMeter {

	private static final Logger logger = LoggerFactory.getLogger(MeterSampler.class);

	/** Failures in a row after which a meter is quarantined. */
	static final int MAX_FAILURES = 3;

	/** Ticks between two attempts on a meter in quarantine. */
	static final int RETRY_TICKS = 20;

	private final Meter meter;

	private final String family;

	private final MeterReader reader;

	private final SamplerProblems problems;

	private int failures;

	private int ticksToWait;

	private boolean reported;

	IndexedMeter(Meter meter, String family, MeterReader reader, SamplerProblems problems) {
		this.meter = meter;
		this.family = family;
		this.reader = reader;
		this.problems = problems;
	}

	Meter meter() {
		return this.meter;
	}

	/**
	 * Return the name that its series begin with.
	 * @return the name that it shares with the meters of other tags
	 */
	String family() {
		return this.family;
	}

	MeterReader reader() {
		return this.reader;
	}

	void read(long tick, SeriesStore store) {
		if (this.ticksToWait > 0) {
			this.ticksToWait--;
			return;
		}
		try {
			this.reader.read(tick, store);
			recovered();
		}
		catch (InvalidSampleException ex) {
			this.failures = 0;
			report(String.valueOf(ex.getMessage()));
		}
		catch (Throwable ex) {
			failed(ex);
		}
	}

	private void recovered() {
		this.failures = 0;
		if (this.reported) {
			this.reported = false;
			this.problems.clear(this.meter.getId());
		}
	}

	private void failed(Throwable ex) {
		rethrowFatal(ex);
		this.failures++;
		if (this.failures >= MAX_FAILURES) {
			this.ticksToWait = RETRY_TICKS - 1;
			report("reading it failed " + this.failures + " times in a row, so it is read only every " + RETRY_TICKS
					+ " ticks: " + ex);
		}
	}

	private void report(String text) {
		boolean first = !this.reported;
		this.reported = true;
		if (this.problems.report(this.meter.getId(), text) && first && logger.isWarnEnabled()) {
			logger.warn("A meter cannot be sampled. {}", this.problems.of(this.meter.getId()));
		}
	}

	/**
	 * Throw what must not be swallowed; a stack overflow of the application's function is
	 * over once it has arrived here.
	 * @param ex what was thrown
	 */
	static void rethrowFatal(Throwable ex) {
		if (ex instanceof VirtualMachineError error && !(ex instanceof StackOverflowError)) {
			throw error;
		}
	}

}
