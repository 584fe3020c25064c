package io.monitoring.promql.differential;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryException;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.QueryResult;
import io.monitoring.promql.parser.ParseException;
import io.monitoring.series.SeriesStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the engine, reading from the store, with the Prometheus that is installed.
 */
class PrometheusDifferentialTests {

	private static final int QUESTIONS = 900;

	private final QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);

	private final GeneratedSeries series = new GeneratedSeries();

	private final SeriesStore store = this.series.store();

	@TempDir
	Path directory;

	@Test
	void prometheusGivesTheSameAnswers() throws Exception {
		List<String> disagreements = new ArrayList<>();
		int agreed = 0;
		int empty = 0;
		int errors = 0;
		try (PrometheusServer server = PrometheusServer.start(this.directory, this.series.openMetrics())) {
			QuestionGenerator questions = new QuestionGenerator(42);
			for (int i = 0; i < QUESTIONS; i++) {
				Question question = questions.next();
				Answer theirs = server.ask(question).sorted();
				Answer ours = answer(question).sorted();
				String difference = theirs.differenceTo(ours);
				if (difference == null) {
					agreed++;
					errors += theirs.isFailure() ? 1 : 0;
					empty += theirs.series().isEmpty() ? 1 : 0;
				}
				else {
					disagreements.add(question + "\n    " + difference);
				}
			}
		}
		disagreements.forEach(System.out::println);
		System.out.println("differential: " + agreed + " queries agreed (" + errors + " errors, " + empty + " empty), "
				+ 0 + " known differences, " + disagreements.size() + " disagreements");
		assertThat(disagreements).isEmpty();
	}

	private Answer answer(Question question) {
		try {
			var query = this.engine.prepare(question.text());
			QueryResult result = question.isInstant() ? this.engine.instant(query, this.store, question.start())
					: this.engine.range(query, this.store, question.start(), question.end(), question.step());
			return Answer.of(result.value());
		}
		catch (QueryException | ParseException ex) {
			return Answer.failed(ex.getMessage());
		}
	}

}
