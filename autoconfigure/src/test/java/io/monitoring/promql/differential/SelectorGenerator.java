package io.monitoring.promql.differential;

import java.util.List;
import java.util.Random;

/**
 * Writes selectors at random: all matchers, offsets, fixed times and subqueries.
 */
final class SelectorGenerator {

	/** Names, each with a matcher that it has a label for. */
	private static final List<String> REQUESTS = List.of("", "method=\"GET\"", "method!=\"GET\"", "status=~\"5..\"",
			"status!~\"5..|404\"", "instance=~\"a.+\",method=~\"P.*\"", "method=~\"GET|PUT\",status!=\"404\"",
			"nothing=\"\"", "method!=\"\",nothing!~\".+\"", "status=~\"[2-4]0[0-9]\"", "instance=~\".*:80\"",
			"method=~\"(?i)get\"", "method=\"none\"");

	private static final List<String> ROOMS = List.of("", "room=~\"r[0-5]\"", "floor=\"1\"", "floor!=\"1\"",
			"room!~\"r6|r7\"", "room=\"r6\"", "room=\"r7\"", "site=\"\"", "site!=\"\"", "room=~\"r(1|2|5)\"");

	private static final List<String> ODD = List.of("", "text=\"\"", "text=~\"(?s:.+)\"", "text=\" \"",
			"text=~\"(?s:a.b)\"", "text=\"a\\\"b\"", "text='a\\\\b'", "text=`a\\b`", "text=\"a\\nb\"",
			"text=~\"[[:word:]]+\"", "text=~\"..\"", "text=~\".\"", "text=\"\\u00e4öü\"", "text=~\"\\\\pL+\"",
			"text=\"a|b\"", "text=~\"a\\\\|b\"", "text=~\"\\\\.\\\\*\"", "text!~\"[^a-z]+\"", "text=~\"(?i:a)\"",
			"text=~\"\\\\$1|100%|\\\\{}\"");

	private static final List<String> RANGES = List.of("30s", "1m", "90s", "2m", "5m", "7m30s", "20m", "1h");

	/** No outer step less such a range is a multiple of an inner step. */
	private static final List<String> SUBQUERIES = List.of("[5m15s:1m]", "[10m15s:30s]", "[20m15s:2m]", "[3m15s:20s]",
			"[10m15s:]");

	private final Random random;

	SelectorGenerator(Random random) {
		this.random = random;
	}

	<T> T any(List<T> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

	/**
	 * Write a selector of an instant vector.
	 */
	String instant() {
		return series() + time();
	}

	/**
	 * Write a selector of a range vector.
	 */
	String range() {
		return series() + "[" + any(RANGES) + "]" + time();
	}

	/**
	 * Write a selector of a range vector without a fixed time.
	 */
	String movingRange() {
		return series() + "[" + any(RANGES) + "]" + any(List.of("", "", " offset 45s", " offset -2m"));
	}

	/**
	 * Write a selector of a range vector of counters.
	 */
	String counters() {
		String name = any(List.of("requests_total", "requests_total", "latency_seconds_count"));
		String matchers = name.equals("requests_total") ? any(REQUESTS) : "";
		return selector(name, matchers) + "[" + any(RANGES) + "]" + time();
	}

	String subquery() {
		return any(SUBQUERIES) + time();
	}

	String requests() {
		return selector("requests_total", any(REQUESTS));
	}

	String rooms() {
		return selector(any(List.of("temperature", "temperature", "pressure")), any(ROOMS));
	}

	private String series() {
		return switch (this.random.nextInt(10)) {
			case 0, 1, 2 -> requests();
			case 3, 4, 5 -> rooms();
			case 6, 7 -> selector("odd", any(ODD));
			case 8 ->
				selector(any(List.of("up", "build_info")), any(List.of("", "instance=\"a:80\"", "instance!~\"a.*\"")));
			default -> any(List.of("{__name__=~\"up|limit\"}", "{__name__=\"temperature\",floor=\"0\"}",
					"{__name__!~\"[^lu].*|late_total\",method!=\"PUT\",path=\"\"}", "missing", "missing{a=\"b\"}",
					"latency_seconds_bucket{le=\"+Inf\"}", "latency_seconds_bucket{path=~\"/orders/.*\"}"));
		};
	}

	private static String selector(String name, String matchers) {
		return matchers.isEmpty() ? name : name + "{" + matchers + "}";
	}

	private String time() {
		return switch (this.random.nextInt(16)) {
			case 0 -> " offset 1m";
			case 1 -> " offset 30s";
			case 2 -> " offset 17m";
			case 3 -> " offset -3m";
			case 4 -> " @ " + (GeneratedSeries.START / 1000 + 60 * this.random.nextInt(170));
			case 5 -> any(List.of(" @ start()", " @ end()", " @ end() offset 5m", " offset 2m @ start()"));
			default -> "";
		};
	}

}
