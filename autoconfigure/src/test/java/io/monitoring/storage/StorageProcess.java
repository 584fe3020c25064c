package io.monitoring.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.re2j.Pattern;
import org.slf4j.LoggerFactory;
import org.sqlite.JDBC;

/**
 * Another process that opens a storage and takes {@link Steps}. It says how far it came,
 * each time only after the call has returned.
 */
final class StorageProcess implements AutoCloseable {

	static final String OPENED = "opened ";

	private static final String STEP = "step ";

	private final Process process;

	private final BufferedReader output;

	private StorageProcess(Process process) {
		this.process = process;
		this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
	}

	/**
	 * Start a process.
	 * @param file the database
	 * @param first number of the first step
	 * @param last number after the last step; then it holds the file until it is killed
	 * @param options options of the virtual machine
	 */
	static StorageProcess start(Path file, int first, int last, String... options) throws IOException {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx96m",
						"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", classPath(),
						// A process that is killed leaves the unpacked library there.
						"-Djava.io.tmpdir=" + temporary(file)));
		command.addAll(List.of(options));
		command.addAll(List.of(StorageProcess.class.getName(), file.toString(), Integer.toString(first),
				Integer.toString(last)));
		return new StorageProcess(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
	}

	private static Path temporary(Path file) throws IOException {
		return Files.createDirectories(Objects.requireNonNull(file.getParent()).resolve("tmp"));
	}

	/** Only what a storage needs: the start of a process is most of what it costs. */
	private static String classPath() {
		return Stream.of(FileStorage.class, StorageProcess.class, JDBC.class, LoggerFactory.class, Pattern.class)
			.map(StorageProcess::location)
			.distinct()
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static String location(Class<?> type) {
		try {
			return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Wait until the storage is open.
	 * @return its state
	 */
	String opened() throws IOException {
		String line = this.output.readLine();
		return String.valueOf(line).substring(OPENED.length());
	}

	/**
	 * Wait for a step.
	 * @return {@code false} if the process ended before
	 */
	boolean await(int step) throws IOException {
		String line = this.output.readLine();
		while (line != null && !line.equals(STEP + step)) {
			line = this.output.readLine();
		}
		return line != null;
	}

	/**
	 * Kill the process as {@code kill -9} does.
	 * @return number of the last step that it reported, -1 for none
	 */
	int kill() throws IOException, InterruptedException {
		// By its handle: the process itself would also close the streams.
		this.process.toHandle().destroyForcibly();
		int last = -1;
		// Waits for the end of the output, which holds everything that was reported.
		for (String line = this.output.readLine(); line != null; line = this.output.readLine()) {
			last = line.startsWith(STEP) ? Integer.parseInt(line.substring(STEP.length())) : last;
		}
		this.process.waitFor();
		return last;
	}

	/**
	 * Wait for the end of the process.
	 * @param millis how long
	 * @return {@code false} if it still runs
	 */
	boolean waitFor(long millis) throws InterruptedException {
		return this.process.waitFor(millis, TimeUnit.MILLISECONDS);
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
	}

	public static void main(String[] args) throws InterruptedException {
		StorageSettings settings = new StorageSettings(Path.of(args[0]), StorageFixture.RETENTION, StorageFixture.SIZE);
		Instant now = Samples.NOW;
		Storage storage = FileStorage.open(settings, () -> now);
		storage.awaitOpen(Duration.ofSeconds(30));
		System.out.println(OPENED + storage.status().state() + " " + storage.status().problem());
		for (int step = Integer.parseInt(args[1]); step < Integer.parseInt(args[2]); step++) {
			Steps.run(storage, step);
			System.out.println(STEP + step);
		}
		Thread.currentThread().join();
	}

}
