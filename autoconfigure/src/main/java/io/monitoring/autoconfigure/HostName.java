package io.monitoring.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Finds the name of this machine without the resolver, which may block.
 */
final class HostName {

	private static final Path KERNEL = Path.of("/proc/sys/kernel/hostname");

	private HostName() {
	}

	static String of(Environment environment) {
		return of(environment, KERNEL);
	}

	/**
	 * Containers and Windows set a variable; a shell on Linux knows the name, but does
	 * not hand it on, so the kernel is asked.
	 */
	static String of(Environment environment, Path kernel) {
		for (String variable : new String[] { "HOSTNAME", "COMPUTERNAME" }) {
			String name = environment.getProperty(variable);
			if (StringUtils.hasText(name)) {
				return name.strip();
			}
		}
		String name = read(kernel);
		return name.isEmpty() ? "localhost" : name;
	}

	private static String read(Path file) {
		try {
			return Files.isReadable(file) ? Files.readString(file, StandardCharsets.UTF_8).strip() : "";
		}
		catch (IOException ex) {
			return "";
		}
	}

}
