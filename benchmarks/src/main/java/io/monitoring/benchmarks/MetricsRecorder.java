package io.monitoring.benchmarks;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * Records what a running application exports, once a second under the stamp of the
 * scheduled second, as the sampler does: input for {@link StoreSize}.
 */
public final class MetricsRecorder {

	/** Begins the line that holds the stamp of the text that follows. */
	static final String STAMP = "#stamp ";

	private static final long INTERVAL = 1_000;

	private MetricsRecorder() {
	}

	/**
	 * Record.
	 * @param arguments address of the metrics, number of seconds, file to write
	 * @throws IOException if the application or the file fails
	 * @throws InterruptedException if the wait is ended early
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(arguments[0])).header("Accept", "text/plain").build();
		int rounds = Integer.parseInt(arguments[1]);
		HttpClient client = HttpClient.newHttpClient();
		try (Writer writer = new OutputStreamWriter(
				new GZIPOutputStream(Files.newOutputStream(Path.of(arguments[2]))), StandardCharsets.UTF_8)) {
			long tick = (System.currentTimeMillis() / INTERVAL + 1) * INTERVAL;
			for (int i = 0; i < rounds; i++) {
				Thread.sleep(Math.max(0, tick - System.currentTimeMillis()));
				String text = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
				writer.write(STAMP + tick + "\n" + text);
				tick += INTERVAL;
			}
		}
	}

}
