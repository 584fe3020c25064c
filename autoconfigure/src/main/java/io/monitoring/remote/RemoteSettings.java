package io.monitoring.remote;

import java.time.Duration;
import java.util.List;

import io.monitoring.outbound.RequestHeaders;
import io.monitoring.outbound.SecretUrl;
import io.monitoring.series.LabelMatcher;

/**
 * Where the server is and how it is asked.
 *
 * @param url its address, up to the path that stands before {@code /api/v1}
 * @param headers who asks, and for which tenant
 * @param matchers added to every selector that the server answers
 * @param delay how far in the past the present is for questions, so that samples have
 * arrived
 * @param limits bounds of one question
 */
public record RemoteSettings(SecretUrl url, RequestHeaders headers, List<LabelMatcher> matchers, Duration delay,
		Limits limits) {

	public RemoteSettings {
		matchers = List.copyOf(matchers);
		if (delay.isNegative()) {
			throw new IllegalArgumentException("'delay' must not be negative but is " + delay);
		}
	}

	/**
	 * Bounds of one question.
	 *
	 * @param timeout longest wait for an answer, connecting included
	 * @param maxBytes how long an answer may be
	 * @param maxSamples how many samples an answer may hold
	 */
	public record Limits(Duration timeout, int maxBytes, long maxSamples) {
	}

}
