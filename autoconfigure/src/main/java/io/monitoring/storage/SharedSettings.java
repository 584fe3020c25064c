package io.monitoring.storage;

import java.time.Duration;

import javax.sql.DataSource;

import io.monitoring.outbound.SecretText;
import org.jspecify.annotations.Nullable;

/**
 * Which database replicas share, and how.
 *
 * @param access how it is reached
 * @param instance name of this replica, the same after a restart
 * @param interval distance of the ticks
 * @param retention how long the history of alerts and notifications is kept
 * @param initializeSchema whether missing tables are made
 */
public record SharedSettings(Access access, String instance, Duration interval, Duration retention,
		boolean initializeSchema) {

	public SharedSettings {
		if (interval.isNegative() || interval.isZero()) {
			throw new IllegalArgumentException("'interval' must be positive but is " + interval);
		}
		if (retention.isNegative() || retention.isZero()) {
			throw new IllegalArgumentException("'retention' must be positive but is " + retention);
		}
	}

	/**
	 * How the database is reached.
	 *
	 * @param url address, empty where there is a data source
	 * @param username user, {@code null} where the address has it
	 * @param password password, {@code null} where none is needed
	 * @param dataSource a {@code javax.sql.DataSource} of the application, {@code null}
	 * where there is an address
	 */
	public record Access(String url, @Nullable String username, @Nullable SecretText password,
			@Nullable Object dataSource) {

		/** An address may have a password, too. */
		@Override
		public String toString() {
			return "Access[******]";
		}

	}

	/**
	 * Return whether a bean gives connections.
	 * @param bean the bean
	 * @return {@code true} for a {@code javax.sql.DataSource}
	 */
	public static boolean isDataSource(Object bean) {
		return bean instanceof DataSource;
	}

}
