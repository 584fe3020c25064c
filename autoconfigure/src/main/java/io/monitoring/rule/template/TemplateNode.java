package io.monitoring.rule.template;

/**
 * A part of a template.
 */
sealed interface TemplateNode {

	/**
	 * Text that is copied.
	 *
	 * @param text the text
	 */
	record Text(String text) implements TemplateNode {

	}

	/**
	 * An action that shows a value.
	 *
	 * @param term what is shown
	 */
	record Output(TemplateTerm term) implements TemplateNode {

	}

}
