package io.monitoring.outbound;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

import org.jspecify.annotations.Nullable;

/**
 * The only way out by HTTP. It follows no redirects, waits only so long, reads only so
 * much, verifies certificates and host names always, and its errors tell neither the
 * address nor the answer.
 */
public final class OutboundHttp implements AutoCloseable {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

	private static final Duration TOTAL_TIMEOUT = Duration.ofSeconds(10);

	private static final String PRODUCT = "monitoring-spring-boot";

	private final OutboundSettings settings;

	private final BoundedExecutor executor;

	private final List<OutboundHttp> children = new CopyOnWriteArrayList<>();

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
		this(new OutboundSettings(connectTimeout, totalTimeout, PRODUCT), null, null);
	}

	private OutboundHttp(OutboundSettings settings, @Nullable SSLContext context, @Nullable SSLParameters parameters) {
		this.settings = settings;
		this.executor = new BoundedExecutor("monitoring-http", 1, 1000, Duration.ofSeconds(1));
		HttpClient.Builder builder = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(Redirect.NEVER)
			.connectTimeout(settings.connectTimeout())
			.executor(this.executor);
		if (context != null && parameters != null) {
			builder.sslContext(context).sslParameters(parameters);
		}
		this.client = builder.build();
	}

	/**
	 * Create a client with the default time-outs that tells its version to receivers.
	 * @param version the version, or {@code null} if it is not known
	 * @return the client
	 */
	public static OutboundHttp ofVersion(@Nullable String version) {
		String userAgent = (version != null) ? PRODUCT + "/" + version : PRODUCT;
		return new OutboundHttp(new OutboundSettings(CONNECT_TIMEOUT, TOTAL_TIMEOUT, userAgent), null, null);
	}

	/**
	 * Return a client like this one with keys and trusted certificates of its own, which
	 * ends with this one.
	 * @param context keys and trusted certificates
	 * @param parameters protocols and ciphers; host names are verified in any case
	 * @return the client
	 */
	public OutboundHttp withTls(SSLContext context, SSLParameters parameters) {
		OutboundHttp child = new OutboundHttp(this.settings, context, parameters);
		this.children.add(child);
		return child;
	}

	/**
	 * Return a client like this one with other time-outs, which ends with this one.
	 * @param connectTimeout longest wait for a connection
	 * @param totalTimeout longest wait for the end of the answer, connecting included
	 * @return the client
	 */
	public OutboundHttp withTimeouts(Duration connectTimeout, Duration totalTimeout) {
		OutboundHttp child = new OutboundHttp(
				new OutboundSettings(connectTimeout, totalTimeout, this.settings.userAgent()), null, null);
		this.children.add(child);
		return child;
	}

	/**
	 * Send a text by {@code POST} and wait for the answer, whose status alone matters.
	 * @param url where to
	 * @param headers the headers
	 * @param body the text, sent as UTF-8
	 * @throws OutboundException if the answer is not a success or there is none
	 */
	public void post(SecretUrl url, RequestHeaders headers, String body) {
		BoundedAnswer answer = new BoundedAnswer(BoundedAnswer.SHORT);
		try {
			await(send(url, headers, body, answer));
		}
		catch (OutboundException ex) {
			// Once the status is there it counts, whatever happens to the rest of it.
			if (answer.status() == BoundedAnswer.NONE) {
				throw ex;
			}
		}
		check(answer);
	}

	/**
	 * Send a text by {@code POST} and return the answer, for receivers that say in it
	 * whether they took the text.
	 * @param url where to
	 * @param headers the headers
	 * @param body the text, sent as UTF-8
	 * @return the first 16 KiB of the answer, which must not be shown
	 * @throws OutboundException if the answer is not a success, not complete or there is
	 * none
	 */
	public String postForAnswer(SecretUrl url, RequestHeaders headers, String body) {
		BoundedAnswer answer = new BoundedAnswer(BoundedAnswer.SHORT);
		try {
			String text = await(send(url, headers, body, answer)).body();
			check(answer);
			return text;
		}
		catch (OutboundException ex) {
			if (answer.status() != BoundedAnswer.NONE) {
				check(answer);
			}
			throw ex;
		}
	}

	/**
	 * Send a text by {@code POST} and return the answer whatever its status is, for
	 * servers that explain themselves.
	 * @param request what is sent
	 * @param maxBytes how long the body of the answer may be
	 * @param timeout longest wait for the end of the answer, connecting included; never
	 * more than that of the client
	 * @return the answer, complete
	 * @throws OutboundException if there is no answer in time or it is too long
	 */
	public OutboundAnswer exchange(OutboundRequest request, int maxBytes, Duration timeout) {
		BoundedAnswer answer = new BoundedAnswer(maxBytes);
		Duration most = this.settings.totalTimeout();
		String text = await(send(request.url(), request.headers(), request.body(), answer),
				(timeout.compareTo(most) < 0) ? timeout : most)
			.body();
		if (answer.isFull()) {
			throw new OutboundException("the answer has " + maxBytes + " bytes or more", false, null);
		}
		return new OutboundAnswer(answer.status(), answer.contentType(), text);
	}

	private CompletableFuture<HttpResponse<String>> send(SecretUrl url, RequestHeaders headers, String body,
			BoundedAnswer answer) {
		HttpClient open = this.client;
		if (open == null) {
			throw new OutboundException("closed", false, null);
		}
		HttpRequest.Builder request = HttpRequest.newBuilder(url.uri()).POST(BodyPublishers.ofString(body));
		request.setHeader("User-Agent", this.settings.userAgent());
		headers.values().forEach(request::setHeader);
		return open.sendAsync(request.build(), answer);
	}

	private static void check(BoundedAnswer answer) {
		int status = answer.status();
		if (status < 200 || status >= 300) {
			boolean retryable = status == 408 || status == 429 || status >= 500;
			throw new OutboundException("status " + status, retryable, retryable ? answer.retryAfter() : null);
		}
	}

	private <T> T await(CompletableFuture<T> exchange) {
		return await(exchange, this.settings.totalTimeout());
	}

	private static <T> T await(CompletableFuture<T> exchange, Duration timeout) {
		long limit = timeout.toMillis();
		try {
			return exchange.get(limit, TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			exchange.cancel(true);
			throw new OutboundException("no answer within " + limit + " ms", true, null);
		}
		catch (InterruptedException ex) {
			exchange.cancel(true);
			Thread.currentThread().interrupt();
			throw new OutboundException("interrupted", true, null);
		}
		catch (ExecutionException ex) {
			Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
			throw new OutboundException(describe(cause), cause instanceof IOException, null);
		}
	}

	/** Messages of the client are left out, because they may hold the address. */
	private static String describe(Throwable cause) {
		String name = cause.getClass().getSimpleName();
		if (cause instanceof SSLException) {
			return "TLS failed, " + name;
		}
		if (cause instanceof HttpConnectTimeoutException) {
			return "no connection in time";
		}
		if (cause instanceof ConnectException) {
			return isUnresolved(cause) ? "unknown host" : "no connection";
		}
		return name;
	}

	private static boolean isUnresolved(@Nullable Throwable cause) {
		return cause != null && (cause instanceof UnresolvedAddressException || isUnresolved(cause.getCause()));
	}

	/**
	 * Send nothing more. The thread of the client ends once nobody holds the client: it
	 * has no other end before Java 21.
	 */
	@Override
	public void close() {
		this.children.forEach(OutboundHttp::close);
		this.client = null;
		this.executor.close();
	}

	/**
	 * What clients with other certificates have in common.
	 *
	 * @param connectTimeout longest wait for a connection
	 * @param totalTimeout longest wait for the end of the answer
	 * @param userAgent who asks
	 */
	private record OutboundSettings(Duration connectTimeout, Duration totalTimeout, String userAgent) {

	}

}
