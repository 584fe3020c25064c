package io.monitoring.autoconfigure.storage;

import java.util.function.Consumer;

import io.monitoring.engine.Fleet;
import io.monitoring.storage.SharedStorage;
import io.monitoring.storage.Storage;
import io.monitoring.storage.StorageStatus.State;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StorageAutoConfiguration} where PostgreSQL is asked for.
 */
class SharedStorageAutoConfigurationTests {

	private static final String NOWHERE = "jdbc:postgresql://127.0.0.1:1/monitoring";

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		// Other tests run with the type 'memory' in the properties of the system.
		.withInitializer((context) -> context.getEnvironment().getPropertySources().remove("systemProperties"))
		.withConfiguration(AutoConfigurations.of(StorageAutoConfiguration.class));

	@Test
	void anAddressAloneIsEnoughAndADatabaseThatIsAwayDoesNotStopTheStart() {
		this.runner
			.withPropertyValues("monitoring.storage.url=" + NOWHERE + "?password=hidden1",
					"monitoring.storage.username=shop", "monitoring.storage.password=hidden2")
			.run((context) -> {
				Storage storage = context.getBean(Storage.class);
				assertThat(storage).isInstanceOf(SharedStorage.class);
				assertThat(storage.status().state()).isEqualTo(State.UNAVAILABLE);
				assertThat(storage.status().path()).isEqualTo(NOWHERE);
				assertThat(context.getBean(Fleet.class).status().shared()).isTrue();
				assertThat(context.getBean(StorageProperties.class).toString()).doesNotContain("hidden");
			});
	}

	@Test
	void anotherTypeWinsOverAnAddress() {
		this.runner.withPropertyValues("monitoring.storage.url=" + NOWHERE, "monitoring.storage.type=memory")
			.run((context) -> {
				assertThat(context.getBean(Storage.class).status().state()).isEqualTo(State.MEMORY);
				assertThat(context.getBean(Fleet.class)).isSameAs(Fleet.ALONE);
			});
	}

	@Test
	void aDataSourceIsFoundByItsName() {
		PGSimpleDataSource source = new PGSimpleDataSource();
		source.setUrl(NOWHERE);
		this.runner.withBean("orders", PGSimpleDataSource.class, () -> source)
			.withPropertyValues("monitoring.storage.data-source=orders")
			.run((context) -> assertThat(context.getBean(Storage.class).status().path())
				.isEqualTo("the data source of the application"));
	}

	@Test
	void whatCannotBeUsedStopsTheStartWithTheProperty() {
		assertRefused("does not begin with 'jdbc:postgresql:'",
				"monitoring.storage.url=jdbc:mysql://a/b?password=hidden");
		assertRefused("does not begin with 'jdbc:postgresql:'", "monitoring.storage.type=postgresql");
		assertRefused("There is no bean of that name", "monitoring.storage.data-source=none");
		assertRefused("is no DataSource", "monitoring.storage.data-source=environment");
		assertRefused("There is also 'monitoring.storage.url'", "monitoring.storage.data-source=a",
				"monitoring.storage.url=" + NOWHERE);
		assertRefused("not printable ASCII", "monitoring.storage.url=" + NOWHERE,
				"monitoring.storage.password=hid\u00e4den");
		assertRefused("not between 1h and 3660d", "monitoring.storage.url=" + NOWHERE,
				"monitoring.storage.retention=1m");
	}

	private void assertRefused(String problem, String... properties) {
		Consumer<String> check = (text) -> assertThat(text).contains(problem).doesNotContain("hid");
		this.runner.withPropertyValues(properties)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(FailureAnalyzedException.class,
						(ex) -> check.accept(String.valueOf(ex.getMessage()))));
	}

}
