package io.monitoring.rule.template;

import java.util.List;

/**
 * The words of an action, read from left to right.
 */
final class TemplateWords {

	private final List<TemplateToken> tokens;

	private int index;

	/**
	 * Create the words.
	 * @param tokens the words of an action, the last one is its end
	 */
	TemplateWords(List<TemplateToken> tokens) {
		this.tokens = tokens;
	}

	TemplateToken peek() {
		return peek(0);
	}

	/**
	 * Look ahead.
	 * @param distance 0 for the next word
	 * @return the word, the end of the action beyond it
	 */
	TemplateToken peek(int distance) {
		return this.tokens.get(Math.min(this.index + distance, this.tokens.size() - 1));
	}

	TemplateToken next() {
		TemplateToken token = peek();
		this.index++;
		return token;
	}

	/** The word that was read last. */
	TemplateToken previous() {
		return this.tokens.get(Math.max(0, Math.min(this.index, this.tokens.size()) - 1));
	}

}
