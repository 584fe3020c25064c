package io.monitoring.storage;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/**
 * A pool of one connection, which is lent as it was given back.
 */
final class LentConnection implements AutoCloseable {

	private final Connection connection;

	LentConnection(DataSource source) throws SQLException {
		this.connection = source.getConnection();
	}

	DataSource source() {
		return (DataSource) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { DataSource.class },
				(proxy, method, arguments) -> lend());
	}

	private Connection lend() {
		return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
				(proxy, method, arguments) -> {
					try {
						return method.getName().equals("close") ? null : method.invoke(this.connection, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getCause();
					}
				});
	}

	@Override
	public void close() throws SQLException {
		this.connection.close();
	}

}
