package io.monitoring.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bodies with one thing wrong in each, and what the answer has to say.
 */
final class HostileInput {

	private static final String MATCHERS = "\"matchers\":[\"a=b\"]";

	private static final String REST = ",\"duration\":\"1h\",\"comment\":\"c\"}";

	private HostileInput() {
	}

	static Map<String, List<String>> silences() {
		Map<String, List<String>> wrong = new LinkedHashMap<>();
		matchers(wrong);
		matcherObjects(wrong);
		times(wrong);
		texts(wrong);
		bodies(wrong);
		return wrong;
	}

	private static void matchers(Map<String, List<String>> wrong) {
		matcher(wrong, "\"\"", "expected the name of a label");
		matcher(wrong, "\"severity\"", "Field 'matchers[0]'", "expected one of =, !=, =~ and !~");
		matcher(wrong, "\"severity=\\\"x\"", "the closing quote is missing");
		matcher(wrong, "\"a=\\\"x\\\" y\"", "expected ','");
		matcher(wrong, "\"1a=b\"", "expected the name of a label");
		matcher(wrong, "\"a:b=c\"", "'a:b' as name of a label");
		matcher(wrong, "\"a=~\\\"(\\\"\"", "RE2");
		matcher(wrong, "\"a=~\\\"(?=x)\\\"\"", "RE2");
		matcher(wrong, "\"a=~\\\"((((x{100}){100}){100}){100})\\\"\"", "RE2");
		matcher(wrong, "\"a=\\\"\\\"\"", "matchers that match the empty value");
		matcher(wrong, "\"a!=b\"", "matchers that match the empty value");
		matcher(wrong, "\"a=~\\\".*\\\"\"", "matchers that match the empty value");
		matcher(wrong, "\"a=\\\"" + "x".repeat(257) + "\\\"\"", "a value of 257 characters", "at most 256");
		matcher(wrong, "\"" + "n".repeat(129) + "=b\"", "as name of a label", "at most 128");
		matcher(wrong, "\"a=" + "x".repeat(1100) + "\"", "Field 'matchers[0]' has 1102 characters");
		matcher(wrong, "\"a=b\",\"c\"", "Field 'matchers[1]'");
		matcher(wrong, "\"a=b\",".repeat(32) + "\"a=b\"", "has 33 elements", "at most 32");
		matcher(wrong, "true", "is a truth value and not a text");
		matcher(wrong, "[\"a=b\"]", "is a list and not a text");
		matcher(wrong, "null", "is empty and not a text");
	}

	private static void matcherObjects(Map<String, List<String>> wrong) {
		matcher(wrong, "{}", "Field 'matchers[0].name' is missing");
		matcher(wrong, "{\"name\":\"a\"}", "Field 'matchers[0].value' is missing");
		matcher(wrong, "{\"name\":\"\",\"value\":\"b\"}", "Field 'matchers[0].name' is empty");
		matcher(wrong, "{\"name\":7,\"value\":\"b\"}", "Field 'matchers[0].name' is a number");
		matcher(wrong, "{\"name\":\"a b\",\"value\":\"b\"}", "'a b' as name of a label");
		matcher(wrong, "{\"name\":\"a\",\"value\":{}}", "Field 'matchers[0].value' is an object");
		matcher(wrong, "{\"name\":\"a\",\"value\":\"b\",\"isRegex\":\"true\"}",
				"Field 'matchers[0].isRegex' is a text; send true or false");
		matcher(wrong, "{\"name\":\"a\",\"value\":\"b\",\"isEqual\":1}", "Field 'matchers[0].isEqual' is a number");
		matcher(wrong, "{\"name\":\"a\",\"value\":\"b\",\"regex\":true}", "Field 'matchers[0].regex' is unknown");
		matcher(wrong, "{\"name\":\"a\",\"value\":\"(\",\"isRegex\":true}", "RE2");
		matcher(wrong, "{\"name\":\"a\",\"value\":\"" + "x".repeat(257) + "\"}", "has 257 characters");
	}

