package io.monitoring.alert;

import java.time.Instant;
import java.util.Map;

import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * One alert of a rule: a label set for which the condition holds or held.
 *
 * @param labels all labels, {@code alertname} among them; they identify the alert
 * @param annotations texts for people, expanded from the rule's templates
 * @param state where the alert is in its life
 * @param value value of the rule's expression at the last evaluation that returned it
 * @param activeAt when the condition began to hold
 * @param firedAt when the alert began to fire, {@code null} while it is pending
 * @param resolvedAt when the condition ended, {@code null} until then
 */
public record Alert(Labels labels, Map<String, String> annotations, AlertState state, double value, Instant activeAt,
		@Nullable Instant firedAt, @Nullable Instant resolvedAt) {

	/** Name of the label that holds the name of the rule. */
	public static final String NAME_LABEL = "alertname";

	/** Name of the label that holds the severity. */
	public static final String SEVERITY_LABEL = "severity";

	public Alert {
		annotations = Map.copyOf(annotations);
	}

	/**
	 * Return the name of the rule that raised the alert.
	 * @return the value of the label {@code alertname}
	 */
	public String name() {
		return this.labels.get(NAME_LABEL);
	}

	/**
	 * Return the severity, the empty string where the rule sets none.
	 * @return the value of the label {@code severity}
	 */
	public String severity() {
		return this.labels.get(SEVERITY_LABEL);
	}

	/**
	 * Return since when the alert has been in its state.
	 * @return the instant of the last change of state
	 */
	public Instant since() {
		if (this.state == AlertState.RESOLVED && this.resolvedAt != null) {
			return this.resolvedAt;
		}
		return (this.state == AlertState.FIRING && this.firedAt != null) ? this.firedAt : this.activeAt;
	}

	/**
	 * Return a short identity of the labels as Alertmanager writes it: FNV-1a, 64 bit.
	 * @return 16 hexadecimal digits
	 */
	public String fingerprint() {
		return Fingerprint.of(this.labels);
	}

}
