package io.monitoring.rule.template;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A part of a template.
 */
sealed interface TemplateNode {

	/** The slot of a variable that is not there. */
	int NO_SLOT = -1;

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

	/**
	 * Sets a variable.
	 *
	 * @param slot place of the variable
	 * @param term its value
	 */
	record Assign(int slot, TemplateTerm term) implements TemplateNode {

	}

	/**
	 * {@code if}, or {@code with}, which makes its condition the dot.
	 *
	 * @param setsDot whether it is {@code with}
	 * @param slot place of a variable for the condition
	 * @param condition the condition
	 * @param body what is expanded where it is true
	 * @param otherwise what is expanded where it is false
	 */
	record Branch(boolean setsDot, int slot, TemplateTerm condition, List<TemplateNode> body,
			List<TemplateNode> otherwise) implements TemplateNode {

		public Branch {
			body = List.copyOf(body);
			otherwise = List.copyOf(otherwise);
		}

	}

	/**
	 * {@code range}, which makes every element the dot.
	 *
	 * @param keySlot place of a variable for the index or key
	 * @param valueSlot place of a variable for the element
	 * @param term the elements
	 * @param body what is expanded for each
	 * @param otherwise what is expanded where there is none
	 */
	record Range(int keySlot, int valueSlot, TemplateTerm term, List<TemplateNode> body,
			List<TemplateNode> otherwise) implements TemplateNode {

		public Range {
			body = List.copyOf(body);
			otherwise = List.copyOf(otherwise);
		}

	}

	/**
	 * Expands a defined template.
	 *
	 * @param name its name
	 * @param data what becomes its dot
	 */
	record Invoke(String name, @Nullable TemplateTerm data) implements TemplateNode {

	}

	/**
	 * Leaves a loop or goes on with its next element.
	 *
	 * @param endsLoop whether it is {@code break}
	 */
	record Jump(boolean endsLoop) implements TemplateNode {

	}

	/**
	 * The nodes of a whole template.
	 *
	 * @param nodes the nodes
	 * @param slots how many places its variables need
	 */
	record Body(List<TemplateNode> nodes, int slots) {

		public Body {
			nodes = List.copyOf(nodes);
		}

	}

}
