package io.monitoring.slo;

/**
 * Has a method for each kind of indicator, so that none can be forgotten.
 *
 * @param <R> what is made of an indicator
 */
public interface IndicatorVisitor<R> {

	R visitAvailability(ServiceLevelIndicator.Availability availability);

	R visitErrorRate(ServiceLevelIndicator.ErrorRate errorRate);

	R visitLatency(ServiceLevelIndicator.Latency latency);

	R visitThroughput(ServiceLevelIndicator.Throughput throughput);

	R visitHealth(ServiceLevelIndicator.Health health);

	R visitValue(ServiceLevelIndicator.Value value);

	R visitRatio(ServiceLevelIndicator.Ratio ratio);

	R visitErrorRatio(ServiceLevelIndicator.ErrorRatio errorRatio);

}
