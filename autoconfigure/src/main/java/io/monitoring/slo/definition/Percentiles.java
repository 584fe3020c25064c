package io.monitoring.slo.definition;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads several percentiles of one latency objective.
 */
final class Percentiles {

	private static final Pattern WORD = Pattern.compile("p(?:([1-9][0-9])(?:\\.([0-9]{1,3}))?|(99)(9{1,3}))");

	private static final String EXAMPLE = "Write percentiles from p50 on, for example p50, p95, p99 or p99.9.";

	private static final BigDecimal LEAST = BigDecimal.valueOf(50);

	private Percentiles() {
	}

	/**
	 * Read the percentiles.
	 * @param written the definition
	 * @return the longest times by percentage, the smallest first
	 */
	static Map<BigDecimal, Duration> of(Written written) {
		Map<String, Duration> given = written.required(ObjectiveField.PERCENTILES, EXAMPLE);
		Map<BigDecimal, Duration> percentiles = new TreeMap<>();
		given.forEach((word, threshold) -> {
			if (percentiles.put(percent(word), checked(word, threshold)) != null) {
				throw Written.error(ObjectiveField.PERCENTILES, word, "This percentile is there twice.",
						"Remove one of them.");
			}
		});
		Duration before = Duration.ZERO;
		for (Map.Entry<BigDecimal, Duration> entry : percentiles.entrySet()) {
			if (entry.getValue().compareTo(before) < 0) {
				throw Written.error(ObjectiveField.PERCENTILES, "p" + entry.getKey().toPlainString(),
						"It is shorter than that of a lower percentile.", "Let the times grow with the percentiles.");
			}
			before = entry.getValue();
		}
		return percentiles;
	}

	private static Duration checked(String word, Duration threshold) {
		if (threshold.isNegative() || threshold.isZero() || threshold.compareTo(Duration.ofHours(1)) > 0) {
			throw Written.error(ObjectiveField.PERCENTILES, word, "It is not above 0 and at most 1h.",
					"Set a duration such as 500ms.");
		}
		return threshold;
	}

	/** {@code p999} is what people call 99.9 %. */
	private static BigDecimal percent(String word) {
		Matcher matcher = WORD.matcher(word);
		if (!matcher.matches()) {
			throw Written.error(ObjectiveField.PERCENTILES, word, "This is not a percentile.", EXAMPLE);
		}
		String whole = (matcher.group(1) != null) ? matcher.group(1) : matcher.group(3);
		String digits = (matcher.group(1) != null) ? matcher.group(2) : matcher.group(4);
		BigDecimal percent = new BigDecimal((digits != null) ? whole + "." + digits : whole).stripTrailingZeros();
		if (percent.compareTo(LEAST) < 0) {
			throw Written.error(ObjectiveField.PERCENTILES, word, "This is below p50.", EXAMPLE);
		}
		return percent;
	}

	/**
	 * Return what the name of an objective ends with.
	 * @param percent the percentage
	 * @return for example {@code -p95}, {@code -p999} for 99.9
	 */
	static String suffix(BigDecimal percent) {
		return "-p" + percent.toPlainString().replace(".", "");
	}

}
