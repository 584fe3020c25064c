package io.monitoring.promql;

import io.monitoring.promql.parser.Expr;

/**
 * What a function does with its arguments, which it evaluates itself.
 */
@FunctionalInterface
interface FunctionBody {

	Steps apply(Evaluator evaluator, Expr.Call call);

}
