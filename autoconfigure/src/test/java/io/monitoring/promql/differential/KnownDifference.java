package io.monitoring.promql.differential;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.DoublePredicate;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

import io.monitoring.promql.Value;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * What Prometheus changed between 2.42, which Debian has, and 3.x, which the engine
 * follows. Each has a question that shows it.
 */
enum KnownDifference {

	/** Since 3.0 a window does not contain a sample at its very start. */
	WINDOW_IS_LEFT_OPEN("count_over_time(edge[5m])", hours(2), "count_over_time\\(edge\\[5m]\\)",
			(theirs, ours) -> value(theirs) == 21 && value(ours) == 20),

	/** Since 3.0 neither does a subquery contain a step there. */
	SUBQUERY_IS_LEFT_OPEN("count_over_time(build_info{version=\"1.2\"}[5m:1m])", hours(2), ".*\\[5m:1m]\\)",
			(theirs, ours) -> value(theirs) == 6 && value(ours) == 5),

	/** Since 3.0 a sample that is exactly as old as the look-back is too old. */
	LOOKBACK_IS_LEFT_OPEN("edge", GeneratedSeries.LAST_EDGE + 300_000, "edge",
			(theirs, ours) -> theirs.series().size() == 1 && ours.series().isEmpty()),

	/** The correction for a counter that starts in the window comes last since 2.53. */
	ZERO_IS_REACHED_AFTER_THE_THRESHOLD("increase(late_total[5m])", hours(1) + 120_000,
			"increase\\(late_total\\[5m]\\)",
			(theirs, ours) -> value(ours) < value(theirs) && value(ours) > 0.9 * value(theirs)),

	/** A window fixed by @ moved with the steps until 2.50 (prometheus#11708). */
	FIXED_WINDOW_STAYS("predict_linear(requests_total[2m] @ 1767232860, 600)", hours(2), 120_000,
			"predict_linear\\([a-z_]+(\\{[^}]*})?\\[\\w+] (offset \\S+ )?@ .*",
			(theirs, ours) -> sampleCount(theirs) < sampleCount(ours)),

	/** Since 3.9 many-to-many matching is found before a comparison drops elements. */
	MATCHING_IS_CHECKED_BEFORE_FILTERING(
			"sum without (status) (requests_total) == on (instance) " + "group_left (version, method) build_info",
			hours(2), ".* (==|!=|<|>|<=|>=) on .*",
			(theirs, ours) -> !theirs.isFailure()
					&& Objects.requireNonNullElse(ours.error(), "").startsWith("multiple matches")),

	/** Which of several equal values topk returns was never promised. */
	TIES_ARE_IN_ANY_ORDER("topk(1, label_replace(vector(NaN), \"a\", \"b\", \"\", \"\") "
			+ "or label_replace(vector(NaN), \"a\", \"c\", \"\", \"\") or label_replace(vector(NaN), \"a\", \"d\", \"\", \"\"))",
			hours(2), "(topk|bottomk)\\b.*", (theirs, ours) -> Arrays.equals(sortedValues(theirs), sortedValues(ours))),

	/** Since 3.0 a dot matches a line end in a matcher. */
	DOT_MATCHES_LINE_END("odd{text=~\"a.b\"}", hours(2), "odd\\{text=~\"a.b\"}",
			(theirs, ours) -> ours.series().size() == theirs.series().size() + 1
					&& ours.series().stream().anyMatch((range) -> range.labels().get("text").equals("a\nb"))),

	/** The deviation of a single NaN was 0. */
	DEVIATION_OF_NAN_IS_NAN("stdvar(vector(NaN))", hours(2), ".*\\bstd(dev|var) ?.*",
			(theirs, ours) -> count(ours, Double::isNaN) > count(theirs, Double::isNaN)),

	/** An infinite sum lost its sign to the compensation (sums of a regression). */
	REGRESSION_OVER_INFINITY_IS_INFINITE("predict_linear(temperature{room=\"r6\"}[7m30s] offset -2m, 600)",
			1_767_235_140_000L, ".*(predict_linear|deriv)\\((temperature|\\{__name__).*",
			(theirs, ours) -> count(ours, Double::isInfinite) > count(theirs, Double::isInfinite)
					&& count(theirs, Double::isNaN) > count(ours, Double::isNaN)),

	/** The mean over time was updated sample by sample and lost the last digit. */
	MEAN_IS_EXACT("ceil(avg_over_time(requests_total{instance=\"a:80\",method=\"GET\",status=\"404\"}[20m15s:2m]))",
			1_767_233_160_000L, ".*(ceil|floor|round)\\(+avg_over_time\\(.*",
			(theirs, ours) -> sampleCount(theirs) == sampleCount(ours) && sum(theirs) != sum(ours)
					&& Math.abs(sum(theirs) - sum(ours)) <= sampleCount(theirs)),

