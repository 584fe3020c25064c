package io.monitoring.ruletest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.monitoring.promql.Functions;
import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.Parser;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import io.monitoring.series.NumberText;
import io.monitoring.series.Staleness;

/**
 * Reads a metric and the notation for its values.
 */
public final class SeriesLineReader {

	/** Bound on the values of a line, so that a wrong digit does not fill the heap. */
	public static final int MAX_VALUES = 100_000;

	private static final String NUMBER = "[+-]?(?:(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?|(?i:inf|nan))";

	/** The pattern tries all splits of a run of digits. */
	private static final int LONGEST_VALUE = 300;

	private static final Pattern VALUE = Pattern.compile("(" + NUMBER + ")(?:([+-]" + NUMBER + ")?x([0-9]+))?");

	private static final Pattern MARK = Pattern.compile("(_|stale)(?:x([0-9]+))?");

	/** A native histogram: a place in time without a number. */
	private static final Pattern HISTOGRAM = Pattern.compile("\\{\\{.*?}}(?:([+-]\\{\\{.*?}})?x([0-9]+))?");

	private static final Pattern TOKEN = Pattern.compile(HISTOGRAM.pattern() + "|\\S+");

	private SeriesLineReader() {
	}

	/**
	 * Read a line of a script.
	 * @param line a metric and its values, such as {@code up{job="a"} 1 0x3 _ 1+1x10}
	 * @return the series
	 * @throws IllegalArgumentException if it cannot be read
	 */
	public static SeriesLine read(String line) {
		int end = metricEnd(line);
		return new SeriesLine(labels(line.substring(0, end).trim()), values(line.substring(end).trim()));
	}

	private static int metricEnd(String line) {
		boolean braces = false;
		for (int i = 0; i < line.length(); i++) {
			char c = line.charAt(i);
			if (c == '{') {
				i = closingBrace(line, i + 1);
				braces = true;
			}
			else if (Character.isWhitespace(c)) {
				int next = i;
				while (next + 1 < line.length() && Character.isWhitespace(line.charAt(next))) {
					next++;
				}
				if (braces || line.charAt(next) != '{' || line.startsWith("{{", next)) {
					return i;
				}
				i = next - 1;
			}
		}
		return line.length();
	}

	private static int closingBrace(String line, int start) {
		char quote = 0;
		for (int i = start; i < line.length(); i++) {
			char c = line.charAt(i);
			if (quote == 0) {
				if (c == '}') {
					return i;
				}
				quote = (c == '"' || c == '\'' || c == '`') ? c : 0;
			}
			else if (c == '\\' && quote != '`') {
				i++;
			}
			else if (c == quote) {
				quote = 0;
			}
		}
		throw new IllegalArgumentException("No closing brace in: " + line);
	}

	/**
	 * Read a metric.
	 * @param metric for example {@code up{job="a"}}
	 * @return its labels
	 * @throws IllegalArgumentException if it is not a metric
	 */
	public static Labels labels(String metric) {
		if (metric.equals("{}")) {
			return Labels.EMPTY;
		}
		if (!(Parser.parse(metric, Functions.ALL) instanceof Expr.VectorSelector selector)) {
			throw new IllegalArgumentException("Not a metric: " + metric);
		}
		Labels.Builder labels = Labels.builder();
		for (LabelMatcher matcher : selector.matchers()) {
			labels.set(matcher.name(), matcher.value());
		}
		return labels.build();
	}

	/**
	 * Read values.
	 * @param text values in the notation of Prometheus' tests
	 * @return one value for each step, {@link SeriesLine#OMITTED} where there is none
	 * @throws IllegalArgumentException if they cannot be read
	 */
	public static double[] values(String text) {
		List<Double> values = new ArrayList<>();
		Matcher tokens = TOKEN.matcher(text);
		while (tokens.find()) {
			addValues(tokens.group(), values);
		}
		return values.stream().mapToDouble(Double::doubleValue).toArray();
	}

	private static void addValues(String token, List<Double> target) {
		Matcher mark = MARK.matcher(token);
		if (mark.matches()) {
			boolean stale = mark.group(1).equals("stale");
			long count = (mark.group(2) != null) ? Integer.parseInt(mark.group(2)) + (stale ? 1L : 0) : 1;
			repeat(stale ? Staleness.STALE : SeriesLine.OMITTED, count, target);
			return;
		}
		Matcher histogram = HISTOGRAM.matcher(token);
		if (histogram.matches()) {
			String count = histogram.group(2);
			repeat(SeriesLine.OMITTED, (count != null) ? Integer.parseInt(count) + 1L : 1, target);
			return;
		}
		Matcher value = VALUE.matcher(token);
		if (token.length() > LONGEST_VALUE || !value.matches()) {
			throw new IllegalArgumentException("Not a value: " + token);
		}
		double current = NumberText.parse(value.group(1));
		double step = (value.group(2) != null) ? NumberText.parse(value.group(2)) : 0;
		int more = (value.group(3) != null) ? Integer.parseInt(value.group(3)) : 0;
		requireRoom(more + 1L, target);
		target.add(current);
		for (int i = 0; i < more; i++) {
			current += step;
			target.add(current);
		}
	}

	private static void requireRoom(long count, List<Double> target) {
		if (count > MAX_VALUES - target.size()) {
			throw new IllegalArgumentException("More than " + MAX_VALUES + " values in a line");
		}
	}

	private static void repeat(double value, long count, List<Double> target) {
		requireRoom(count, target);
		Double[] values = new Double[(int) count];
		Arrays.fill(values, value);
		target.addAll(List.of(values));
	}

}
