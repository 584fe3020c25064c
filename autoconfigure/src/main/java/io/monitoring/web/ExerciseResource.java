package io.monitoring.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.notify.Exercise;
import io.monitoring.notify.NotificationReason;
import io.monitoring.notify.PlainText;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.Rule;
import io.monitoring.rule.RuleStatus;
import io.monitoring.series.Labels;
import io.monitoring.web.input.AlertInput;
import io.monitoring.web.input.InputException;
import io.monitoring.web.input.QueryParameters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tests of receivers and routes, and drills of rules: proof that a message arrives before
 * one is needed.
 */
final class ExerciseResource {

	private static final Logger logger = LoggerFactory.getLogger(ExerciseResource.class);

	private static final String TEST_NAME = "MonitoringTest";

	private static final String TEST_SUMMARY = "this is how alerts arrive here";

	private static final int LOGGED = 200;

	private final MonitoringFacade monitoring;

	private final AlertingSource alerting;

	ExerciseResource(MonitoringFacade monitoring, AlertingSource alerting) {
		this.monitoring = monitoring;
		this.alerting = alerting;
	}

	List<Route> routes() {
		return List.of(Route.postBody("alerts/test", this::test),
				Route.postBody("alerts/rules/{name}/drill", this::drill));
	}

	private ApiResponse test(Route.Call call) {
		new QueryParameters(call.request().query());
		AlertInput input = AlertInput.test(call.body());
		Labels labels = Labels.of(Alert.NAME_LABEL, TEST_NAME, Alert.SEVERITY_LABEL, "info").with(input.labels());
		Map<String, String> annotations = input.annotations().isEmpty() ? Map.of("summary", TEST_SUMMARY)
				: input.annotations();
		return exercise(call, firing(labels, annotations, 1), NotificationReason.TEST, input.receiver());
	}

	private ApiResponse drill(Route.Call call) {
		new QueryParameters(call.request().query());
		AlertInput input = AlertInput.drill(call.body());
		Alert alert = new SampleAlert(rule(call.variable()), this.alerting.externalLabels(), this.monitoring.now())
			.firing();
		return exercise(call, alert, NotificationReason.DRILL, input.receiver());
	}

	private AlertingRule rule(String name) {
		for (RuleStatus status : this.monitoring.snapshot().rules()) {
			Rule rule = status.rule();
			if (rule.name().equals(name) && rule instanceof AlertingRule alerting) {
				return alerting;
			}
		}
		throw new ApiException(ApiException.Kind.NOT_FOUND,
				"There is no alerting rule of this name; 'alerts/rules' lists the rules.");
	}

	private Alert firing(Labels labels, Map<String, String> annotations, double value) {
		Instant now = this.monitoring.now();
		return new Alert(labels, annotations, AlertState.FIRING, value, now, now, null);
	}

	private ApiResponse exercise(Route.Call call, Alert alert, NotificationReason reason, @Nullable String receiver) {
		Alert outside = firing(this.alerting.external(alert), alert.annotations(), alert.value());
		Exercise exercise = ask(outside, reason, receiver);
		logger.info("A {} of alert '{}' to {} was started by a request from {}", reason.text(),
				PlainText.oneLine(alert.name(), LOGGED), exercise.receivers(), call.request().caller().address());
		return ApiResponse.json(202,
				new ExerciseView(exercise.id(), reason.text(), exercise.receivers(), exercise.silencedBy(),
						exercise.inhibitedBy(), exercise.mutedBy(),
						call.link("alerts/notifications?exercise=" + exercise.id())));
	}

	private Exercise ask(Alert alert, NotificationReason reason, @Nullable String receiver) {
		try {
			return this.alerting.deliveries().exercise(alert, reason, receiver, this.monitoring.now());
		}
		catch (IllegalArgumentException ex) {
			throw new InputException(String.valueOf(ex.getMessage()));
		}
		catch (IllegalStateException ex) {
			throw new ApiException(ApiException.Kind.BUSY, String.valueOf(ex.getMessage()));
		}
	}

	record ExerciseView(String id, String reason, List<String> receivers, List<String> silencedBy,
			List<String> inhibitedBy, List<String> mutedBy, String notifications) {

	}

}
