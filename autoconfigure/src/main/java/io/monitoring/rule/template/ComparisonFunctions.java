package io.monitoring.rule.template;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

import io.monitoring.rule.template.TemplateFunctions.Signature;

/**
 * Comparisons, with the strictness of Go: a whole number and one with decimals are of
 * different types, so {@code gt $value 5} fails and {@code gt $value 5.0} works.
 */
final class ComparisonFunctions {

	private ComparisonFunctions() {
	}

	static void addTo(Map<String, Signature> functions) {
		functions.put("not", Signature.of(1, (arguments, data) -> !GoText.isTrue(arguments.get(0))));
		functions.put("eq", Signature.atLeast(2, (arguments, data) -> equalsAny(arguments)));
		functions.put("ne", Signature.of(2, (arguments, data) -> !areEqual(arguments.get(0), arguments.get(1))));
		functions.put("lt", Signature.of(2, (arguments, data) -> isLess(arguments)));
		functions.put("le", Signature.of(2, (arguments, data) -> isLessOrEqual(arguments)));
		// As in Go the opposite of the other, also for NaN.
		functions.put("gt", Signature.of(2, (arguments, data) -> !isLessOrEqual(arguments)));
		functions.put("ge", Signature.of(2, (arguments, data) -> !isLess(arguments)));
	}

	private static boolean equalsAny(Arguments arguments) {
		for (Object candidate : arguments.values().subList(1, arguments.size())) {
			if (areEqual(arguments.get(0), candidate)) {
				return true;
			}
		}
		return false;
	}

	private static boolean areEqual(Object first, Object second) {
		if (first == Nothing.NOTHING || second == Nothing.NOTHING) {
			return first == second;
		}
		Kind kind = kind(first);
		if (kind != kind(second)) {
			throw new ExpansionException("incompatible types for comparison");
		}
		if (first instanceof Double number && second instanceof Double other) {
			return number.doubleValue() == other.doubleValue();
		}
		if (kind == Kind.OTHER) {
			throw new ExpansionException("uncomparable type " + GoText.typeOf(first) + ": " + GoText.show(first));
		}
		return first.equals(second);
	}

	private static boolean isLessOrEqual(Arguments arguments) {
		return isLess(arguments) || areEqual(arguments.get(0), arguments.get(1));
	}

	private static boolean isLess(Arguments arguments) {
		Object first = arguments.get(0);
		Object second = arguments.get(1);
		Kind kind = kind(first);
		if (kind == Kind.OTHER || kind(second) == Kind.OTHER) {
			throw new ExpansionException("invalid type for comparison");
		}
		if (kind != kind(second)) {
			throw new ExpansionException("incompatible types for comparison");
		}
		return switch (kind) {
			case INT -> (Long) first < (Long) second;
			case FLOAT -> (Double) first < (Double) second;
			case STRING -> compare((String) first, (String) second) < 0;
			default -> throw new ExpansionException("invalid type for comparison");
		};
	}

	/**
	 * Compare texts by their bytes, as Go does.
	 * @param first a text
	 * @param second another one
	 * @return less than 0 if the first one is less
	 */
	static int compare(String first, String second) {
		return Arrays.compareUnsigned(first.getBytes(StandardCharsets.UTF_8), second.getBytes(StandardCharsets.UTF_8));
	}

	private static Kind kind(Object value) {
		if (value instanceof Number) {
			return (value instanceof Long) ? Kind.INT : Kind.FLOAT;
		}
		if (value instanceof String) {
			return Kind.STRING;
		}
		return (value instanceof Boolean) ? Kind.BOOL : Kind.OTHER;
	}

	private enum Kind {

		BOOL, INT, FLOAT, STRING, OTHER

	}

}