	/**
	 * timestamp() of 2.42 finds nothing for @ with an offset of the look-back and more.
	 */
	TIMESTAMP_HAS_OFFSET_FROM_FIXED_TIME("timestamp(up @ end() offset 5m)", hours(2),
			".*timestamp\\(.* @ (start|end)\\(\\) offset .*",
			(theirs, ours) -> sampleCount(theirs) < sampleCount(ours)),

	/** A later subquery of 2.42 does not find all samples of a fixed time. */
	FIXED_TIME_IN_LATER_SUBQUERY("count_over_time((requests_total @ start())[3m15s:20s] offset -3m)", hours(1) - 60_000,
			".* @ .*\\[\\w+:\\w*] offset -.*", (theirs, ours) -> sampleCount(theirs) < sampleCount(ours)),

	/** What Go makes of NaN as an integer depends on the processor. */
	DATE_OF_NAN_IS_NAN("year(vector(NaN))", hours(2), "year\\(vector\\(NaN\\)\\)",
			(theirs, ours) -> Double.isNaN(value(ours)) && !Double.isNaN(value(theirs))),

	/** atan2 drops the metric name, which 2.42 forgot. */
	ATAN2_DROPS_THE_NAME("up atan2 up", hours(2), "up atan2 up",
			(theirs, ours) -> withoutName(theirs).differenceTo(ours) == null),

	/** Sums are compensated since 3.0 also across series. */
	SUMS_ARE_COMPENSATED(
			"sum(vector(1e17) or label_replace(vector(1), \"a\", \"b\", \"\", \"\") "
					+ "or label_replace(vector(-1e17), \"a\", \"c\", \"\", \"\"))",
			hours(2), "sum\\(vector\\(1e17\\).*", (theirs, ours) -> value(theirs) == 0 && value(ours) == 1),

	/** Since 3.0 a number is a duration. */
	NUMBER_IS_A_DURATION("count_over_time(up[300])", hours(2), ".*\\[300].*", KnownDifference::onlyOursParses),

	/** Since 3.0 a duration is a number. */
	DURATION_IS_A_NUMBER("time() > bool 10m", hours(2), ".* 10m", KnownDifference::onlyOursParses),

	/** Since 3.0 digits can be grouped. */
	DIGITS_ARE_GROUPED("1_000", hours(2), "1_000", KnownDifference::onlyOursParses),

	/** Since 3.0 any text can name a label, in quotes. */
	NAMES_ARE_QUOTED("odd{\"text\"=\"A\"}", hours(2), "odd\\{\"text\"=\"A\"}", KnownDifference::onlyOursParses),

	/** Since 3.0 a label made by label_replace can have any name. */
	LABEL_NAMES_ARE_UTF8("label_replace(up, \"\u00e4\", \"x\", \"instance\", \".*\")", hours(2),
			"label_replace.*\u00e4.*",
			(theirs, ours) -> String.valueOf(theirs.error()).contains("invalid destination label name")
					&& ours.series().size() == 2);

	private final Question question;

	private final Pattern text;

	private final BiPredicate<Answer, Answer> answers;

	KnownDifference(String question, long time, String text, BiPredicate<Answer, Answer> answers) {
		this(question, time, 0, text, answers);
	}

	KnownDifference(String question, long time, long step, String text, BiPredicate<Answer, Answer> answers) {
		this.question = new Question(question, time, time + 5 * step, step);
		this.text = Pattern.compile(text);
		this.answers = answers;
	}

	private static long hours(int hours) {
		return GeneratedSeries.START + hours * 3_600_000L;
	}

	/**
	 * Return a question that shows the difference.
	 */
	Question question() {
		return this.question;
	}

	/**
	 * Find what explains two answers that differ.
	 * @return the difference, {@code null} if it is not a known one
	 */
	static @Nullable KnownDifference explain(Question question, Answer theirs, Answer ours) {
		for (KnownDifference difference : values()) {
			if (difference.text.matcher(question.text()).matches() && difference.answers.test(theirs, ours)) {
				return difference;
			}
		}
		return null;
	}

	private static boolean onlyOursParses(Answer theirs, Answer ours) {
		return theirs.isFailure() && String.valueOf(theirs.error()).contains("parse error") && ours.series().size() > 0;
	}

	private static double value(Answer answer) {
		return (answer.series().size() == 1) ? answer.series().get(0).values()[0] : Double.NaN;
	}

	private static long sampleCount(Answer answer) {
		return values(answer).count();
	}

	private static DoubleStream values(Answer answer) {
		return answer.series().stream().flatMapToDouble((range) -> Arrays.stream(range.values()));
	}

	private static long count(Answer answer, DoublePredicate condition) {
		return values(answer).filter(condition).count();
	}

	private static double sum(Answer answer) {
		return values(answer).sum();
	}

	private static double[] sortedValues(Answer answer) {
		return values(answer).sorted().toArray();
	}

	private static Answer withoutName(Answer answer) {
		List<Value.Range> series = answer.series()
			.stream()
			.map((range) -> new Value.Range(range.labels().without(List.of(Labels.METRIC_NAME)), range.times(),
					range.values()))
			.toList();
		return Answer.of(series).sorted();
	}

}
