package io.monitoring.micrometer;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.tracer.common.SpanContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Example traces out of a real Prometheus registry.
 */
class ExampleTracesTests {

	private static final String FAST = "00000000000000000000000000000001";

	private static final String SLOW = "00000000000000000000000000000002";

	private static final String FAILED = "00000000000000000000000000000003";

	private final PrometheusRegistry prometheus = new PrometheusRegistry();

	private final Spans spans = new Spans();

	private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT,
			this.prometheus, Clock.SYSTEM, this.spans);

	private final ExampleTraces traces = new ExampleTraces(this.prometheus, Set.of("api-latency"),
			new LabelMatcher("uri", LabelMatcher.Type.NOT_REGEX, "/actuator(/.*)?")::matches);

	@Test
	void anAlertAboutErrorsGetsTheTraceOfARequestThatFailed() {
		serveAll();
		assertThat(this.traces.exampleOf(alert("signal", "request-errors"))).isEqualTo(FAILED);
		assertThat(this.traces.exampleOf(alert("slo", "api-availability"))).isEqualTo(FAILED);
	}

	@Test
	void anAlertAboutLatencyGetsTheTraceOfTheSlowestRequest() {
		serveAll();
		assertThat(this.traces.exampleOf(alert("signal", "request-latency"))).isEqualTo(SLOW);
		assertThat(this.traces.exampleOf(alert("slo", "api-latency"))).isEqualTo(SLOW);
	}

	@Test
	void anAlertAboutSomethingElseOrAnotherRouteGetsNone() {
		serveAll();
		assertThat(this.traces.exampleOf(alert("signal", "cpu"))).isNull();
		assertThat(this.traces.exampleOf(alert("uri", "/other"))).isNull();
	}

	@Test
	void whatIsNoTrafficOfUsersIsNoExample() {
		serve("/actuator/health", "503", 1, FAILED);
		assertThat(this.traces.exampleOf(alert("signal", "request-errors"))).isNull();
	}

	@Test
	void whatDoesNotLookLikeATraceStaysInside() {
		serve("/pay", "500", 1, "password=secret");
		assertThat(this.traces.exampleOf(alert("signal", "request-errors"))).isNull();
	}

	@Test
	void withoutTracingThereIsNoExample() {
		serve("/pay", "500", 1, null);
		assertThat(this.traces.exampleOf(alert("signal", "request-errors"))).isNull();
	}

	private void serveAll() {
		serve("/shop", "200", 1, FAST);
		serve("/search", "200", 3000, SLOW);
		serve("/pay", "500", 10, FAILED);
	}

	private void serve(String uri, String status, long millis, @Nullable String trace) {
		this.spans.trace = trace;
		Timer.builder("http.server.requests")
			.tags("method", "GET", "uri", uri, "status", status)
			.serviceLevelObjectives(Duration.ofSeconds(1), Duration.ofSeconds(2))
			.register(this.registry)
			.record(Duration.ofMillis(millis));
	}

	private static Alert alert(String... labels) {
		Instant now = Instant.ofEpochMilli(Clock.SYSTEM.wallTime());
		return new Alert(Labels.of(labels), Map.of(), AlertState.FIRING, 1, now, now, null);
	}

	/**
	 * The span that is current while a request is served.
	 */
	private static final class Spans implements SpanContext {

		private @Nullable String trace;

		@Override
		public @Nullable String getCurrentTraceId() {
			return this.trace;
		}

		@Override
		public @Nullable String getCurrentSpanId() {
			return (this.trace != null) ? "0000000000000001" : null;
		}

		@Override
		public boolean isCurrentSpanSampled() {
			return this.trace != null;
		}

		@Override
		public void markCurrentSpanAsExemplar() {
			// Nobody looks at the span.
		}

	}

}
