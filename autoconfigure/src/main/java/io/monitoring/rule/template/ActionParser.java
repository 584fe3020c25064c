package io.monitoring.rule.template;

import java.util.ArrayList;
import java.util.List;

import io.monitoring.promql.parser.ParseException;
import io.monitoring.promql.parser.SourceRange;
import io.monitoring.rule.template.TemplateScope.Known;
import io.monitoring.rule.template.TemplateToken.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads one action: the variables that it sets, and its value.
 */
final class ActionParser {

	private final String text;

	private final TemplateWords words;

	private final TemplateScope scope;

	ActionParser(String text, List<TemplateToken> tokens, TemplateScope scope) {
		this.text = text;
		this.words = new TemplateWords(tokens);
		this.scope = scope;
	}

	/** Skip the keyword of the action. */
	ActionParser skip() {
		this.words.next();
		return this;
	}

	TemplateToken peek() {
		return this.words.peek();
	}

	boolean atEnd() {
		return this.words.peek().is(Kind.END);
	}

	/**
	 * Read a value, or a variable that is set to one.
	 * @return the node
	 */
	TemplateNode node() {
		Pipeline pipeline = pipeline(1);
		if (pipeline.slots().isEmpty()) {
			return new TemplateNode.Output(pipeline.term());
		}
		return new TemplateNode.Assign(pipeline.slots().get(0), pipeline.term());
	}

	/**
	 * Read the rest of the action.
	 * @param most largest number of variables before the value
	 * @return the places of the variables and the value
	 */
	Pipeline pipeline(int most) {
		List<TemplateToken> variables = new ArrayList<>();
		TemplateToken second = this.words.peek(1);
		boolean declares = false;
		if (this.words.peek().is(Kind.VARIABLE) && second.is(Kind.ASSIGN)) {
			variables.add(this.words.next());
			if (second.text().equals(",") && most > 1) {
				this.words.next();
				variables.add(expect(Kind.VARIABLE, "expected a variable after ','"));
			}
			TemplateToken sign = expect(Kind.ASSIGN, "expected ':='");
			if (sign.text().equals(",")) {
				throw error("too many variables", sign, null);
			}
			declares = sign.text().equals(":=");
		}
		TemplateTerm term = new TermParser(this.text, this.words, this.scope).pipeline();
		end();
		List<Integer> slots = new ArrayList<>();
		for (TemplateToken variable : variables) {
			slots.add(declares ? this.scope.declare(variable.text(), Known.ANYTHING) : assigned(variable));
		}
		return new Pipeline(slots, term);
	}

	private int assigned(TemplateToken variable) {
		TemplateScope.Entry entry = this.scope.find(variable.text());
		if (entry == null) {
			throw error("undefined variable '$" + variable.text() + "'", variable, "Set it with ':=' first.");
		}
		this.scope.assigned(entry);
		return entry.slot();
	}

	/**
	 * Read a name in quotes.
	 * @return the name
	 */
	String name() {
		return expect(Kind.STRING, "expected the name of a template in quotes").text();
	}

	void end() {
		TemplateToken last = this.words.peek();
		if (!last.is(Kind.END)) {
			throw error("unexpected '" + this.text.substring(last.start(), last.end()) + "'", last, null);
		}
	}

	private TemplateToken expect(Kind kind, String problem) {
		if (!this.words.peek().is(kind)) {
			throw error(problem, this.words.peek(), null);
		}
		return this.words.next();
	}

	private ParseException error(String problem, TemplateToken token, @Nullable String hint) {
		return new ParseException(problem, this.text, new SourceRange(token.start(), token.end()), hint);
	}

	/**
	 * A value and the variables that hold it.
	 *
	 * @param slots places of the variables
	 * @param term the value
	 */
	record Pipeline(List<Integer> slots, TemplateTerm term) {

		int slot() {
			return this.slots.isEmpty() ? TemplateNode.NO_SLOT : this.slots.get(this.slots.size() - 1);
		}

		int keySlot() {
			return (this.slots.size() < 2) ? TemplateNode.NO_SLOT : this.slots.get(0);
		}

	}

}
