package io.monitoring.autoconfigure;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Tells this process from others of the application, by the same name after a restart on
 * the same machine.
 */
public final class InstanceName {

	private InstanceName() {
	}

	/**
	 * Return the value of the label {@code instance} of alerts.
	 * @param environment has what the user wrote
	 * @return {@code monitoring.instance}, or host name and port
	 */
	public static String of(Environment environment) {
		String name = environment.getProperty("monitoring.instance");
		return StringUtils.hasText(name) ? name
				: HostName.of(environment) + ":" + environment.getProperty("server.port", "8080");
	}

}
