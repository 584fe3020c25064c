package io.monitoring.slo.definition;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The kinds of objectives, and which fields only some of them have.
 */
enum ObjectiveType {

	AVAILABILITY("availability", false, ObjectiveField.MATCH, ObjectiveField.MAX_ERRORS),

	ERROR_RATE("error-rate", false, ObjectiveField.MATCH, ObjectiveField.MAX_ERRORS, ObjectiveField.ERRORS),

	LATENCY("latency", false, ObjectiveField.MATCH, ObjectiveField.THRESHOLD, ObjectiveField.PERCENTILES),

	THROUGHPUT("throughput", true, ObjectiveField.MATCH, ObjectiveField.MIN_PER_SECOND),

	HEALTH("health", true, ObjectiveField.COMPONENT),

	VALUE("value", true, ObjectiveField.MATCH, ObjectiveField.METRIC, ObjectiveField.AGGREGATION,
			ObjectiveField.AGGREGATION_WINDOW, ObjectiveField.EXPR, ObjectiveField.OPERATOR, ObjectiveField.VALUE),

	RATIO("ratio", false, ObjectiveField.MATCH, ObjectiveField.METRIC, ObjectiveField.LABEL, ObjectiveField.GOOD_VALUES,
			ObjectiveField.GOOD, ObjectiveField.TOTAL, ObjectiveField.MAX_ERRORS),

	ERROR_RATIO("error-ratio", true, ObjectiveField.ERROR_RATIO, ObjectiveField.MAX_ERRORS);

	/** What objectives of several types have, but not all. */
	private static final Set<ObjectiveField<?>> SPECIAL = Arrays.stream(values())
		.flatMap((type) -> type.fields.stream())
		.collect(Collectors.toSet());

	private final String word;

	private final boolean time;

	@SuppressWarnings("ImmutableEnumChecker")
	private final Set<ObjectiveField<?>> fields;

	ObjectiveType(String word, boolean time, ObjectiveField<?>... fields) {
		this.word = word;
		this.time = time;
		this.fields = Set.of(fields);
	}

	String word() {
		return this.word;
	}

	/**
	 * Return whether the budget is time, not events.
	 * @return {@code true} for time
	 */
	boolean countsTime() {
		return this.time;
	}

	static ObjectiveType of(Written written) {
		String text = written.required(ObjectiveField.TYPE, "Use one of: " + words() + ".");
		ObjectiveType type = Arrays.stream(values())
			.filter((candidate) -> candidate.word.equals(text))
			.findFirst()
			.orElseThrow(() -> Written.error(ObjectiveField.TYPE,
					"There is no type '" + Written.shown(text) + "' of objective.", "Use one of: " + words() + "."));
		type.refuseOthers(written);
		return type;
	}

	private static String words() {
		return Arrays.stream(values()).map((type) -> type.word).collect(Collectors.joining(", "));
	}

	private void refuseOthers(Written written) {
		for (ObjectiveField<?> field : ObjectiveField.ALL) {
			if (SPECIAL.contains(field) && !this.fields.contains(field) && written.has(field)) {
				throw Written.error(field, "An objective of type '" + this.word + "' has no '" + field + "'.",
						"Remove it, or set 'type' to one of: " + having(field) + ".");
			}
		}
		if (this.time) {
			String problem = "An objective of type '" + this.word + "' counts time, not events.";
			written.refuse(ObjectiveField.MIN_EVENTS, problem, "Remove it.");
			written.refuse(ObjectiveField.MIN_BAD_EVENTS, problem, "Remove it.");
		}
		if (this == HEALTH) {
			written.refuse(ObjectiveField.GROUP_BY, "A component has no groups.",
					"Remove it, and write an objective for each component.");
		}
	}

	private static String having(ObjectiveField<?> field) {
		Set<String> words = new TreeSet<>();
		Arrays.stream(values()).filter((type) -> type.fields.contains(field)).forEach((type) -> words.add(type.word));
		return String.join(", ", words);
	}

}
