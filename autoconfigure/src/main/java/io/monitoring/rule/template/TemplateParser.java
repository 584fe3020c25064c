package io.monitoring.rule.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.monitoring.promql.parser.ParseException;
import io.monitoring.promql.parser.SourceRange;
import io.monitoring.rule.template.TemplateScope.Known;
import org.jspecify.annotations.Nullable;

/**
 * Puts the pieces of a template together: blocks such as {@code if} with what is inside
 * them, and definitions.
 */
final class TemplateParser {

	private static final int MAX_DEPTH = 32;

	private final String text;

	private final List<TemplatePiece> pieces;

	private final Map<String, TemplateNode.Body> definitions = new HashMap<>();

	private final List<TemplatePiece.Action> invocations = new ArrayList<>();

	private TemplateScope scope = TemplateScope.ofText();

	private int index;

	private int depth;

	private int loops;

	TemplateParser(String text) {
		this.text = text;
		this.pieces = new TemplatePieces(text).cut();
	}

	/**
	 * Parse the template.
	 * @return its body; what it defines is in {@link #definitions()}
	 * @throws ParseException if it does not parse
	 */
	TemplateNode.Body parse() {
		List<TemplateNode> nodes = new ArrayList<>();
		TemplatePiece.Action end = block(nodes);
		if (end != null) {
			throw error("unexpected '" + end.keyword() + "'", end, "There is no block that it could belong to.");
		}
		for (TemplatePiece.Action invocation : this.invocations) {
			String name = invocation.tokens().get(1).text();
			if (!this.definitions.containsKey(name)) {
				throw error("template '" + name + "' is not defined", invocation,
						"Define it in the same text with {{ define \"" + name + "\" }}.");
			}
		}
		return new TemplateNode.Body(nodes, this.scope.slots());
	}

	Map<String, TemplateNode.Body> definitions() {
		return this.definitions;
	}

	/** Returns the action that ends the block, {@code null} at the end of the text. */
	private TemplatePiece.@Nullable Action block(List<TemplateNode> nodes) {
		while (this.index < this.pieces.size()) {
			TemplatePiece piece = this.pieces.get(this.index++);
			if (piece instanceof TemplatePiece.Text plain) {
				nodes.add(new TemplateNode.Text(plain.text()));
			}
			else if (piece instanceof TemplatePiece.Action action) {
				if (action.keyword().equals("end") || action.keyword().equals("else")) {
					return action;
				}
				TemplateNode node = node(action);
				if (node != null) {
					nodes.add(node);
				}
			}
		}
		return null;
	}

	private @Nullable TemplateNode node(TemplatePiece.Action action) {
		ActionParser words = new ActionParser(this.text, action.tokens(), this.scope);
		return switch (action.keyword()) {
			case "if" -> branch(action, words.skip(), false);
			case "with" -> branch(action, words.skip(), true);
			case "range" -> range(action, words.skip());
			case "template" -> invoke(action, words.skip());
			case "define" -> {
				define(action, words.skip().name(), words);
				yield null;
			}
			case "block" -> inPlace(action, words.skip());
			case "break", "continue" -> jump(action, words.skip());
			default -> words.node();
		};
	}

	private TemplateNode branch(TemplatePiece.Action action, ActionParser words, boolean setsDot) {
		int mark = this.scope.mark();
		ActionParser.Pipeline condition = words.pipeline(1);
		Blocks blocks = blocks(action, setsDot, setsDot ? "with" : "if");
		this.scope.release(mark);
		return new TemplateNode.Branch(setsDot, condition.slot(), condition.term(), blocks.body(), blocks.otherwise());
	}

	private TemplateNode range(TemplatePiece.Action action, ActionParser words) {
		int mark = this.scope.mark();
		ActionParser.Pipeline elements = words.pipeline(2);
		this.loops++;
		Blocks blocks = blocks(action, true, "");
		this.loops--;
		this.scope.release(mark);
		return new TemplateNode.Range(elements.keySlot(), elements.slot(), elements.term(), blocks.body(),
				blocks.otherwise());
	}

