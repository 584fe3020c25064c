package io.monitoring.series;

import org.jspecify.annotations.Nullable;

/**
 * A condition on one label. A missing label counts as the empty string, and regular
 * expressions are RE2 and match the whole value, as in Prometheus.
 */
public final class LabelMatcher {

	private final String name;

	private final Type type;

	private final String value;

	private final @Nullable LabelPattern pattern;

	/**
	 * Create a matcher.
	 * @param name the label name
	 * @param type how the label is compared
	 * @param value the text or regular expression
	 * @throws com.google.re2j.PatternSyntaxException if the expression is not RE2 or too
	 * large
	 */
	public LabelMatcher(String name, Type type, String value) {
		this.name = name;
		this.type = type;
		this.value = value;
		this.pattern = type.isRegex() ? LabelPattern.compile(value) : null;
	}

	public static LabelMatcher equal(String name, String value) {
		return new LabelMatcher(name, Type.EQUAL, value);
	}

	public String name() {
		return this.name;
	}

	public Type type() {
		return this.type;
	}

	public String value() {
		return this.value;
	}

	/**
	 * Return whether a label value fulfils the condition.
	 * @param candidate the value, the empty string for a missing label
	 * @return {@code true} if it matches
	 */
	public boolean matches(String candidate) {
		boolean positive = (this.pattern != null) ? this.pattern.matches(candidate) : this.value.equals(candidate);
		return positive != this.type.isNegative();
	}

	/**
	 * Return whether labels fulfil the condition.
	 * @param labels the labels
	 * @return {@code true} if they match
	 */
	public boolean matches(Labels labels) {
		return matches(labels.get(this.name));
	}

	@Override
	public boolean equals(@Nullable Object obj) {
		return obj instanceof LabelMatcher other && this.type == other.type && this.name.equals(other.name)
				&& this.value.equals(other.value);
	}

	@Override
	public int hashCode() {
		return (this.name.hashCode() * 31 + this.type.hashCode()) * 31 + this.value.hashCode();
	}

	@Override
	public String toString() {
		return this.name + this.type.sign() + Quoting.quote(this.value);
	}

	/**
	 * The four ways to compare a label.
	 */
	public enum Type {

		/** Equal to a text. */
		EQUAL("="),

		/** Not equal to a text. */
		NOT_EQUAL("!="),

		/** Matched by a regular expression. */
		REGEX("=~"),

		/** Not matched by a regular expression. */
		NOT_REGEX("!~");

		private final String sign;

		Type(String sign) {
			this.sign = sign;
		}

		/**
		 * Return the operator as PromQL writes it.
		 * @return the sign
		 */
		public String sign() {
			return this.sign;
		}

		boolean isRegex() {
			return this == REGEX || this == NOT_REGEX;
		}

		boolean isNegative() {
			return this == NOT_EQUAL || this == NOT_REGEX;
		}

	}

}
