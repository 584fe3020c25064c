package io.monitoring.promql;

import io.monitoring.promql.parser.TimeModifier;

/**
 * Maps the time of a step to the time at which a selector or subquery looks.
 *
 * @param fixed whether {@code @} replaces the time of the step
 * @param at the fixed time
 * @param offset how far to look back from there
 */
record TimeShift(boolean fixed, long at, long offset) {

	/**
	 * Resolve a modifier.
	 * @param modifier what was written
	 * @param whole the ends of the whole query, which {@code start()} and {@code end()}
	 * name
	 * @return the shift
	 */
	static TimeShift of(TimeModifier modifier, Evaluation.Bounds whole) {
		Long at = modifier.at();
		if (at != null) {
			return new TimeShift(true, at, modifier.offset());
		}
		TimeModifier.Anchor anchor = modifier.anchor();
		if (anchor == null) {
			return new TimeShift(false, 0, modifier.offset());
		}
		return new TimeShift(true, (anchor == TimeModifier.Anchor.START) ? whole.start() : whole.end(),
				modifier.offset());
	}

	long reference(long time) {
		return (this.fixed ? this.at : time) - this.offset;
	}

}
