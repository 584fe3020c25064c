package io.monitoring.autoconfigure.remote;

import java.io.IOException;
import java.time.Instant;
import java.util.List;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.autoconfigure.alert.AlertAutoConfiguration;
import io.monitoring.autoconfigure.engine.MonitoringAutoConfiguration;
import io.monitoring.autoconfigure.health.MonitoringHealthAutoConfiguration;
import io.monitoring.autoconfigure.slo.SloAutoConfiguration;
import io.monitoring.autoconfigure.storage.StorageAutoConfiguration;
import io.monitoring.engine.EmbeddedBackend;
import io.monitoring.engine.MonitoringEngine;
import io.monitoring.engine.QueryBackend;
import io.monitoring.health.MonitoringHealthIndicator;
import io.monitoring.remote.FakePrometheus;
import io.monitoring.remote.RemoteBackend;
import io.monitoring.remote.RemoteCounts;
import io.monitoring.rule.RuleStatus;
import io.monitoring.series.SeriesStore;
import io.monitoring.slo.CountStore;
import io.monitoring.web.MonitoringFacade;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RemoteEngineAutoConfiguration}.
 */
class RemoteEngineAutoConfigurationTests {

	private static final String RULE = "monitoring.alerts.rules.queue.expr=queue_size > 5";

	private FakePrometheus server;

	private ApplicationContextRunner runner;

	@BeforeEach
	void start() throws IOException {
		this.server = new FakePrometheus();
		this.runner = new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
					PrometheusMetricsExportAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
					SslAutoConfiguration.class, StorageAutoConfiguration.class, AlertAutoConfiguration.class,
					SloAutoConfiguration.class, RemoteEngineAutoConfiguration.class, MonitoringAutoConfiguration.class,
					MonitoringHealthAutoConfiguration.class))
			.withPropertyValues("monitoring.storage.type=memory", "monitoring.engine=prometheus",
					"monitoring.prometheus.url=" + this.server.url(), "monitoring.prometheus.bearer-token=s3cret-token",
					"monitoring.prometheus.tenant=team-a", "monitoring.prometheus.match.application=shop",
					"monitoring.prometheus.timeout=1s", RULE, "monitoring.alerts.rules.queue.severity=critical");
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	private static RuleStatus rule(MonitoringEngine engine, String name) {
		return engine.snapshot()
			.rules()
			.stream()
			.filter((status) -> status.rule().name().equals(name))
			.findFirst()
			.orElseThrow();
	}

	@Test
	void rulesAndObjectivesReadTheServerAndTheStoreKeepsNoMetersOfTheApplication() {
		this.server.answers.put("queue_size{application=\"shop\"} > 5", FakePrometheus.Answer
			.vector("{\"metric\":{\"__name__\":\"queue_size\",\"q\":\"a\"},\"value\":[1,\"8\"]}"));
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(QueryBackend.class).hasSingleBean(CountStore.class);
			assertThat(context.getBean(CountStore.class)).isInstanceOf(RemoteCounts.class);
			MonitoringEngine engine = context.getBean(MonitoringEngine.class);
			engine.tick(Instant.now());
			assertThat(rule(engine, "queue").alerts()).extracting(Alert::state)
				.containsAnyOf(AlertState.PENDING, AlertState.FIRING);
			assertThat(rule(engine, "monitoring-late").health()).isEqualTo(RuleStatus.Health.OK);
			assertThat(context.getBean(SeriesStore.class).maySelect("jvm_memory_used_bytes")).isFalse();
			assertThat(context.getBean(SeriesStore.class).maySelect("monitoring_remote_up")).isTrue();
			assertThat(this.server.queries()).isNotEmpty()
				.noneMatch((query) -> query.contains("monitoring_") || query.contains("slo:"));
			assertThat(this.server.questions).allSatisfy((question) -> {
				assertThat(question.headers().getFirst("Authorization")).isEqualTo("Bearer s3cret-token");
				assertThat(question.headers().getFirst("X-Scope-OrgID")).isEqualTo("team-a");
			});
			assertThat(context.getBean(MonitoringFacade.class).remote().reachable()).isTrue();
			assertThat(context.getBean(MonitoringHealthIndicator.class).health().getDetails())
				.containsEntry("remoteEngine", "answers");
		});
	}

	@Test
	void anOutageLeavesAlertsAsTheyAreAndIsToldByTheRuleOfTheEngine() {
		this.server.answers.put("queue_size{application=\"shop\"} > 5",
				FakePrometheus.Answer.vector("{\"metric\":{\"q\":\"a\"},\"value\":[1,\"8\"]}"));
		this.runner.run((context) -> {
			MonitoringEngine engine = context.getBean(MonitoringEngine.class);
			Instant start = Instant.now();
			engine.tick(start);
			List<Alert> before = rule(engine, "queue").alerts();
			this.server.close();
			for (int i = 1; i <= 12; i++) {
				engine.tick(start.plusSeconds(15L * i));
			}
			assertThat(rule(engine, "queue").health()).isEqualTo(RuleStatus.Health.ERR);
			assertThat(rule(engine, "queue").lastError()).startsWith("not asked: ").doesNotContain("127.0.0.1");
			assertThat(rule(engine, "queue").alerts()).isEqualTo(before);
			assertThat(rule(engine, "remote-engine-down").alerts()).extracting(Alert::state)
				.containsExactly(AlertState.FIRING);
			assertThat(context.getBean(MonitoringHealthIndicator.class).health().getDetails())
				.containsEntry("remoteEngine", "does not answer")
				.containsEntry("remoteEngineProblem", "no connection");
		});
	}

	@Test
	void withoutThePropertyTheEmbeddedEngineAnswers() {
		this.runner.withPropertyValues("monitoring.engine=embedded")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(EmbeddedBackend.class)
				.doesNotHaveBean(RemoteBackend.class));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			monitoring.prometheus.url=                       | 'monitoring.prometheus.url'
			monitoring.prometheus.url=ftp://s3cret.example   | must start with 'http://' or 'https://'
			monitoring.prometheus.url=http://u:s3cret@x      | must not hold a user name or password
			monitoring.prometheus.url=http://x/?a=s3cret     | must not have a query
			monitoring.prometheus.username=joe               | both a token and a user name
			monitoring.prometheus.timeout=0s                 | not between 1ms and 5m
			monitoring.prometheus.delay=2h                   | not between 0ms and 30m
			monitoring.prometheus.connect-timeout=5m         | not between 1ms and 1m
			monitoring.prometheus.max-answer-size=1GB        | not between 1KB and 256MB
			monitoring.prometheus.ssl-bundle=none            | There is no SSL bundle 'none'
			monitoring.prometheus.headers.Host=x             | The header 'Host' cannot be set
			monitoring.prometheus.match.a-b=x                | not the name of a label
			monitoring.alerts.rules.queue.expr=max_over_time((queue_size > ALERTS)[5m:1m]) | Rule 'queue'
			""")
	void whatIsWrongStopsTheStartAndSaysWhat(String property, String problem) {
		this.runner.withPropertyValues(property).run((context) -> {
			assertThat(context).hasFailed();
			Throwable failure = context.getStartupFailure();
			while (!(failure instanceof FailureAnalyzedException) && failure.getCause() != null) {
				failure = failure.getCause();
			}
			assertThat(failure).isInstanceOf(FailureAnalyzedException.class);
			assertThat(failure.getMessage()).contains(problem).doesNotContain("s3cret");
		});
	}

}
