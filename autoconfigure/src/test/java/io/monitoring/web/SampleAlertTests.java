package io.monitoring.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.promql.Query;
import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.SourceRange;
import io.monitoring.rule.AlertingRule;
import io.monitoring.series.Labels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SampleAlert}.
 */
class SampleAlertTests {

	@Test
	void labelsThatTemplatesNameHaveSampleValues() {
		Alert alert = sample(Labels.of("severity", "high", "route", "{{ $labels.method }}"),
				Map.of("summary", "{{ $labels.uri }} of {{ $externalLabels.application }} is at {{ $value }}"));
		assertThat(alert.labels())
			.hasToString("{alertname=\"Slow\",method=\"sample\",route=\"sample\",severity=\"high\",uri=\"sample\"}");
		assertThat(alert.annotations()).containsEntry("summary", "sample of shop is at 1");
	}

	@Test
	void queriesFindNothing() {
		Alert alert = sample(Labels.EMPTY,
				Map.of("summary", "Slow{{ with query `up` }} with {{ . | first | value }}{{ end }}."));
		assertThat(alert.annotations()).containsEntry("summary", "Slow.");
	}

	@Test
	void textThatCannotBeExpandedDoesNotFailTheDrill() {
		Alert alert = sample(Labels.EMPTY, Map.of("summary", "{{ broken", "description", "{{ query `up` | first }}"));
		assertThat(alert.annotations()).containsEntry("summary", "{{ broken");
		assertThat(alert.annotations().get("description")).contains("error expanding template");
	}

	private static Alert sample(Labels labels, Map<String, String> annotations) {
		Query query = new Query("up", new Expr.NumberLiteral(1, new SourceRange(0, 2)), List.of());
		return new SampleAlert(new AlertingRule("Slow", query, Duration.ZERO, Duration.ZERO, labels, annotations),
				Labels.of("application", "shop"), SampleMonitoring.NOW)
			.firing();
	}

}
