package io.monitoring.autoconfigure.engine;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.monitoring.alert.Alert;
import io.monitoring.autoconfigure.alert.AlertAutoConfiguration;
import io.monitoring.autoconfigure.health.MonitoringHealthAutoConfiguration;
import io.monitoring.autoconfigure.slo.SloAutoConfiguration;
import io.monitoring.autoconfigure.storage.StorageAutoConfiguration;
import io.monitoring.autoconfigure.web.MonitoringWebAutoConfiguration;
import io.monitoring.engine.EngineOutputs;
import io.monitoring.engine.MonitoringEngine;
import io.monitoring.health.MonitoringHealthIndicator;
import io.monitoring.micrometer.LatencyBuckets;
import io.monitoring.notify.Notification;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.ReceiverStatus;
import io.monitoring.rule.RuleStatus;
import io.monitoring.series.SeriesStore;
import io.monitoring.slo.ServiceLevelIndicator;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.web.MonitoringFacade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MonitoringAutoConfiguration} and those that work with it.
 */
@ExtendWith(OutputCaptureExtension.class)
class MonitoringAutoConfigurationTests {

	static final AutoConfigurations EVERYTHING = AutoConfigurations.of(MetricsAutoConfiguration.class,
			PrometheusMetricsExportAutoConfiguration.class, SimpleMetricsExportAutoConfiguration.class,
			CompositeMeterRegistryAutoConfiguration.class, StorageAutoConfiguration.class, AlertAutoConfiguration.class,
			SloAutoConfiguration.class, MonitoringAutoConfiguration.class, MonitoringHealthAutoConfiguration.class,
			MonitoringWebAutoConfiguration.class);

	private final ApplicationContextRunner runner = new ApplicationContextRunner().withConfiguration(EVERYTHING);

	@Test
	void withoutAnyPropertyTwoObjectivesAndTheDefaultRulesAreEvaluated() {
		this.runner.run((context) -> {
			assertThat(context).hasSingleBean(MonitoringEngine.class).hasSingleBean(MonitoringHealthIndicator.class);
			MonitoringEngine engine = context.getBean(MonitoringEngine.class);
			assertThat(engine.snapshot().objectives()).extracting((status) -> status.objective().name())
				.containsExactly("api-availability", "api-latency");
			assertThat(ruleNames(engine)).contains("high-error-rate", "high-latency-p95", "high-cpu-usage",
					"critical-cpu-usage", "high-heap-usage", "critical-heap-usage", "ErrorBudgetBurn1h");
			assertThat(engine.snapshot().rules()).allMatch(RuleStatus::enabled);
			assertThat(receivers(engine)).containsExactly("log");
		});
	}

	@Test
	void latencyOfRequestsGetsTheBoundsOfTheObjectiveAndOfTheRulesAndNoOthers() {
		this.runner.run((context) -> {
			Timer.builder("http.server.requests").register(context.getBean(MeterRegistry.class)).record(() -> {
			});
			assertThat(context.getBean(PrometheusMeterRegistry.class).scrape().lines())
				.filteredOn((line) -> line.startsWith("http_server_requests_seconds_bucket"))
				.extracting((line) -> line.substring(line.indexOf("le=\"") + 4, line.indexOf("\"}")))
				.containsExactly("0.5", "1.0", "2.0", "+Inf");
		});
	}

