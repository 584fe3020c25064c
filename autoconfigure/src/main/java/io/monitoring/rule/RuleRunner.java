package io.monitoring.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;

import io.monitoring.promql.QueryException;
import io.monitoring.promql.Value;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates one rule and knows how that went.
 */
final class RuleRunner {

	private final QueryFunction query;

	private final LongSupplier nanos;

	private final RuleIdentity identity;

	private final RuleAction action;

	private volatile boolean enabled = true;

	private boolean running = true;

	private RuleStatus status;

	RuleRunner(RuleIdentity identity, Rule rule, RuleAction action, QueryFunction query, LongSupplier nanos) {
		this.identity = identity;
		this.action = action;
		this.query = query;
		this.nanos = nanos;
		this.status = RuleStatus.unknown(rule, identity.group());
	}

	String name() {
		return this.status.rule().name();
	}

	RuleIdentity.Key key() {
		return this.identity.key();
	}

	void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	boolean isEnabled() {
		return this.enabled;
	}

	RuleAction action() {
		return this.action;
	}

	RuleStatus status() {
		return this.status;
	}

	/** Show alerts that changed other than by an evaluation. */
	void refresh() {
		this.status = this.status.withAlerts(this.action.alerts());
	}

	void setWarnings(List<String> warnings) {
		if (!warnings.equals(this.status.warnings())) {
			this.status = this.status.withWarnings(warnings);
		}
	}

	/**
	 * Evaluate the rule. A rule that was just switched on does not wait for its group,
	 * and one that was switched off ends what it kept up.
	 * @param tick time of the evaluation
	 * @param due whether the group is due
	 */
	void evaluate(Instant tick, boolean due) {
		boolean wanted = this.enabled;
		if (!wanted) {
			this.action.stop(tick);
			this.status = this.status.stopped(this.action.alerts());
		}
		else if (due || !this.running) {
			run(tick);
		}
		this.running = wanted;
	}

	private void run(Instant tick) {
		long start = this.nanos.getAsLong();
		String error = attempt(tick);
		Duration took = Duration.ofNanos(this.nanos.getAsLong() - start);
		this.status = this.status.evaluated(tick, took, error, this.action.alerts());
	}

	/** Whatever goes wrong with one rule must not cost the others their evaluation. */
	private @Nullable String attempt(Instant tick) {
		try {
			Instant queried = tick.minus(this.identity.group().queryOffset());
			this.action.apply(tick, elements(this.query.query(this.status.rule().query(), queried)));
			return null;
		}
		catch (RuntimeException | StackOverflowError ex) {
			return (ex.getMessage() != null) ? ex.getMessage() : ex.getClass().getSimpleName();
		}
	}

	private static List<Value.Sample> elements(Value value) {
		if (value instanceof Value.Vector vector) {
			return vector.samples();
		}
		if (value instanceof Value.Scalar scalar) {
			return List.of(new Value.Sample(Labels.EMPTY, scalar.time(), scalar.value()));
		}
		throw new QueryException(
				"a rule needs a vector or a scalar, but the query returned another type: " + value.type());
	}

}
