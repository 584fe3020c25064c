package io.monitoring.web.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.Rule;
import io.monitoring.rule.RuleGroup;
import io.monitoring.rule.RuleStatus;
import io.monitoring.series.NumberText;
import org.jspecify.annotations.Nullable;

/**
 * Rules and alerts in the shape of Prometheus: times are ISO-8601 texts, durations are
 * seconds, and what a kind of rule does not have is left out.
 */
final class RuleViews {

	/** In place of a rule file, for groups that are from none. */
	private static final String NO_FILE = "monitoring";

	/** Go's zero time: never. */
	private static final String NEVER = "0001-01-01T00:00:00Z";

	private static final double NANOS = 1e9;

	private RuleViews() {
	}

	static RuleView of(RuleStatus status, boolean withAlerts) {
		Rule rule = status.rule();
		Evaluation evaluation = Evaluation.of(status);
		if (!(rule instanceof AlertingRule alerting)) {
			return new RecordingView(rule.name(), rule.expression(), rule.labels().toMap(), evaluation.health(),
					evaluation.lastError(), evaluation.seconds(), evaluation.last(), "recording");
		}
		List<Alert> active = status.alerts().stream().filter((alert) -> alert.state() != AlertState.RESOLVED).toList();
		return new AlertingView(state(active), rule.name(), rule.expression(), seconds(alerting.holdDuration()),
				seconds(alerting.keepFiringFor()), rule.labels().toMap(), new TreeMap<>(alerting.annotations()),
				withAlerts ? active.stream().map(AlertView::of).toList() : null, evaluation.health(),
				evaluation.lastError(), evaluation.seconds(), evaluation.last(), "alerting");
	}

	private static String state(List<Alert> active) {
		if (active.isEmpty()) {
			return "inactive";
		}
		return active.stream().anyMatch((alert) -> alert.state() == AlertState.FIRING) ? "firing" : "pending";
	}

	private static double seconds(Duration duration) {
		return duration.toNanos() / NANOS;
	}

	/**
	 * A group with its rules.
	 */
	record GroupView(String name, String file, List<RuleView> rules, double interval, int limit, double evaluationTime,
			String lastEvaluation) {

		static GroupView of(RuleGroup group, Duration usual, List<RuleStatus> members, boolean withAlerts) {
			Duration interval = group.interval();
			Duration sum = members.stream().map(RuleStatus::evaluationTime).reduce(Duration.ZERO, Duration::plus);
			String last = members.stream()
				.map(RuleStatus::lastEvaluation)
				.filter(Objects::nonNull)
				.max(Comparator.naturalOrder())
				.map(Instant::toString)
				.orElse(NEVER);
			return new GroupView(group.name(), group.file().isEmpty() ? NO_FILE : group.file(),
					members.stream().map((status) -> RuleViews.of(status, withAlerts)).toList(),
					seconds((interval != null) ? interval : usual), group.limit(), seconds(sum), last);
		}

	}

	/**
	 * A rule of either kind.
	 */
	sealed interface RuleView permits RecordingView, AlertingView {

	}

	record RecordingView(String name, String query, Map<String, String> labels, String health,
			@JsonInclude(Include.NON_NULL) @Nullable String lastError, double evaluationTime, String lastEvaluation,
			String type) implements RuleView {

	}

	record AlertingView(String state, String name, String query, double duration, double keepFiringFor,
			Map<String, String> labels, Map<String, String> annotations,
			@JsonInclude(Include.NON_NULL) @Nullable List<AlertView> alerts, String health,
			@JsonInclude(Include.NON_NULL) @Nullable String lastError, double evaluationTime, String lastEvaluation,
			String type) implements RuleView {

	}

	record AlertView(Map<String, String> labels, Map<String, String> annotations, String state, Instant activeAt,
			String value) {

		static AlertView of(Alert alert) {
			return new AlertView(alert.labels().toMap(), new TreeMap<>(alert.annotations()),
					alert.state().name().toLowerCase(Locale.ROOT), alert.activeAt(),
					NumberText.scientific(alert.value()));
		}

	}

	private record Evaluation(String health, @Nullable String lastError, double seconds, String last) {

		static Evaluation of(RuleStatus status) {
			Instant last = status.lastEvaluation();
			return new Evaluation(status.health().name().toLowerCase(Locale.ROOT), status.lastError(),
					RuleViews.seconds(status.evaluationTime()), Objects.toString(last, NEVER));
		}

	}

}
