package io.monitoring.remote;

import java.util.ArrayList;
import java.util.List;

import io.monitoring.promql.Value;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer to a query strictly and within bounds. Members that it does not know
 * are skipped, those that it knows have to be as they are documented.
 */
final class AnswerReader {

	private static final int LONGEST_TEXT = 200;

	private static final int MOST_TEXTS = 10;

	private final JsonCursor json;

	private final long maxSamples;

	private String status = "";

	private String error = "";

	private String errorType = "";

	private final List<String> warnings = new ArrayList<>();

	private final List<String> infos = new ArrayList<>();

	private boolean partial;

	private @Nullable Value value;

	private @Nullable List<Labels> series;

	private AnswerReader(String text, long maxSamples) {
		this.json = new JsonCursor(text);
		this.maxSamples = maxSamples;
	}

	/**
	 * Read an answer.
	 * @param text JSON
	 * @param maxSamples how many samples it may hold
	 * @return the answer
	 * @throws RemoteException if it is not an answer of Prometheus' API, or too large
	 */
	static RemoteAnswer read(String text, long maxSamples) {
		return new AnswerReader(text, maxSamples).read();
	}

	private RemoteAnswer read() {
		this.json.object(this::member);
		this.json.end();
		boolean success = this.status.equals("success") && (this.value != null || this.series != null);
		if (!success && !this.status.equals("error")) {
			throw this.json.malformed();
		}
		return new RemoteAnswer(success ? this.value : null, (this.series != null) ? this.series : List.of(),
				this.error, this.errorType, this.warnings, this.infos, this.partial);
	}

	private void member(String name) {
		switch (name) {
			case "status" -> this.status = this.json.string();
			case "error" -> this.error = plain(this.json.string());
			case "errorType" -> this.errorType = plain(this.json.string());
			case "warnings" -> texts(this.warnings);
			case "infos" -> texts(this.infos);
			case "isPartial" -> this.partial = this.json.flag();
			case "data" -> data();
			default -> this.json.skip();
		}
	}

	private void texts(List<String> target) {
		if (this.json.at('n')) {
			this.json.skip();
			return;
		}
		this.json.array(() -> {
			String text = plain(this.json.string());
			if (target.size() < MOST_TEXTS) {
				target.add(text);
			}
		});
	}

	/** For people: one line, printable, not too long. */
	static String plain(String text) {
		String start = (text.length() > LONGEST_TEXT) ? text.substring(0, LONGEST_TEXT) + "..." : text;
		return start.replaceAll("[\\p{C}\\s]+", " ").strip();
	}

	/** An error has no data, or {@code null}. The type may come after the result. */
	private void data() {
		if (this.json.at('n')) {
			this.json.skip();
			return;
		}
		if (this.json.at('[')) {
			this.series = ResultReader.series(this.json, this.maxSamples);
			return;
		}
		ResultReader result = new ResultReader(this.json, this.maxSamples);
		this.json.object(result::member);
		this.value = result.value();
	}

}
