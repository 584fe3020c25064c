package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Brings the tables up to date. A lock keeps two replicas from doing it at once, and one
 * transaction a process that ends half way from having done anything.
 */
final class SharedSchema {

	/** In the order of their versions, which begin with 1. */
	static final List<String> SCRIPTS = List.of("V001__monitoring");

	private static final String DIALECT = "postgresql";

	private static final String VERSION = "SELECT max(version) FROM monitoring_schema_version";

	/** Where two create a table at once, one fails in spite of the condition. */
	private static final String DUPLICATE = "23505";

	private final boolean initialize;

	SharedSchema(boolean initialize) {
		this.initialize = initialize;
	}

	/**
	 * Make what is missing, or insist on it.
	 * @param session the database
	 * @param now the present
	 * @throws StorageException if the tables are of another version
	 */
	void prepare(SharedSession session, Instant now) throws SQLException, StorageException {
		try {
			check(session.run((sql) -> this.initialize ? migrate(sql, now) : sql.number(VERSION)));
		}
		catch (SQLException ex) {
			if (!DUPLICATE.equals(ex.getSQLState())) {
				throw ex;
			}
			check(session.run((sql) -> migrate(sql, now)));
		}
	}

	private static long migrate(Sql sql, Instant now) throws SQLException {
		// A user without the right to create anything may still use what is there.
		if (sql.number("SELECT CASE WHEN to_regclass('monitoring_schema_version') IS NULL THEN 0 ELSE 1 END") == 1) {
			long version = sql.number(VERSION);
			if (version >= SCRIPTS.size()) {
				return version;
			}
		}
		sql.script("CREATE TABLE IF NOT EXISTS monitoring_schema_version "
				+ "(version BIGINT NOT NULL PRIMARY KEY, script TEXT NOT NULL, installed_at BIGINT NOT NULL)");
		sql.script("LOCK TABLE monitoring_schema_version IN EXCLUSIVE MODE");
		for (int i = (int) sql.number(VERSION); i < SCRIPTS.size(); i++) {
			for (String statement : Migrations.statements(DIALECT, SCRIPTS.get(i))) {
				sql.script(statement);
			}
			sql.update("INSERT INTO monitoring_schema_version (version, script, installed_at) VALUES (?, ?, ?)", i + 1,
					SCRIPTS.get(i), now);
		}
		return sql.number(VERSION);
	}

	private static void check(long version) throws StorageException {
		if (version > SCRIPTS.size()) {
			throw new StorageException("The tables are of a later version (" + version + "; this one knows "
					+ SCRIPTS.size() + "). Update the starter, or name another database or schema.", null);
		}
		if (version < SCRIPTS.size()) {
			throw new StorageException("The tables are of an earlier version (" + version + "; needed is "
					+ SCRIPTS.size() + "). Run the scripts of META-INF/monitoring/storage/postgresql, "
					+ "or set monitoring.storage.initialize-schema=true.", null);
		}
	}

}