	/** Reads what is inside a block, up to its end. */
	private Blocks blocks(TemplatePiece.Action action, boolean setsDot, String chained) {
		List<TemplateNode> body = new ArrayList<>();
		List<TemplateNode> otherwise = new ArrayList<>();
		TemplatePiece.Action end = inner(action, body, setsDot);
		if (end.keyword().equals("end")) {
			new ActionParser(this.text, end.tokens(), this.scope).skip().end();
			return new Blocks(body, otherwise);
		}
		ActionParser words = new ActionParser(this.text, end.tokens(), this.scope).skip();
		if (!words.atEnd()) {
			if (chained.isEmpty() || !words.peek().text().equals(chained)) {
				words.end();
			}
			enter(action);
			otherwise.add(branch(action, words.skip(), setsDot));
			this.depth--;
			return new Blocks(body, otherwise);
		}
		TemplatePiece.Action last = inner(action, otherwise, false);
		if (!last.keyword().equals("end")) {
			throw error("a second 'else'", last, null);
		}
		return new Blocks(body, otherwise);
	}

	private TemplatePiece.Action inner(TemplatePiece.Action action, List<TemplateNode> nodes, boolean setsDot) {
		enter(action);
		int mark = this.scope.mark();
		this.scope.pushDot(setsDot ? Known.ANYTHING : this.scope.dot());
		TemplatePiece.Action end = block(nodes);
		if (end == null) {
			throw error("action '" + action.keyword() + "' has no end", action, "Close it with {{ end }}.");
		}
		this.scope.popDot();
		this.scope.release(mark);
		this.depth--;
		return end;
	}

	private void enter(TemplatePiece.Action action) {
		if (++this.depth > MAX_DEPTH) {
			throw error("blocks are nested more than " + MAX_DEPTH + " deep", action, null);
		}
	}

	private TemplateNode jump(TemplatePiece.Action action, ActionParser words) {
		words.end();
		if (this.loops == 0) {
			throw error("'" + action.keyword() + "' outside of a range", action, null);
		}
		return new TemplateNode.Jump(action.keyword().equals("break"));
	}

	private TemplateNode invoke(TemplatePiece.Action action, ActionParser words) {
		String name = words.name();
		this.invocations.add(action);
		return new TemplateNode.Invoke(name, words.atEnd() ? null : words.pipeline(0).term());
	}

	private TemplateNode inPlace(TemplatePiece.Action action, ActionParser words) {
		String name = words.name();
		TemplateTerm data = words.pipeline(0).term();
		body(action, name);
		return new TemplateNode.Invoke(name, data);
	}

	private void define(TemplatePiece.Action action, String name, ActionParser words) {
		words.end();
		if (this.depth > 0) {
			throw error("'define' inside of a block", action, "Define templates outside of if, with and range.");
		}
		body(action, name);
	}

	private void body(TemplatePiece.Action action, String name) {
		TemplateScope outer = this.scope;
		int outerLoops = this.loops;
		this.loops = 0;
		this.scope = TemplateScope.ofDefinition();
		List<TemplateNode> nodes = new ArrayList<>();
		TemplatePiece.Action end = inner(action, nodes, true);
		if (!end.keyword().equals("end")) {
			throw error("'else' without 'if'", end, null);
		}
		TemplateNode.Body body = new TemplateNode.Body(nodes, this.scope.slots());
		if (this.definitions.put(name, body) != null) {
			throw error("template '" + name + "' is defined twice", action, null);
		}
		this.scope = outer;
		this.loops = outerLoops;
	}

	private ParseException error(String problem, TemplatePiece.Action action, @Nullable String hint) {
		TemplateToken first = action.tokens().get(0);
		return new ParseException(problem, this.text, new SourceRange(first.start(), first.end()), hint);
	}

	/**
	 * What is inside a block.
	 *
	 * @param body where the condition is true
	 * @param otherwise where it is false
	 */
	private record Blocks(List<TemplateNode> body, List<TemplateNode> otherwise) {

	}

}
