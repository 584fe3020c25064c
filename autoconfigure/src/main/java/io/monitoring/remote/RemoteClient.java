package io.monitoring.remote;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.monitoring.engine.QueryBackend;
import io.monitoring.outbound.OutboundAnswer;
import io.monitoring.outbound.OutboundException;
import io.monitoring.outbound.OutboundHttp;
import io.monitoring.outbound.OutboundRequest;
import io.monitoring.outbound.RequestHeaders;

/**
 * Asks one question after the other by Prometheus' HTTP API. May be used by several
 * threads.
 */
final class RemoteClient {

	private static final String QUERY = "/api/v1/query";

	private static final String SERIES = "/api/v1/series";

	private static final String QUERY_RANGE = "/api/v1/query_range";

	private static final int BAD_REQUEST = 400;

	private static final int UNPROCESSABLE = 422;

	private final RemoteSettings settings;

	private final OutboundHttp http;

	private final RequestHeaders headers;

	RemoteClient(RemoteSettings settings, OutboundHttp http) {
		this.settings = settings;
		this.http = http;
		this.headers = RequestHeaders.NONE.with("Content-Type", "application/x-www-form-urlencoded")
			.with("Accept", "application/json")
			.with(settings.headers());
	}

	/**
	 * Evaluate a query at an instant.
	 * @param query PromQL
	 * @param time the instant in milliseconds since the epoch
	 * @param timeout longest wait
	 * @return the value, complete or not
	 * @throws RemoteException if there is no value
	 */
	RemoteAnswer instant(String query, long time, Duration timeout) {
		List<Map.Entry<String, String>> form = new ArrayList<>();
		form.add(Map.entry("query", query));
		form.add(Map.entry("time", seconds(time)));
		return ask(QUERY, form, timeout);
	}

	/**
	 * Evaluate a query on the steps of a range.
	 * @param query PromQL
	 * @param steps the steps
	 * @param timeout longest wait
	 * @return a matrix, complete or not
	 * @throws RemoteException if there is no value
	 */
	RemoteAnswer range(String query, StepRange steps, Duration timeout) {
		List<Map.Entry<String, String>> form = new ArrayList<>();
		form.add(Map.entry("query", query));
		form.add(Map.entry("start", seconds(steps.start())));
		form.add(Map.entry("end", seconds(steps.end())));
		form.add(Map.entry("step", seconds(steps.step())));
		return ask(QUERY_RANGE, form, timeout);
	}

	/**
	 * Find series.
	 * @param selectors PromQL, at least one
	 * @param start begin of the time, {@code -EVER} for no bound
	 * @param end end of the time, {@code EVER} for no bound
	 * @return the answer
	 * @throws RemoteException if there is none
	 */
	RemoteAnswer series(List<String> selectors, long start, long end) {
		List<Map.Entry<String, String>> form = new ArrayList<>();
		selectors.forEach((selector) -> form.add(Map.entry("match[]", selector)));
		if (start > -QueryBackend.EVER) {
			form.add(Map.entry("start", seconds(start)));
		}
		if (end < QueryBackend.EVER) {
			form.add(Map.entry("end", seconds(end)));
		}
		return ask(SERIES, form, this.settings.limits().timeout());
	}

	private static String seconds(long millis) {
		return BigDecimal.valueOf(millis, 3).toPlainString();
	}

	private RemoteAnswer ask(String path, List<Map.Entry<String, String>> form, Duration timeout) {
		form.add(Map.entry("timeout", timeout.toMillis() + "ms"));
		// Thanos and VictoriaMetrics would rather leave data out than fail, and the
		// latter would move the time away from the present.
		form.add(Map.entry("partial_response", "false"));
		form.add(Map.entry("deny_partial_response", "1"));
		form.add(Map.entry("nocache", "1"));
		String body = form.stream()
			.map((entry) -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		return read(exchange(new OutboundRequest(this.settings.url().append(path), this.headers, body), timeout));
	}

	private OutboundAnswer exchange(OutboundRequest request, Duration timeout) {
		try {
			return this.http.exchange(request, this.settings.limits().maxBytes(), timeout);
		}
		catch (OutboundException ex) {
			String message = String.valueOf(ex.getMessage());
			throw new RemoteException(cause(message), message);
		}
	}

	private static RemoteException.Cause cause(String message) {
		if (message.startsWith("the answer has")) {
			return RemoteException.Cause.TOO_LARGE;
		}
		return message.startsWith("no answer") ? RemoteException.Cause.TIMEOUT : RemoteException.Cause.SERVER;
	}

	/** An error page is not read: only what the API itself says is shown. */
	private RemoteAnswer read(OutboundAnswer answer) {
		boolean success = answer.status() == 200;
		if (!answer.contentType().toLowerCase(Locale.ROOT).contains("json")) {
			throw new RemoteException(RemoteException.Cause.SERVER, success
					? "the answer is not JSON: is the address that of a Prometheus?" : "status " + answer.status());
		}
		RemoteAnswer read = decode(answer, success);
		if (!read.error().isEmpty() || !read.errorType().isEmpty() || !success) {
			throw refused(answer.status(), read);
		}
		return read;
	}

	private RemoteAnswer decode(OutboundAnswer answer, boolean success) {
		try {
			return AnswerReader.read(answer.body(), this.settings.limits().maxSamples());
		}
		catch (RemoteException ex) {
			throw success ? ex : new RemoteException(RemoteException.Cause.SERVER, "status " + answer.status());
		}
	}

	private RemoteException refused(int status, RemoteAnswer answer) {
		if (answer.errorType().equals("timeout")) {
			return new RemoteException(RemoteException.Cause.TIMEOUT, "the server had no time to answer");
		}
		boolean question = status == BAD_REQUEST || status == UNPROCESSABLE;
		String text = answer.error();
		boolean shown = question && !text.isEmpty() && !this.settings.headers().isRepeatedIn(text);
		return new RemoteException(question ? RemoteException.Cause.QUESTION : RemoteException.Cause.SERVER,
				"status " + status + (shown ? ": " + text : ""));
	}

}
