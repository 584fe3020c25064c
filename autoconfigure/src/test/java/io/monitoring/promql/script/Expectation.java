package io.monitoring.promql.script;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import com.google.re2j.Pattern;
import io.monitoring.ruletest.SeriesLine;
import io.monitoring.series.NumberText;
import org.jspecify.annotations.Nullable;

/**
 * What a script says about the result of an expression; filled line by line.
 */
final class Expectation {

	private static final Pattern LINE = Pattern
		.compile("^expect\\s+(ordered|fail|warn|no_warn|info|no_info)(?:\\s+(regex|msg):(.+))?$");

	private final List<SeriesLine> series = new ArrayList<>();

	private final List<Predicate<String>> warnings = new ArrayList<>();

	private final List<Predicate<String>> infos = new ArrayList<>();

	private boolean noWarning;

	private boolean noInfo;

	private boolean ordered;

	private @Nullable Predicate<String> failure;

	private @Nullable Double scalar;

	private @Nullable String text;

	private Eval.@Nullable Range rangeVector;

	/**
	 * Take over the suffix of an old command such as {@code eval_fail}.
	 * @param mode the suffix, or {@code null}
	 */
	void addMode(@Nullable String mode) {
		if (mode != null) {
			add(mode, (message) -> true);
		}
	}

	/**
	 * Read an {@code expect} line.
	 * @param line the line
	 */
	void addLine(String line) {
		com.google.re2j.Matcher matcher = LINE.matcher(line);
		if (!matcher.matches()) {
			throw new IllegalArgumentException("Not an expectation: " + line);
		}
		add(matcher.group(1), predicate(matcher.group(2), matcher.group(3)));
	}

	private static Predicate<String> predicate(@Nullable String kind, @Nullable String value) {
		if (kind == null || value == null) {
			return (message) -> true;
		}
		return kind.equals("msg") ? value.trim()::equals : matching(value.trim());
	}

	private static Predicate<String> matching(String expression) {
		Pattern pattern = Pattern.compile(expression);
		return (message) -> pattern.matcher(message).find();
	}

	private void add(String kind, Predicate<String> predicate) {
		switch (kind) {
			case "ordered" -> this.ordered = true;
			case "fail" -> this.failure = predicate;
			case "warn" -> this.warnings.add(predicate);
			case "info" -> this.infos.add(predicate);
			case "no_warn" -> this.noWarning = true;
			case "no_info" -> this.noInfo = true;
			default -> throw new IllegalArgumentException("Unknown expectation: " + kind);
		}
	}

	/**
	 * Read a line of the old form about a failure.
	 * @param line the line
	 */
	void addFailureLine(String line) {
		String value = line.substring(line.indexOf(' ')).trim();
		this.failure = line.startsWith("expected_fail_regexp") ? matching(value) : value::equals;
	}

	void text(String text) {
		this.text = text;
	}

	void scalar(String number) {
		boolean hexadecimal = number.startsWith("0x") || number.startsWith("-0x");
		this.scalar = hexadecimal ? (double) Long.decode(number) : NumberText.parse(number);
	}

	void rangeVector(Eval.Range range) {
		this.rangeVector = range;
	}

	void add(SeriesLine line) {
		this.series.add(line);
	}

	List<SeriesLine> series() {
		return this.series;
	}

	boolean isOrdered() {
		return this.ordered;
	}

	@Nullable Predicate<String> failure() {
		return this.failure;
	}

	@Nullable Double scalar() {
		return this.scalar;
	}

	@Nullable String text() {
		return this.text;
	}

	Eval.@Nullable Range rangeVector() {
		return this.rangeVector;
	}

	void checkAnnotations(List<String> actualWarnings, List<String> actualInfos) {
		check("warning", this.warnings, this.noWarning, actualWarnings);
		check("info", this.infos, this.noInfo, actualInfos);
	}

	private static void check(String kind, List<Predicate<String>> expected, boolean none, List<String> actual) {
		if (none && !actual.isEmpty()) {
			throw new AssertionError("Unexpected " + kind + ": " + actual);
		}
		for (Predicate<String> predicate : expected) {
			if (actual.stream().noneMatch(predicate)) {
				throw new AssertionError("Missing " + kind + ", got: " + actual);
			}
		}
		if (!expected.isEmpty()) {
			for (String message : actual) {
				if (expected.stream().noneMatch((predicate) -> predicate.test(message))) {
					throw new AssertionError("Unexpected " + kind + ": " + message);
				}
			}
		}
	}

}
