package io.monitoring.rule.template;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Finds the queries of a template whose text is in the template itself.
 */
final class QueryFinder {

	private final List<TemplateQueryText> found = new ArrayList<>();

	List<TemplateQueryText> find(Collection<TemplateNode.Body> bodies) {
		bodies.forEach((body) -> nodes(body.nodes()));
		return this.found;
	}

	private void nodes(List<TemplateNode> nodes) {
		for (TemplateNode node : nodes) {
			if (node instanceof TemplateNode.Output output) {
				term(output.term());
			}
			else if (node instanceof TemplateNode.Assign assign) {
				term(assign.term());
			}
			else if (node instanceof TemplateNode.Branch branch) {
				term(branch.condition());
				nodes(branch.body());
				nodes(branch.otherwise());
			}
			else if (node instanceof TemplateNode.Range range) {
				term(range.term());
				nodes(range.body());
				nodes(range.otherwise());
			}
			else if (node instanceof TemplateNode.Invoke invoke && invoke.data() != null) {
				term(invoke.data());
			}
		}
	}

	private void term(TemplateTerm term) {
		if (term instanceof TemplateTerm.Field field) {
			term(field.receiver());
			field.arguments().forEach(this::term);
		}
		else if (term instanceof TemplateTerm.Choice choice) {
			choice.arguments().forEach(this::term);
		}
		else if (term instanceof TemplateTerm.Call call) {
			call.arguments().forEach(this::term);
			if (call.name().equals("query")) {
				query(call.arguments().get(0));
			}
		}
	}

	private void query(TemplateTerm argument) {
		if (argument instanceof TemplateTerm.Literal literal && literal.value() instanceof String text) {
			this.found.add(new TemplateQueryText(text, true, literal.start()));
		}
		else if (argument instanceof TemplateTerm.Call call && call.function() instanceof PrintfFormat format) {
			this.found.add(new TemplateQueryText(format.outline(), false, 0));
		}
	}

}
