package io.monitoring.promql.parser;

import java.util.List;

import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * A PromQL expression: an immutable tree that the {@link Parser} has checked for types.
 * Durations are in milliseconds.
 */
public sealed interface Expr {

	/**
	 * Return where this node stands in the text.
	 * @return the place
	 */
	SourceRange source();

	/**
	 * Return the type of the value.
	 * @return the type
	 */
	ValueType type();

	/**
	 * Call the method of a visitor that belongs to this node.
	 * @param <R> what the visitor returns
	 * @param visitor the visitor
	 * @return what it returned
	 */
	<R> R accept(ExprVisitor<R> visitor);

	/**
	 * A number, or a duration in seconds.
	 *
	 * @param value the number
	 * @param source the place
	 */
	record NumberLiteral(double value, SourceRange source) implements Expr {

		@Override
		public ValueType type() {
			return ValueType.SCALAR;
		}

		@Override
		public <R> R accept(ExprVisitor<R> visitor) {
			return visitor.visitNumber(this);
		}

	}

	/**
	 * A text in quotes.
	 *
	 * @param value the text without quotes and escapes
	 * @param source the place
	 */
	record StringLiteral(String value, SourceRange source) implements Expr {

		@Override
		public ValueType type() {
			return ValueType.STRING;
		}

		@Override
		public <R> R accept(ExprVisitor<R> visitor) {
			return visitor.visitString(this);
		}

	}

	/**
	 * A selector of series: their newest sample at one instant.
	 *
	 * @param matchers the conditions, the metric name among them as {@code __name__}
	 * @param modifier offset and {@code @}
	 * @param source the place
	 */
	record VectorSelector(List<LabelMatcher> matchers, TimeModifier modifier, SourceRange source) implements Expr {

		public VectorSelector {
			matchers = List.copyOf(matchers);
		}

		/**
		 * Return the metric name if an equality matcher fixes it.
		 * @return the name or {@code null}
		 */
		public @Nullable String metricName() {
			for (LabelMatcher matcher : this.matchers) {
				if (matcher.type() == LabelMatcher.Type.EQUAL && matcher.name().equals(Labels.METRIC_NAME)) {
					return matcher.value();
				}
			}
			return null;
		}

		@Override
		public ValueType type() {
			return ValueType.INSTANT_VECTOR;
		}

		@Override
		public <R> R accept(ExprVisitor<R> visitor) {
			return visitor.visitVectorSelector(this);
		}

	}

	/**
	 * A selector of series with all their samples of a window; offset and {@code @} are
	 * those of the selector in it.
	 *
	 * @param selector which series
	 * @param range length of the window in milliseconds
	 * @param source the place
	 */
	record MatrixSelector(VectorSelector selector, long range, SourceRange source) implements Expr {

		@Override
		public ValueType type() {
			return ValueType.RANGE_VECTOR;
		}

		@Override
		public <R> R accept(ExprVisitor<R> visitor) {
			return visitor.visitMatrixSelector(this);
		}

	}

	/**
	 * An instant expression evaluated at the steps of a window.
	 *
	 * @param expr what is evaluated
	 * @param range length of the window in milliseconds
	 * @param step distance of the steps in milliseconds, {@code null} for the default
	 * @param modifier offset and {@code @}
	 * @param source the place
	 */
	record Subquery(Expr expr, long range, @Nullable Long step, TimeModifier modifier,
			SourceRange source) implements Expr {

		@Override
		public ValueType type() {
			return ValueType.RANGE_VECTOR;
		}

		@Override
		public <R> R accept(ExprVisitor<R> visitor) {
			return visitor.visitSubquery(this);
		}

	}

	/**
	 * A sign before an expression.
	 *
	 * @param negative {@code true} for minus
	 * @param expr what follows
	 * @param source the place
	 */
	record Unary(boolean negative, Expr expr, SourceRange source) implements Expr {

		@Override
		public ValueType type() {
			return this.expr.type();
		}

		@Override
		public <R> R accept(ExprVisitor<R> visitor) {
			return visitor.visitUnary(this);
		}

	}

	/**
	 * An operator between two expressions.
	 *
	 * @param operator the operator
	 * @param left the left side
	 * @param right the right side
	 * @param returnBool whether {@code bool} was written
	 * @param matching how two vectors are matched, {@code null} where a side is a scalar
	 * @param source the place
	 */
	record Binary(BinaryOperator operator, Expr left, Expr right, boolean returnBool, @Nullable VectorMatching matching,
			SourceRange source) implements Expr {

		@Override
		public ValueType type() {
			boolean scalars = this.left.type() == ValueType.SCALAR && this.right.type() == ValueType.SCALAR;
			return scalars ? ValueType.SCALAR : ValueType.INSTANT_VECTOR;
		}

		@Override
		public <R> R accept(ExprVisitor<R> visitor) {
			return visitor.visitBinary(this);
		}

	}

	/**
	 * An aggregation over the series of a vector.
	 *
	 * @param operator the operator
	 * @param expr what is aggregated
	 * @param parameter the parameter of {@code topk}, {@code quantile} and the like
	 * @param grouping label names
	 * @param without whether the names are taken away instead of kept
	 * @param source the place
	 */
	record Aggregate(AggregateOperator operator, Expr expr, @Nullable Expr parameter, List<String> grouping,
			boolean without, SourceRange source) implements Expr {

		public Aggregate {
			grouping = List.copyOf(grouping);
		}

		@Override
		public ValueType type() {
			return ValueType.INSTANT_VECTOR;
		}

		@Override
		public <R> R accept(ExprVisitor<R> visitor) {
			return visitor.visitAggregate(this);
		}

	}

	/**
	 * A call of a function.
	 *
	 * @param function the signature, found in the catalog
	 * @param arguments the arguments as written
	 * @param source the place
	 */
	record Call(FunctionSignature function, List<Expr> arguments, SourceRange source) implements Expr {

		public Call {
			arguments = List.copyOf(arguments);
		}

		@Override
		public ValueType type() {
			return this.function.returnType();
		}

		@Override
		public <R> R accept(ExprVisitor<R> visitor) {
			return visitor.visitCall(this);
		}

	}

	/**
	 * An expression in parentheses.
	 *
	 * @param expr what stands in them
	 * @param source the place
	 */
	record Paren(Expr expr, SourceRange source) implements Expr {

		@Override
		public ValueType type() {
			return this.expr.type();
		}

		@Override
		public <R> R accept(ExprVisitor<R> visitor) {
			return visitor.visitParen(this);
		}

	}

}
