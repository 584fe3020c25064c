package io.monitoring.rule.template;

import java.util.List;

import io.monitoring.rule.template.TemplateToken.Kind;

/**
 * A piece of a template before it is known which pieces belong together.
 */
sealed interface TemplatePiece {

	/**
	 * Text that is copied.
	 *
	 * @param text the text
	 */
	record Text(String text) implements TemplatePiece {

	}

	/**
	 * The inside of an action.
	 *
	 * @param start offset of its braces
	 * @param tokens its words, the last one is the end
	 */
	record Action(int start, List<TemplateToken> tokens) implements TemplatePiece {

		public Action {
			tokens = List.copyOf(tokens);
		}

		/** The first word if it is a name, else the empty text. */
		String keyword() {
			return this.tokens.get(0).is(Kind.NAME) ? this.tokens.get(0).text() : "";
		}

	}

}
