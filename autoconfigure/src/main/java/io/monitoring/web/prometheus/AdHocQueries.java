package io.monitoring.web.prometheus;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

import io.monitoring.engine.QueryBackend;
import io.monitoring.promql.Query;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.parser.ParseException;

/**
 * Lets people query what the rules read, at most a few at once. They run on the threads
 * of their requests and take no lock, so that a tick never waits for them.
 */
public final class AdHocQueries {

	private final QueryEngine engine;

	private final QueryBackend backend;

	private final int maxConcurrent;

	private final String property;

	private final Semaphore permits;

	/**
	 * Create the queries.
	 * @param engine checks them, and knows their bounds
	 * @param backend answers them
	 * @param maxConcurrent how many may run at once; further ones are refused at once
	 * @param property name of the property that sets that number
	 */
	public AdHocQueries(QueryEngine engine, QueryBackend backend, int maxConcurrent, String property) {
		this.engine = engine;
		this.backend = backend;
		this.maxConcurrent = maxConcurrent;
		this.property = property;
		this.permits = new Semaphore(maxConcurrent);
	}

	QueryEngine engine() {
		return this.engine;
	}

	QueryBackend backend() {
		return this.backend;
	}

	Query prepare(String parameter, String text) {
		try {
			return this.engine.prepare(text);
		}
		catch (ParseException ex) {
			String hint = (ex.hint() != null) ? " (" + ex.hint() + ")" : "";
			throw PrometheusException.invalid(parameter, ex.getMessage() + hint);
		}
	}

	/**
	 * Do something that costs time or memory, unless too many do already.
	 * @param work what to do, the writing of the answer included
	 * @return its result
	 */
	<T> T run(Supplier<T> work) {
		if (!this.permits.tryAcquire()) {
			throw new PrometheusException(ErrorType.TOO_MANY_REQUESTS,
					"%d queries are running, more are not allowed at once; try again or raise '%s'"
						.formatted(this.maxConcurrent, this.property));
		}
		try {
			return work.get();
		}
		finally {
			this.permits.release();
		}
	}

}