	private static void times(Map<String, List<String>> wrong) {
		rest(wrong, "\"comment\":\"c\"", "Field 'endsAt' is missing, and a silence has to end");
		rest(wrong, "\"duration\":\"1h\",\"endsAt\":\"2026-11-22T10:00:00Z\",\"comment\":\"c\"",
				"'duration' is given beside 'endsAt'");
		for (String duration : List.of("0", "0s", "-PT1H", "PT721H", "31d", "290y")) {
			rest(wrong, "\"duration\":\"" + duration + "\",\"comment\":\"c\"", "is not between 0 and 30 days");
		}
		for (String duration : List.of("", "1", "1h 2m", "soon", "PT", "P1Y", "99999999999999999999y")) {
			rest(wrong, "\"duration\":\"" + duration + "\",\"comment\":\"c\"", "and not a duration");
		}
		for (String end : List.of("", "tomorrow", "2026-13-01T00:00:00Z", "2026-11-22", "1795255200")) {
			rest(wrong, "\"endsAt\":\"" + end + "\",\"comment\":\"c\"", "Field 'endsAt'", "and not a time");
		}
		for (String end : List.of("2026-11-21T10:00:00Z", "2020-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z")) {
			rest(wrong, "\"endsAt\":\"" + end + "\",\"comment\":\"c\"", "is not after the start and the present");
		}
		for (String end : List.of("2027-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z")) {
			rest(wrong, "\"endsAt\":\"" + end + "\",\"comment\":\"c\"", "more than 30 days");
		}
		rest(wrong, "\"endsAt\":1795255200,\"comment\":\"c\"", "Field 'endsAt' is a number and not a text");
		for (String start : List.of("2028-01-01T00:00:00Z", "+1000000000-12-31T23:59:59Z")) {
			rest(wrong, "\"startsAt\":\"" + start + "\",\"duration\":\"1h\",\"comment\":\"c\"",
					"more than a year ahead");
		}
		rest(wrong, "\"startsAt\":\"now\",\"duration\":\"1h\",\"comment\":\"c\"", "Field 'startsAt' is 'now' and not");
		rest(wrong, "\"startsAt\":\"" + "9".repeat(65) + "\",\"duration\":\"1h\",\"comment\":\"c\"",
				"has 65 characters");
	}

	private static void texts(Map<String, List<String>> wrong) {
		rest(wrong, "\"duration\":\"1h\"", "Field 'comment' is missing");
		rest(wrong, "\"duration\":\"1h\",\"comment\":null", "Field 'comment' is missing");
		rest(wrong, "\"duration\":\"1h\",\"comment\":\" \"", "Field 'comment' is empty");
		rest(wrong, "\"duration\":\"1h\",\"comment\":[]", "Field 'comment' is a list");
		rest(wrong, "\"duration\":\"1h\",\"comment\":\"" + "x".repeat(1025) + "\"", "has 1025 characters");
		rest(wrong, "\"duration\":\"1h\",\"comment\":\"c\",\"createdBy\":7", "Field 'createdBy' is a number");
		rest(wrong, "\"duration\":\"1h\",\"comment\":\"c\",\"createdBy\":\"" + "x".repeat(129) + "\"", "at most 128");
	}

	private static void bodies(Map<String, List<String>> wrong) {
		rest(wrong, "\"id\":\"1\",\"duration\":\"1h\",\"comment\":\"c\"",
				"Field 'id' is unknown; use matchers, startsAt");
		rest(wrong, "\"durations\":\"1h\",\"comment\":\"c\"", "Field 'durations' is unknown");
		rest(wrong, "\"evil\\r\\n\\u202e\":\"1h\",\"comment\":\"c\"", "Field 'evil\\r\\n\\u202e' is unknown");
		rest(wrong, "\"duration\":\"1h\",\"comment\":\"c\",\"comment\":\"d\"",
				"Field 'comment' is there twice at line 1");
		rest(wrong, "\"duration\":\"1h\",\"comment\":\"c\",\"%s%n\":1,\"%s%n\":1", "Field '%s%n' is there twice");
		wrong.put("", List.of("Field 'matchers' is missing"));
		wrong.put("null", List.of("The body is empty and not an object"));
		wrong.put("7", List.of("The body is a number and not an object"));
		wrong.put("{" + MATCHERS, List.of("The body is not valid JSON at line 1"));
		wrong.put("{" + MATCHERS + REST + "{}", List.of("The body is not valid JSON"));
		wrong.put("[".repeat(33) + "]".repeat(33), List.of("The body is not valid JSON"));
	}

	private static void matcher(Map<String, List<String>> wrong, String matcher, String... expected) {
		wrong.put("{\"matchers\":[" + matcher + "]" + REST, List.of(expected));
	}

	private static void rest(Map<String, List<String>> wrong, String fields, String... expected) {
		wrong.put("{" + MATCHERS + "," + fields + "}", List.of(expected));
	}

}
