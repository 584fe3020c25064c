package io.monitoring.sample;

import java.util.Map;

import io.micrometer.tracing.Tracer;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The starter brings tracing and its exporter, but an application that names no receiver
 * of traces must not notice.
 */
@ExtendWith(OutputCaptureExtension.class)
class OtlpSilenceTests {

	@Test
	void withoutAnEndpointRequestsAreTracedButNothingIsExported(CapturedOutput output) {
		try (ConfigurableApplicationContext context = run()) {
			assertThat(context.getBeanProvider(Tracer.class).stream()).hasSize(1)
				.noneMatch((tracer) -> tracer == Tracer.NOOP);
			assertThat(context.getBeansOfType(SpanExporter.class)).isEmpty();
			request(context);
		}
		assertThat(output).contains("Started").doesNotContainIgnoringCase("otlp").doesNotContain("4318");
	}

	@Test
	void withAnEndpointTracesAreExported() {
		try (ConfigurableApplicationContext context = run(
				"--management.opentelemetry.tracing.export.otlp.endpoint=http://localhost:1/v1/traces")) {
			assertThat(context.getBeansOfType(SpanExporter.class)).hasSize(1);
		}
	}

	private static void request(ConfigurableApplicationContext context) {
		String port = context.getEnvironment().getRequiredProperty("local.server.port");
		RestClient client = RestClient.create("http://localhost:" + port);
		assertThat(client.get().uri("/products").retrieve().body(String.class)).contains("Tea pot");
	}

	private static ConfigurableApplicationContext run(String... arguments) {
		SpringApplication application = new SpringApplication(ShopApplication.class);
		application.setDefaultProperties(Map.of("server.port", "0", "shop.traffic.enabled", "false",
				"management.tracing.sampling.probability", "1"));
		return application.run(arguments);
	}

}
