package io.monitoring.series;

import java.util.List;

/**
 * Where a query finds its series: the store, or in a test anything else.
 */
public interface SeriesSource {

	/**
	 * Select the series that match all matchers and may have samples in a window.
	 * @param matchers the matchers; the metric name is the label {@code __name__}
	 * @param fromExclusive start of the window in milliseconds since the epoch
	 * @param toInclusive end of the window in milliseconds since the epoch
	 * @return the series in the order of their labels; a list that does not change
	 */
	List<? extends Series> select(List<LabelMatcher> matchers, long fromExclusive, long toInclusive);

}
