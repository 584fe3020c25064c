package io.monitoring.rule.template;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The variables that exist at a place of a template, and what is known of their values
 * and of the dot before there are any.
 */
final class TemplateScope {

	private final List<Entry> entries = new ArrayList<>();

	private final List<Known> dots = new ArrayList<>();

	private int slots;

	private TemplateScope(Known dot) {
		this.dots.add(dot);
		declare("", dot);
	}

	/**
	 * Create the scope of the text of an annotation. The order of its variables is the
	 * one that the renderer fills in.
	 * @return the scope
	 */
	static TemplateScope ofText() {
		TemplateScope scope = new TemplateScope(Known.DATA);
		scope.declare("labels", Known.LABELS);
		scope.declare("externalLabels", Known.LABELS);
		scope.declare("externalURL", Known.TEXT);
		scope.declare("value", Known.NUMBER);
		return scope;
	}

	/**
	 * Create the scope of a defined template, which knows nothing but its dot.
	 * @return the scope
	 */
	static TemplateScope ofDefinition() {
		return new TemplateScope(Known.ANYTHING);
	}

	int declare(String name, Known known) {
		this.entries.add(new Entry(name, this.slots, known));
		return this.slots++;
	}

	/**
	 * Find the place of a variable.
	 * @param name its name without the dollar
	 * @return the innermost one of that name, {@code null} if there is none
	 */
	@Nullable Entry find(String name) {
		for (int i = this.entries.size() - 1; i >= 0; i--) {
			if (this.entries.get(i).name().equals(name)) {
				return this.entries.get(i);
			}
		}
		return null;
	}

	/**
	 * Forget what was known of a variable, because it is set again.
	 * @param entry the variable
	 */
	void assigned(Entry entry) {
		this.entries.replaceAll((other) -> (other.slot() != entry.slot()) ? other
				: new Entry(entry.name(), entry.slot(), Known.ANYTHING));
	}

	Known dot() {
		return this.dots.get(this.dots.size() - 1);
	}

	void pushDot(Known dot) {
		this.dots.add(dot);
	}

	void popDot() {
		this.dots.remove(this.dots.size() - 1);
	}

	int mark() {
		return this.entries.size();
	}

	void release(int mark) {
		this.entries.subList(mark, this.entries.size()).clear();
	}

	int slots() {
		return this.slots;
	}

	/**
	 * A variable.
	 *
	 * @param name its name
	 * @param slot its place
	 * @param known what is known of it
	 */
	record Entry(String name, int slot, Known known) {

	}

	/**
	 * What is known of a value.
	 */
	enum Known {

		DATA, LABELS, TEXT, NUMBER, ANYTHING;

		/**
		 * Return what is known of a field.
		 * @param field name of the field
		 * @return what is known of it
		 * @throws IllegalArgumentException if there cannot be such a field
		 */
		Known field(String field) {
			return switch (this) {
				case DATA -> ofData(field);
				case LABELS -> TEXT;
				case TEXT -> throw new IllegalArgumentException("the value of a label is a text and has no fields");
				case NUMBER -> throw new IllegalArgumentException("the value is a number and has no fields");
				case ANYTHING -> ANYTHING;
			};
		}

		private static Known ofData(String field) {
			return switch (field) {
				case "Labels", "ExternalLabels" -> LABELS;
				case "ExternalURL" -> TEXT;
				case "Value" -> NUMBER;
				default -> throw new IllegalArgumentException("undefined field '." + field + "'");
			};
		}

	}

}
