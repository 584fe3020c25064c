package io.monitoring.storage;

import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The same tests on an older PostgreSQL, where there is a Docker.
 */
@Testcontainers(disabledWithoutDocker = true)
class SharedStorageContainerTests extends SharedStorageTests {

	@Container
	private static final PostgreSQLContainer SERVER = new PostgreSQLContainer("postgres:14-alpine");

	@Override
	SharedFixture newDatabase() {
		return new SharedFixture((database) -> "jdbc:postgresql://%s:%d/%s?user=%s&password=%s".formatted(
				SERVER.getHost(), SERVER.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT), database,
				SERVER.getUsername(), SERVER.getPassword()));
	}

}
