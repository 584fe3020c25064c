package io.monitoring.promql.script;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import io.monitoring.promql.Query;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryException;
import io.monitoring.promql.QueryResult;
import io.monitoring.promql.Value;
import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.ParseException;
import io.monitoring.series.SeriesSource;

/**
 * Runs the expressions of scripts. An instant is evaluated as it is written, with all
 * times fixed by {@code @} at other instants, and as the middle of a range.
 */
final class ScriptRunner {

	private static final long MINUTE = 60_000;

	private final QueryEngine engine;

	private final Function<List<Load>, SeriesSource> loader;

	private final Map<List<Load>, SeriesSource> sources = new IdentityHashMap<>();

	ScriptRunner(QueryEngine engine, Function<List<Load>, SeriesSource> loader) {
		this.engine = engine;
		this.loader = loader;
	}

	void run(Eval eval) {
		Query query;
		try {
			query = this.engine.prepare(eval.expression());
		}
		catch (ParseException ex) {
			checkFailure(eval, ex.problem(), ex);
			return;
		}
		SeriesSource source = this.sources.computeIfAbsent(eval.loads(), this.loader);
		if (!eval.isInstant()) {
			runOnce(eval, true, () -> this.engine.range(query, source, eval.range().start(), eval.range().end(),
					eval.range().step()));
			return;
		}
		long time = eval.range().start();
		runOnce(eval, true, () -> this.engine.instant(query, source, time));
		runAsRange(eval, query, source, time);
		if (!AtModifier.isUnsafe(query.expr())) {
			Query fixed = new Query(query.text(), AtModifier.fix(query.expr(), time), List.of());
			for (long other : otherTimes(time)) {
				runOnce(eval, false, () -> this.engine.instant(fixed, source, other));
				runAsRange(eval, fixed, source, other);
			}
		}
	}

	private static List<Long> otherTimes(long time) {
		return (time == 0) ? List.of(-1000L, 0L, 1000L) : List.of(-10 * time, 0L, time / 5, time, 10 * time);
	}

	private static void runOnce(Eval eval, boolean annotations, Evaluation evaluation) {
		QueryResult result;
		try {
			result = evaluation.evaluate();
		}
		catch (QueryException ex) {
			checkFailure(eval, String.valueOf(ex.getMessage()), ex);
			return;
		}
		if (eval.expectation().failure() != null) {
			throw new AssertionError("Expected a failure but got " + result);
		}
		if (annotations) {
			eval.expectation().checkAnnotations(result.warnings(), result.infos());
		}
		ResultCheck.check(eval, result.value());
	}

	private static void checkFailure(Eval eval, String message, RuntimeException failure) {
		Predicate<String> expected = eval.expectation().failure();
		if (expected == null) {
			throw failure;
		}
		if (!expected.test(message)) {
			throw new AssertionError("Failed with another message: " + message, failure);
		}
	}

	private void runAsRange(Eval eval, Query query, SeriesSource source, long time) {
		Expectation expected = eval.expectation();
		if (expected.text() != null || expected.rangeVector() != null || expected.failure() != null
				|| usesAnchor(query.expr())) {
			return;
		}
		QueryResult result = this.engine.range(query, source, time - MINUTE, time + MINUTE, MINUTE);
		List<Value.Range> series = ((Value.Matrix) result.value()).series();
		if (expected.isOrdered()) {
			return;
		}
		ResultCheck.checkSorted(series);
		List<Value.Sample> middle = middle(series, time);
		try {
			ResultCheck.check(eval, (expected.scalar() != null) ? new Value.Scalar(time, middle.get(0).value())
					: new Value.Vector(middle));
		}
		catch (AssertionError ex) {
			throw new AssertionError("As a range: " + ex.getMessage(), ex);
		}
	}

	private static List<Value.Sample> middle(List<Value.Range> series, long time) {
		List<Value.Sample> samples = new ArrayList<>();
		for (Value.Range range : series) {
			for (int i = 0; i < range.times().length; i++) {
				if (range.times()[i] == time) {
					samples.add(new Value.Sample(range.labels(), time, range.values()[i]));
				}
			}
		}
		return samples;
	}

	private static boolean usesAnchor(Expr expr) {
		boolean[] found = new boolean[1];
		io.monitoring.promql.parser.ExprWalker.walk(expr,
				(node) -> found[0] |= (node instanceof Expr.VectorSelector selector
						&& selector.modifier().anchor() != null)
						|| (node instanceof Expr.Subquery subquery && subquery.modifier().anchor() != null));
		return found[0];
	}

	/**
	 * A query that is about to run.
	 */
	@FunctionalInterface
	private interface Evaluation {

		QueryResult evaluate();

	}

}
