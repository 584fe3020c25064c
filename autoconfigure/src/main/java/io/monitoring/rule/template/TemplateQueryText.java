package io.monitoring.rule.template;

/**
 * The text of a query in a template, as far as it is known before there is an alert.
 *
 * @param text the query
 * @param exact whether it is known as a whole; else {@link #UNKNOWN} stands for the texts
 * that {@code printf} puts in
 * @param start offset of the query in the template
 */
public record TemplateQueryText(String text, boolean exact, int start) {

	/** Stands for a text that only the alert knows. */
	public static final String UNKNOWN = "unknown_before_the_alert";

}
