package io.monitoring.autoconfigure.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import javax.sql.DataSource;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.monitoring.alert.AlertHistory;
import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.autoconfigure.alert.AlertAutoConfiguration;
import io.monitoring.autoconfigure.engine.MonitoringAutoConfiguration;
import io.monitoring.autoconfigure.health.MonitoringHealthAutoConfiguration;
import io.monitoring.autoconfigure.slo.SloAutoConfiguration;
import io.monitoring.engine.MonitoringEngine;
import io.monitoring.engine.MonitoringLoop;
import io.monitoring.health.MonitoringHealthIndicator;
import io.monitoring.notify.Dispatcher;
import io.monitoring.notify.MemorySilenceStore;
import io.monitoring.notify.Notification;
import io.monitoring.notify.NotificationLog;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.SilenceStore;
import io.monitoring.notify.Silences;
import io.monitoring.rule.AlertStateStore;
import io.monitoring.rule.RuleSwitches;
import io.monitoring.storage.Storage;
import io.monitoring.storage.StorageStatus.State;
import io.monitoring.web.MonitoringFacade;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StorageAutoConfiguration}.
 */
class StorageAutoConfigurationTests {

	@TempDir
	private Path folder;

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class,
				SimpleMetricsExportAutoConfiguration.class, CompositeMeterRegistryAutoConfiguration.class,
				StorageAutoConfiguration.class, AlertAutoConfiguration.class, SloAutoConfiguration.class,
				MonitoringAutoConfiguration.class, MonitoringHealthAutoConfiguration.class));

	private ApplicationContextRunner file() {
		return this.runner.withPropertyValues("monitoring.storage.type=sqlite",
				"monitoring.storage.path=" + this.folder.resolve("data/shop.db"));
	}

	@Test
	void everyPortHasOneBeanAndThereIsNoDataSource() {
		file().run((context) -> {
			assertThat(context).hasSingleBean(Storage.class)
				.hasSingleBean(NotificationLog.class)
				.hasSingleBean(SilenceStore.class)
				.hasSingleBean(AlertStateStore.class)
				.hasSingleBean(RuleSwitches.class)
				.hasSingleBean(AlertHistory.class)
				.doesNotHaveBean(DataSource.class);
			isOpen(context);
			assertThat(context.getBean(MonitoringFacade.class).storage().state()).isEqualTo(State.FILE);
		});
		assertThat(this.folder.resolve("data/shop.db")).exists();
	}

	@Test
	void whatWasKeptIsThereAfterARestart() {
		file().run((context) -> context.getBean(RuleSwitches.class).save("high-cpu-usage", false));
		file().run((context) -> {
			isOpen(context);
			assertThat(context.getBean(RuleSwitches.class).load()).containsEntry("high-cpu-usage", false);
		});
	}

	private static void isOpen(ApplicationContext context) {
		assertThat(context.getBean(Storage.class).awaitOpen(Duration.ofSeconds(30))).isTrue();
	}

	@Test
	void anAlertGoesOnAfterARestartAndIsNotToldAgain() throws Exception {
		CountDownLatch told = new CountDownLatch(1);
		ApplicationContextRunner shop = file().withBean(Notifier.class, () -> new Listener(told))
			.withPropertyValues("monitoring.sampling-interval=5m", "monitoring.alerts.default-rules=false",
					"monitoring.alerts.rules.always.expr=vector(7) > 1", "monitoring.alerts.group-wait=0s",
					"monitoring.alerts.receivers.log.enabled=false", "monitoring.sla.enabled=false");
		Instant[] activeAt = new Instant[2];
		shop.run((context) -> {
			activeAt[0] = firing(context, now());
			assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
		});
		shop.run((context) -> {
			isOpen(context);
			assertThat(context.getBean(NotificationLog.class).lastDeliveries()).containsOnlyKeys("listener");
			activeAt[1] = firing(context, now().plusSeconds(60));
			assertThat(context.getBean(NotificationLog.class).recent(10)).hasSize(1);
		});
		assertThat(activeAt[1]).isEqualTo(activeAt[0]);
	}

	@Test
	void anErrorBudgetGoesOnAfterARestart() {
		Instant start = now();
		file().run((context) -> assertThat(spent(context, start)).isEqualTo(3));
		file().run((context) -> assertThat(spent(context, start.plusSeconds(60))).isEqualTo(6));
		file()
			.withPropertyValues("monitoring.sla.objectives.api-availability.type=availability",
					"monitoring.sla.objectives.api-availability.target=99.9",
					"monitoring.sla.objectives.api-availability.match.uri=/pay")
			.run((context) -> assertThat(spent(context, start.plusSeconds(120))).as("what is counted has changed")
				.isZero());
	}

	private static long spent(ApplicationContext context, Instant now) {
		MonitoringEngine engine = context.getBean(MonitoringEngine.class);
		Timer timer = Timer.builder("http.server.requests")
			.tags("uri", "/cart", "status", "500", "method", "GET", "outcome", "SERVER_ERROR", "exception", "none",
					"error", "none")
			.register(context.getBean(MeterRegistry.class));
		engine.tick(now);
		timer.record(3, TimeUnit.MILLISECONDS);
		timer.record(3, TimeUnit.MILLISECONDS);
		timer.record(3, TimeUnit.MILLISECONDS);
		engine.tick(now.plusSeconds(15));
		return engine.snapshot()
			.objectives()
			.stream()
			.filter((status) -> status.objective().name().equals("api-availability"))
			.mapToLong((status) -> status.budget().bad())
			.sum();
	}

	/** The database is exact to the microsecond. */
	private static Instant now() {
		return MonitoringLoop.now().truncatedTo(ChronoUnit.MICROS);
	}

	private static Instant firing(ApplicationContext context, Instant now) {
		MonitoringEngine engine = context.getBean(MonitoringEngine.class);
		engine.tick(now);
		engine.tick(now.plusSeconds(15));
		return engine.snapshot().alerts().get(0).activeAt();
	}

	@Test
	void theStorageIsClosedAfterTheDispatcher() {
		file().run((context) -> assertThat(context.getBeanFactory().getDependenciesForBean("monitoringDispatcher"))
			.contains("monitoringNotificationLog"));
		file().run((context) -> assertThat(context.getBeanFactory().getDependenciesForBean("monitoringNotificationLog"))
			.contains("monitoringStorage"));
	}

	@Test
	void anApplicationStartsWhereNoFileIsPossible() throws Exception {
		Path file = Files.createFile(this.folder.resolve("file"));
		file().withPropertyValues("monitoring.storage.path=" + file.resolve("shop.db")).run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(context.getBean(Storage.class).awaitOpen(Duration.ofSeconds(30))).isFalse();
			assertThat(context.getBean(Storage.class).status().state()).isEqualTo(State.UNAVAILABLE);
			assertThat(context.getBean(MonitoringHealthIndicator.class).health().getStatus()).isNotEqualTo(Status.DOWN);
			assertThat(context.getBean(MonitoringHealthIndicator.class).health().getDetails())
				.containsEntry("storage", "unavailable")
				.containsKey("storageProblem");
			assertThat(context.getBean(MeterRegistry.class).get("monitoring.storage.failing").gauge().value())
				.isEqualTo(1);
		});
	}

	@Test
	void withoutTheDriverMemoryIsUsedWithoutAWord() {
		file().withClassLoader(new FilteredClassLoader("org.sqlite")).run((context) -> {
			assertThat(context.getBean(Storage.class).status().state()).isEqualTo(State.MEMORY);
			assertThat(context.getBean(MeterRegistry.class).get("monitoring.storage.failing").gauge().value()).isZero();
		});
	}

	@Test
	void memoryCanBeAskedFor() {
		file().withPropertyValues("monitoring.storage.type=memory")
			.run((context) -> assertThat(context.getBean(Storage.class).status().state()).isEqualTo(State.MEMORY));
		assertThat(this.folder).isEmptyDirectory();
	}

	@Test
	void beansOfTheApplicationWin() {
		this.runner.withUserConfiguration(OwnSilences.class).run((context) -> {
			assertThat(context).hasSingleBean(SilenceStore.class).hasSingleBean(Silences.class);
			assertThat(context.getBean(SilenceStore.class)).isInstanceOf(MemorySilenceStore.class);
		});
		this.runner.withBean(Storage.class, Storage::inMemory)
			.run((context) -> assertThat(context).hasSingleBean(Storage.class).hasSingleBean(Dispatcher.class));
	}

	@Test
	void nothingIsKeptWhenMonitoringIsOff() {
		file().withPropertyValues("monitoring.enabled=false")
			.run((context) -> assertThat(context).doesNotHaveBean(Storage.class));
		assertThat(this.folder).isEmptyDirectory();
	}

	@ParameterizedTest
	@CsvSource({ "retention, 59m, The duration is not between 1h and 3660d.",
			"max-size, 1000KB, The size is below 1MB.", "path, /, The path does not name a file." })
	void wrongPropertiesStopTheStart(String name, String value, String problem) {
		file().withPropertyValues("monitoring.storage." + name + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("'monitoring.storage." + name + "' with value '" + value + "'")
				.hasMessageContaining(problem));
	}

	@Test
	void anUnknownTypeStopsTheStart() {
		this.runner.withPropertyValues("monitoring.storage.type=floppy")
			.run((context) -> assertThat(context).getFailure()
				.hasStackTraceContaining("monitoring.storage")
				.hasStackTraceContaining("floppy"));
	}

	@ParameterizedTest
	@CsvSource({ "shop, shop.db", "../../etc/passwd, __.._etc_passwd.db", "'Mein Laden', Mein_Laden.db",
			"'  ', application.db" })
	void theFileIsNamedAfterTheApplicationAndStaysInItsFolder(String application, String file) {
		StorageProperties properties = new StorageProperties(StorageProperties.Type.SQLITE, null, Duration.ofDays(90),
				DataSize.ofMegabytes(200), null, null, null, null, true);
		this.runner.run((context) -> assertThat(
				properties.settings(application, new PropertyErrors(context.getEnvironment())).file())
			.isEqualTo(Path.of("monitoring-data", file).toAbsolutePath()));
	}

	@Configuration(proxyBeanMethods = false)
	static class OwnSilences {

		@Bean
		SilenceStore silences() {
			return new MemorySilenceStore();
		}

	}

	private record Listener(CountDownLatch told) implements Notifier {

		@Override
		public String name() {
			return "listener";
		}

		@Override
		public void send(Notification notification) {
			this.told.countDown();
		}

	}

}
