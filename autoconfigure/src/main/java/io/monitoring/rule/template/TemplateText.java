package io.monitoring.rule.template;

import io.monitoring.series.Quoting;

/**
 * Writes parts of templates, for rules that are made by code.
 */
public final class TemplateText {

	private TemplateText() {
	}

	/**
	 * Write a query so that its quotes need no escapes.
	 * @param query the query in PromQL
	 * @return for example {@code query `up{job="api"}`}
	 */
	public static String query(String query) {
		return "query " + ((query.indexOf('`') < 0) ? "`" + query + "`" : Quoting.quote(query));
	}

	/**
	 * Write an action that shows the first number of a result, and {@code 0} without one.
	 * @param query the query in PromQL
	 * @param format what is done with the number, for example {@code humanize}
	 * @return the action
	 */
	public static String number(String query, String format) {
		return "{{ with " + query(query) + " }}{{ . | first | value | " + format + " }}{{ else }}0{{ end }}";
	}

	/**
	 * Write an action that shows the first number of a result without decimals.
	 * @param query the query in PromQL
	 * @return the action
	 */
	public static String count(String query) {
		return number(query, "printf \"%.0f\"");
	}

	/**
	 * Write an action that names the route with the largest number, and its exception if
	 * the result has one; without a result it shows nothing.
	 * @param query a query whose elements have the labels {@code method} and {@code uri},
	 * at times {@code exception}
	 * @param before text before the number
	 * @return the action
	 */
	public static String worstRoute(String query, String before) {
		return "{{ with " + query("topk(1, " + query + " > 0)") + " }}{{ with . | first }}" + before
				+ "{{ .Value | printf \"%.0f\" }} of {{ .Labels.method }} {{ .Labels.uri }}"
				+ "{{ if and .Labels.exception (ne .Labels.exception \"none\") }} with {{ .Labels.exception }}{{ end }}"
				+ ".{{ end }}{{ end }}";
	}

}
