package io.monitoring.web;

/**
 * The metrics of the application as text for Prometheus.
 */
@FunctionalInterface
public interface MetricsText {

	/** The classic format. */
	String PLAIN = "text/plain;version=0.0.4;charset=utf-8";

	/** The OpenMetrics format, which has exemplars. */
	String OPEN_METRICS = "application/openmetrics-text;version=1.0.0;charset=utf-8";

	/**
	 * Read all meters.
	 * @param contentType one of the constants of this interface
	 * @return the text
	 */
	String read(String contentType);

}
