package io.monitoring.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The shop in a process of its own, which can be killed, stopped and let go on.
 */
final class ShopProcess implements AutoCloseable {

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	private final Process process;

	private final Path log;

	private final ShopClient client;

	private ShopProcess(Process process, Path log) {
		this.process = process;
		this.log = log;
		this.client = new ShopClient(port());
	}

	/**
	 * Start the shop and wait until it answers.
	 * @param directory its working directory
	 * @param arguments arguments of its command line
	 * @return the shop
	 */
	static ShopProcess start(Path directory, String... arguments) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
						"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
						ShopApplication.class.getName(), "--server.port=0", "--monitoring.sampling-interval=1s"));
		command.addAll(List.of(arguments));
		Path log = Files.createTempFile(directory, "shop", ".log");
		Process process = new ProcessBuilder(command).directory(directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(log.toFile())
			.start();
		return new ShopProcess(process, log);
	}

	private int port() {
		return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200)).until(() -> {
			assertThat(this.process.isAlive()).as(log()).isTrue();
			Matcher line = PORT.matcher(log());
			return line.find() ? Integer.parseInt(line.group(1)) : 0;
		}, (port) -> port > 0);
	}

	ShopClient client() {
		return this.client;
	}

	/**
	 * Return what the shop has printed.
	 * @return the text
	 */
	String log() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** End the process as {@code kill -9} does. */
	void kill() throws InterruptedException {
		this.process.destroyForcibly();
		assertThat(this.process.waitFor(30, TimeUnit.SECONDS)).isTrue();
	}

	/** Ask the process to end, as {@code kill} does. */
	void stop() throws InterruptedException {
		this.process.destroy();
		assertThat(this.process.waitFor(60, TimeUnit.SECONDS)).as(log()).isTrue();
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

}
