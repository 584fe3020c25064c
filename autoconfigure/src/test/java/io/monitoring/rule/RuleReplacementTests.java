package io.monitoring.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.promql.Query;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.series.Labels;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RuleReplacementTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final ScriptedQueries queries = new ScriptedQueries().adds("up == 0", Labels.of("job", "a"), 0)
		.adds("down", Labels.of("job", "a"), 1)
		.adds("up", Labels.of("job", "a"), 1);

	private final RecordedSink sink = new RecordedSink();

	private final RuleEvaluator evaluator = new RuleEvaluator(List.of(group("kept"), group("gone")), this.queries,
			this.sink, new TemplateContext(Labels.EMPTY, "", null), () -> 0);

	@Test
	void groupThatIsTheSameGoesOn() {
		this.evaluator.evaluate(at(0));
		this.evaluator.replace(List.of(group("kept"), group("new")), at(30));
		this.evaluator.evaluate(at(60));
		assertThat(alert("kept").state()).isEqualTo(AlertState.FIRING);
		assertThat(alert("kept").activeAt()).isEqualTo(at(0));
		assertThat(alert("new").state()).isEqualTo(AlertState.PENDING);
		assertThat(this.evaluator.groups()).extracting(RuleGroup::name).containsExactly("kept", "new");
	}

	@Test
	void alertsAndSeriesOfGroupThatIsGoneEnd() {
		this.evaluator.evaluate(at(0));
		this.evaluator.evaluate(at(60));
		this.evaluator.replace(List.of(group("kept")), at(75));
		assertThat(this.evaluator.alertsToSend())
			.anySatisfy((alert) -> assertThat(alert.labels().get("alertname")).isEqualTo("gone"))
			.filteredOn((alert) -> alert.labels().get("alertname").equals("gone"))
			.allSatisfy((alert) -> assertThat(alert.resolvedAt()).isEqualTo(at(75)));
		this.evaluator.evaluate(at(75));
		assertThat(this.sink.series.get("gone:up{job=\"a\"}")).endsWith("75=end");
		assertThat(this.sink.series.get("kept:up{job=\"a\"}")).endsWith("75=1.0");
	}

	@Test
	void changedGroupThatRaisesTheAlertAgainDoesNotTellItsEnd() {
		this.evaluator.evaluate(at(0));
		this.evaluator.evaluate(at(60));
		RuleGroup changed = RuleGroup.of("gone",
				List.of(new AlertingRule("gone", query("down"), Duration.ZERO, Duration.ZERO, Labels.EMPTY, Map.of())));
		this.evaluator.replace(List.of(group("kept"), changed), at(70));
		this.evaluator.evaluate(at(75));
		assertThat(this.evaluator.alertsToSend()).hasSize(2)
			.allSatisfy((alert) -> assertThat(alert.state()).isEqualTo(AlertState.FIRING));
	}

	@Test
	void switchHoldsForRuleOfTheSameName() {
		this.evaluator.setEnabled("gone", false);
		RuleGroup other = RuleGroup.of("other", group("gone").rules());
		this.evaluator.replace(List.of(other), at(70));
		this.evaluator.evaluate(at(75));
		assertThat(this.evaluator.statuses()).filteredOn((status) -> status.rule().name().equals("gone"))
			.allSatisfy((status) -> assertThat(status.enabled()).isFalse());
	}

	@Test
	void wrongTemplateChangesNothing() {
		AlertingRule wrong = new AlertingRule("x", query("up"), Duration.ZERO, Duration.ZERO, Labels.EMPTY,
				Map.of("summary", "{{ $valeu }}"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.evaluator.replace(List.of(RuleGroup.of("x", List.of(wrong))), at(0)));
		assertThat(this.evaluator.groups()).extracting(RuleGroup::name).containsExactly("kept", "gone");
	}

	@Test
	void groupsThatAreCompiledFromTheSameTextAreTheSame() {
		QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);
		String text = "sum by (a) (rate(x{b!~\"c|d\",e=\"f\"}[5m] offset 1m)) > 5 and on (a) topk(2, y)";
		assertThat(recording(engine.prepare(text))).isEqualTo(recording(engine.prepare(text)));
	}

	private static RuleGroup recording(Query query) {
		return RuleGroup.of("g", List.of(new RecordingRule("r", query, Labels.of("l", "1"))));
	}

	private Alert alert(String name) {
		return this.evaluator.statuses()
			.stream()
			.flatMap((status) -> status.alerts().stream())
			.filter((alert) -> alert.labels().get("alertname").equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static RuleGroup group(String name) {
		return RuleGroup.of(name,
				List.of(new AlertingRule(name, query("up == 0"), MINUTE, Duration.ZERO, Labels.EMPTY, Map.of()),
						new RecordingRule(name + ":up", query("up"), Labels.EMPTY)));
	}

	private static Query query(String text) {
		return ScriptedQueries.query(text);
	}

	private static Instant at(long second) {
		return Instant.ofEpochSecond(second);
	}

}