	@Test
	void switchedOffThereIsNoBeanOfOurs() {
		this.runner.withPropertyValues("monitoring.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBeansOfType(Object.class).values())
				.noneMatch((bean) -> bean.getClass().getName().startsWith("io.monitoring.")
						&& !bean.getClass().getName().contains("Tests"));
		});
	}

	@Test
	void withoutAMeterRegistryMonitoringBacksOff() {
		new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(MonitoringAutoConfiguration.class))
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(MonitoringEngine.class));
	}

	@Test
	void withoutThePrometheusRegistryTheSimpleOneIsWatchedAndTheLogSaysSo(CapturedOutput output) {
		// An application in another test may have turned the level down
		LoggingSystem.get(getClass().getClassLoader())
			.setLogLevel(MonitoringAutoConfiguration.class.getName(), LogLevel.INFO);
		this.runner.run((context) -> assertThat(output).doesNotContain("cannot be measured"));
		this.runner.withClassLoader(new FilteredClassLoader(PrometheusMeterRegistry.class)).run((context) -> {
			assertThat(context).hasNotFailed().hasSingleBean(MonitoringEngine.class);
			assertThat(context.getBean(MeterRegistry.class)).isNotInstanceOf(PrometheusMeterRegistry.class);
			assertThat(output).containsOnlyOnce("Objectives on latency cannot be measured");
		});
	}

	@Test
	void withoutTheHealthModuleOnlyTheIndicatorIsMissing() {
		this.runner.withClassLoader(new FilteredClassLoader(HealthIndicator.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(MonitoringEngine.class)
				.doesNotHaveBean("monitoringHealthIndicator"));
	}

	@Test
	void aReactiveApplicationStarts() {
		new ReactiveWebApplicationContextRunner().withConfiguration(EVERYTHING)
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(MonitoringFacade.class));
	}

	@Test
	void beansOfTheApplicationWin() {
		this.runner.withUserConfiguration(OwnStore.class)
			.run((context) -> assertThat(context.getBean(SeriesStore.class)).isSameAs(OwnStore.STORE));
	}

	@Test
	void notifierBeansAreReceivers() {
		this.runner.withUserConfiguration(OwnNotifier.class)
			.run((context) -> assertThat(receivers(context.getBean(MonitoringEngine.class))).containsExactly("log",
					"pager"));
	}

	@Test
	void anAlertmanagerGetsAllAlerts() {
		this.runner.withPropertyValues("monitoring.alerts.receivers.alertmanager.urls=http://localhost:1")
			.run((context) -> {
				assertThat(context.getBean(EngineOutputs.class).forwarders()).hasSize(1);
				assertThat(receivers(context.getBean(MonitoringEngine.class))).containsExactly("log");
			});
	}

	@Test
	void anApplicationMayHaveNoReceiverAtAll() {
		this.runner.withPropertyValues("monitoring.alerts.receivers.log.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void noBeanOfATypeIsPublishedThatMakesOthersBackOff() {
		this.runner.run((context) -> {
			for (Class<?> type : List.of(TaskScheduler.class, Executor.class, DataSource.class, JsonMapper.class,
					Clock.class)) {
				Map<String, ?> beans = context.getBeansOfType(type);
				assertThat(beans.keySet()).as(type.getSimpleName()).noneMatch((name) -> name.startsWith("monitoring"));
			}
		});
	}

	@Test
	void theLoopRunsOnOneDaemonThreadAndEndsWithTheContext() {
		this.runner.run((context) -> {
			assertThat(tickThreads()).hasSize(1).allMatch(Thread::isDaemon);
			SmartLifecycle lifecycle = context.getBean("monitoringLifecycle", SmartLifecycle.class);
			lifecycle.stop();
			lifecycle.stop();
			assertThat(tickThreads()).isEmpty();
			lifecycle.start();
			assertThat(tickThreads()).hasSize(1);
		});
		assertThat(tickThreads()).isEmpty();
	}

	@Test
	void aRuleOfAPropertyChangesTheDefaultRuleOfItsName() {
		this.runner
			.withPropertyValues("monitoring.alerts.rules.high-cpu-usage.expr=process_cpu_usage > 0.5",
					"monitoring.alerts.rules.high-heap-usage.enabled=false",
					"monitoring.alerts.rules.own.expr=vector(1)", "monitoring.alerts.rules.own.labels.team=shop")
			.run((context) -> {
				MonitoringEngine engine = context.getBean(MonitoringEngine.class);
				RuleStatus changed = rule(engine, "high-cpu-usage");
				assertThat(changed.rule().query().text()).isEqualTo("process_cpu_usage > 0.5");
				assertThat(changed.rule().labels().get(Alert.SEVERITY_LABEL)).isEqualTo("warning");
				assertThat(rule(engine, "high-heap-usage").enabled()).isFalse();
				assertThat(rule(engine, "own").group()).isEqualTo("application");
				assertThat(rule(engine, "own").rule().labels().toMap()).containsEntry("team", "shop")
					.containsEntry("severity", "warning");
			});
	}

	@Test
	void anObjectiveOfAPropertyChangesTheDefaultObjectiveOfItsName() {
		this.runner.withPropertyValues("monitoring.sla.objectives.api-latency.target=99").run((context) -> {
			ServiceLevelObjective objective = context.getBean(MonitoringEngine.class)
				.snapshot()
				.objectives()
				.get(0)
				.objective();
			assertThat(objective.name()).isEqualTo("api-latency");
			assertThat(objective.indicator())
				.isEqualTo(new ServiceLevelIndicator.Latency(Duration.ofMillis(500), List.of()));
			assertThat(objective.target()).isEqualTo(0.99);
			assertThat(objective.period()).isEqualTo(Duration.ofDays(7));
		});
	}

	@Test
	void aSingleBadEventCallsNobodyUnlessItIsWanted() {
		this.runner.run((context) -> assertThat(
				rule(context.getBean(MonitoringEngine.class), "ErrorBudgetBurn1h").rule().query().text())
			.endsWith(" > 2.5"));
		this.runner.withPropertyValues("monitoring.sla.min-bad-events=0", "monitoring.sla.min-events=0")
			.run((context) -> assertThat(
					rule(context.getBean(MonitoringEngine.class), "ErrorBudgetBurn1h").rule().query().text())
				.endsWith(" > 14.4"));
	}

	@Test
	void defaultRulesAndObjectivesCanBeSwitchedOff() {
		this.runner.withPropertyValues("monitoring.alerts.default-rules=false", "monitoring.sla.enabled=false")
			.run((context) -> {
				assertThat(context.getBean(MonitoringEngine.class).snapshot().rules()).isEmpty();
				assertThat(context.getBean(MonitoringEngine.class).snapshot().objectives()).isEmpty();
				assertThat(context).hasSingleBean(LatencyBuckets.class);
			});
	}

	private static Set<String> ruleNames(MonitoringEngine engine) {
		return engine.snapshot().rules().stream().map((status) -> status.rule().name()).collect(Collectors.toSet());
	}

	private static RuleStatus rule(MonitoringEngine engine, String name) {
		return engine.snapshot()
			.rules()
			.stream()
			.filter((status) -> status.rule().name().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static List<String> receivers(MonitoringEngine engine) {
		return engine.deliveries().receivers().stream().map(ReceiverStatus::receiver).toList();
	}

	private static List<Thread> tickThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().equals("monitoring-tick"))
			.toList();
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnStore {

		static final SeriesStore STORE = new SeriesStore();

		@Bean
		SeriesStore store() {
			return STORE;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnNotifier {

		@Bean
		Notifier pager() {
			return new Notifier() {

				@Override
				public String name() {
					return "pager";
				}

				@Override
				public void send(Notification notification) {
					throw new AssertionError("nothing fires in this test");
				}

			};
		}

	}

}
