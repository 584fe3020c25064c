package io.monitoring.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/**
 * The version of the monitoring, which the build writes into a file: a manifest is only
 * there when a jar is run.
 */
public final class MonitoringVersion {

	private static final String FILE = "/META-INF/monitoring.properties";

	private MonitoringVersion() {
	}

	/**
	 * Return the version.
	 * @return for example {@code 1.2.3}, {@code null} if no build has written it
	 */
	public static @Nullable String get() {
		Properties properties = new Properties();
		try (InputStream stream = MonitoringVersion.class.getResourceAsStream(FILE)) {
			if (stream != null) {
				properties.load(stream);
			}
		}
		catch (IOException ex) {
			return null;
		}
		String version = properties.getProperty("version", "");
		return (version.isEmpty() || version.startsWith("$")) ? null : version;
	}

}
