package io.monitoring.rule.template;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Expands the nodes of a template once, within bounds: of the text, of all texts that it
 * makes on the way, of steps and of depth.
 */
final class TemplateRenderer {

	/** Bound of the text and of every text on the way. */
	static final int MAX_LENGTH = 65_536;

	private static final int MAX_PRODUCED = 16 * MAX_LENGTH;

	private static final int MAX_STEPS = 100_000;

	private static final int MAX_DEPTH = 32;

	private final TemplateData data;

	private final Map<String, TemplateNode.Body> templates;

	private final StringBuilder target;

	private long produced;

	private int steps;

	private int depth;

	TemplateRenderer(TemplateData data, Map<String, TemplateNode.Body> templates, StringBuilder target) {
		this.data = data;
		this.templates = templates;
		this.target = target;
	}

	void render(TemplateNode.Body body) {
		Object[] slots = slots(body, this.data);
		slots[1] = this.data.labels();
		slots[2] = this.data.externalLabels();
		slots[3] = this.data.externalUrl();
		slots[4] = this.data.value();
		all(body.nodes(), new Frame(slots, this.data));
	}

	private static Object[] slots(TemplateNode.Body body, Object dot) {
		Object[] slots = new Object[body.slots()];
		Arrays.fill(slots, Nothing.NOTHING);
		slots[0] = dot;
		return slots;
	}

	static ExpansionException tooLong() {
		return new ExpansionException("longer than " + MAX_LENGTH + " characters");
	}

	/** Returns where a loop has to go, or {@code null} if nothing jumps. */
	private TemplateNode.@Nullable Jump all(List<TemplateNode> nodes, Frame frame) {
		for (TemplateNode node : nodes) {
			TemplateNode.Jump jump = one(node, frame);
			if (jump != null) {
				return jump;
			}
		}
		return null;
	}

	private TemplateNode.@Nullable Jump one(TemplateNode node, Frame frame) {
		step();
		if (node instanceof TemplateNode.Branch branch) {
			return branch(branch, frame);
		}
		if (node instanceof TemplateNode.Range range) {
			range(range, frame);
		}
		else if (node instanceof TemplateNode.Text text) {
			append(text.text());
		}
		else if (node instanceof TemplateNode.Output output) {
			append(GoText.show(value(output.term(), frame)));
		}
		else if (node instanceof TemplateNode.Assign assign) {
			frame.set(assign.slot(), value(assign.term(), frame));
		}
		else if (node instanceof TemplateNode.Invoke invoke) {
			invoke(invoke, frame);
		}
		return (node instanceof TemplateNode.Jump jump) ? jump : null;
	}

	private TemplateNode.@Nullable Jump branch(TemplateNode.Branch branch, Frame frame) {
		Object condition = value(branch.condition(), frame);
		frame.set(branch.slot(), condition);
		if (!GoText.isTrue(condition)) {
			return all(branch.otherwise(), frame);
		}
		return all(branch.body(), branch.setsDot() ? frame.with(condition) : frame);
	}

	private void range(TemplateNode.Range range, Frame frame) {
		Object elements = value(range.term(), frame);
		List<Map.Entry<Object, Object>> entries = entries(elements);
		for (Map.Entry<Object, Object> entry : entries) {
			step();
			frame.set(range.keySlot(), entry.getKey());
			frame.set(range.valueSlot(), entry.getValue());
			TemplateNode.Jump jump = all(range.body(), frame.with(entry.getValue()));
			if (jump != null && jump.endsLoop()) {
				return;
			}
		}
		if (entries.isEmpty()) {
			all(range.otherwise(), frame);
		}
	}

	private static List<Map.Entry<Object, Object>> entries(Object elements) {
		List<Map.Entry<Object, Object>> entries = new ArrayList<>();
		if (elements instanceof List<?> list) {
			list.forEach((element) -> entries.add(Map.entry((long) entries.size(), element)));
		}
		else if (elements instanceof Labels labels) {
			labels.forEach((name, value) -> entries.add(Map.entry(name, value)));
		}
		else if (elements instanceof Map<?, ?> map) {
			map.forEach((name, value) -> entries.add(Map.entry(name, value)));
		}
		else if (elements != Nothing.NOTHING) {
			throw new ExpansionException("range can't iterate over " + GoText.show(elements));
		}
		return entries;
	}

	private void invoke(TemplateNode.Invoke invoke, Frame frame) {
		TemplateNode.Body body = this.templates.get(invoke.name());
		if (body == null) {
			throw new ExpansionException("template \"" + invoke.name() + "\" not defined");
		}
		if (++this.depth > MAX_DEPTH) {
			throw new ExpansionException("templates call each other more than " + MAX_DEPTH + " deep");
		}
		Object dot = (invoke.data() != null) ? value(invoke.data(), frame) : Nothing.NOTHING;
		all(body.nodes(), new Frame(slots(body, dot), dot));
		this.depth--;
	}

	private Object value(TemplateTerm term, Frame frame) {
		if (term instanceof TemplateTerm.Literal literal) {
			return literal.value();
		}
		if (term instanceof TemplateTerm.Variable variable) {
			return frame.slots()[variable.slot()];
		}
		if (term instanceof TemplateTerm.Field field) {
			return TemplateFields.get(value(field.receiver(), frame), field.name(),
					arguments(field.arguments(), frame));
		}
		if (term instanceof TemplateTerm.Call call) {
			return call(call, frame);
		}
		return (term instanceof TemplateTerm.Choice choice) ? choose(choice, frame) : frame.dot();
	}

	private Object call(TemplateTerm.Call call, Frame frame) {
		step();
		Arguments arguments = arguments(call.arguments(), frame);
		arguments.values().forEach(this::charge);
		Object result = call.function().apply(arguments, this.data);
		charge(result);
		return result;
	}

	private Object choose(TemplateTerm.Choice choice, Frame frame) {
		Object value = Nothing.NOTHING;
		for (TemplateTerm argument : choice.arguments()) {
			value = value(argument, frame);
			if (GoText.isTrue(value) == choice.wanted()) {
				return value;
			}
		}
		return value;
	}

	private Arguments arguments(List<TemplateTerm> terms, Frame frame) {
		List<Object> values = new ArrayList<>(terms.size());
		for (TemplateTerm term : terms) {
			values.add(value(term, frame));
		}
		return new Arguments(values);
	}

	private void append(String text) {
		if (this.target.length() + text.length() > MAX_LENGTH) {
			throw tooLong();
		}
		this.target.append(text);
	}

	private void step() {
		if (++this.steps > MAX_STEPS) {
			throw new ExpansionException("takes more than " + MAX_STEPS + " steps");
		}
	}

	private void charge(Object value) {
		int length = (value instanceof String text) ? text.length() : 0;
		this.produced += length;
		if (length > MAX_LENGTH || this.produced > MAX_PRODUCED) {
			throw tooLong();
		}
	}

	/**
	 * Where the expansion is.
	 *
	 * @param slots values of the variables
	 * @param dot the dot
	 */
	@SuppressWarnings("ArrayRecordComponent")
	private record Frame(Object[] slots, Object dot) {

		Frame with(Object inner) {
			return new Frame(this.slots, inner);
		}

		void set(int slot, Object value) {
			if (slot != TemplateNode.NO_SLOT) {
				this.slots[slot] = value;
			}
		}

	}

}
