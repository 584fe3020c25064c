package io.monitoring.notify;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * The only way out by HTTP. It follows no redirects, waits only so long, reads only so
 * much, and its errors tell neither the address nor the answer.
 */
public final class OutboundHttp implements AutoCloseable {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

	private static final Duration TOTAL_TIMEOUT = Duration.ofSeconds(10);

	/** A receiver may ask for patience, but not for silence. */
	private static final Duration MAX_RETRY_AFTER = Duration.ofHours(1);

	private static final int TOO_MANY_REQUESTS = 429;

	private final Duration totalTimeout;

	private final NotificationExecutor executor;

	private volatile @Nullable HttpClient client;

	/** Create a client that connects within 2 seconds and is done within 10. */
	public OutboundHttp() {
		this(CONNECT_TIMEOUT, TOTAL_TIMEOUT);
	}

	/**
	 * Create a client.
	 * @param connectTimeout longest wait for a connection
	 * @param totalTimeout longest wait for the end of the answer, connecting included
	 */
	public OutboundHttp(Duration connectTimeout, Duration totalTimeout) {
		this.totalTimeout = totalTimeout;
		this.executor = new NotificationExecutor("monitoring-http", 1, 1000, Duration.ofSeconds(1));
		this.client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(Redirect.NEVER)
			.connectTimeout(connectTimeout)
			.executor(this.executor)
			.build();
	}

	/**
	 * Send a text by {@code POST} and wait for the answer.
	 * @param url where to
	 * @param headers the headers
	 * @param body the text, sent as UTF-8
	 * @throws NotificationException if the answer is not a success or there is none
	 */
	public void post(SecretUrl url, Map<String, String> headers, String body) {
		HttpClient open = this.client;
		if (open == null) {
			throw new NotificationException("closed", false, null);
		}
		HttpRequest.Builder request = HttpRequest.newBuilder(url.uri()).POST(BodyPublishers.ofString(body));
		headers.forEach(request::setHeader);
		DiscardedAnswer answer = new DiscardedAnswer();
		NotificationException trouble = await(open.sendAsync(request.build(), answer));
		int status = answer.status();
		if (status == DiscardedAnswer.NONE) {
			throw (trouble != null) ? trouble : new NotificationException("no answer", true, null);
		}
		// Once the status is there it counts, whatever happens to the rest of the answer.
		if (status < 200 || status >= 300) {
			boolean retryable = status == TOO_MANY_REQUESTS || status >= 500;
			throw new NotificationException("status " + status, retryable, retryable ? retryAfter(answer) : null);
		}
	}

	private @Nullable NotificationException await(CompletableFuture<?> exchange) {
		try {
			exchange.get(this.totalTimeout.toMillis(), TimeUnit.MILLISECONDS);
			return null;
		}
		catch (TimeoutException ex) {
			exchange.cancel(true);
			return new NotificationException("no answer within " + this.totalTimeout.toMillis() + " ms", true, null);
		}
		catch (InterruptedException ex) {
			exchange.cancel(true);
			Thread.currentThread().interrupt();
			return new NotificationException("interrupted", true, null);
		}
		catch (ExecutionException ex) {
			Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
			return new NotificationException(cause.getClass().getSimpleName(), cause instanceof IOException, null);
		}
	}

	private static @Nullable Duration retryAfter(DiscardedAnswer answer) {
		String seconds = answer.retryAfter().strip();
		if (!seconds.matches("[0-9]{1,9}")) {
			return null;
		}
		Duration wait = Duration.ofSeconds(Long.parseLong(seconds));
		return (wait.compareTo(MAX_RETRY_AFTER) > 0) ? MAX_RETRY_AFTER : wait;
	}

	/**
	 * Send nothing more. The thread of the client ends once nobody holds the client: it
	 * has no other end before Java 21.
	 */
	@Override
	public void close() {
		this.client = null;
		this.executor.close();
	}

}
