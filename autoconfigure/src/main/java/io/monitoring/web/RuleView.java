package io.monitoring.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.monitoring.alert.Alert;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.RuleStatus;
import org.jspecify.annotations.Nullable;

/**
 * A rule and how it fares; what only an alerting rule has is {@code null} or empty for a
 * recording rule.
 */
record RuleView(String name, String type, String group, String expr, @JsonProperty("for") @Nullable Duration hold,
		@Nullable Duration keepFiringFor, @Nullable String severity, boolean enabled, String health,
		@Nullable String lastError, @Nullable Instant lastEvaluation, Duration evaluationTime, int alerts,
		Map<String, String> labels, Map<String, String> annotations, List<String> warnings) {

	static RuleView of(RuleStatus status) {
		AlertingRule alerting = (status.rule() instanceof AlertingRule rule) ? rule : null;
		Map<String, String> labels = status.rule().labels().toMap();
		return new RuleView(status.rule().name(), (alerting != null) ? "alerting" : "recording", status.group(),
				status.rule().query().text(), (alerting != null) ? alerting.holdDuration() : null,
				(alerting != null) ? alerting.keepFiringFor() : null, labels.get(Alert.SEVERITY_LABEL),
				status.enabled(), status.health().name().toLowerCase(Locale.ROOT), status.lastError(),
				status.lastEvaluation(), status.evaluationTime(), status.alerts().size(), labels,
				(alerting != null) ? new TreeMap<>(alerting.annotations()) : Map.of(), status.warnings());
	}

}
