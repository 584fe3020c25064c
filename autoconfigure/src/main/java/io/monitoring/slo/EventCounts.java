package io.monitoring.slo;

import java.time.Duration;
import java.util.function.Function;

import io.monitoring.promql.Query;
import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.Printer;
import io.monitoring.promql.parser.TimeModifier;
import io.monitoring.series.Durations;

/**
 * Writes the number of events of a window in PromQL. No expression of it gives NaN or an
 * infinite number, whatever the counters are.
 */
final class EventCounts {

	private final Measurement.Events events;

	private final Grouped groups;

	private final Function<String, Query> compiler;

	EventCounts(Measurement.Events events, Grouped groups, Function<String, Query> compiler) {
		this.events = events;
		this.groups = groups;
		this.compiler = compiler;
	}

	String total(Duration window) {
		return increase(this.events.total(), window) + " < Inf";
	}

	/**
	 * Without a single good event there may be no series of good ones at all, and the
	 * count is 0 as long as there is a total. Aggregated alike, both sides of {@code or}
	 * have the same labels.
	 * @param window the window
	 * @param total expression or series of all events of the window
	 * @return the expression
	 */
	String good(Duration window, String total) {
		String good = increase(this.events.good(), window);
		if (!this.events.goodIsOptional()) {
			return good + " < Inf";
		}
		return "(%s or 0 * %s) < Inf".formatted(good, this.groups.sum(total));
	}

	private String increase(String counters, Duration window) {
		String range = Durations.format(window);
		Expr expr = this.compiler.apply(counters).expr();
		boolean plain = expr instanceof Expr.VectorSelector selector && selector.modifier().equals(TimeModifier.NONE);
		String steps = plain ? counters + "[" + range + "]" : "((" + counters + ") >= 0)[" + range + ":]";
		return this.groups.sum("increase(" + steps + ")");
	}

	/**
	 * Write an expression of a user so that it can stand inside another one, where a
	 * comment would hide the rest.
	 * @param text the expression
	 * @param compiler parses and checks an expression
	 * @return the expression as Prometheus prints it
	 */
	static String print(String text, Function<String, Query> compiler) {
		return Printer.print(compiler.apply(text).expr());
	}

}
