package io.monitoring.promql.differential;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

import io.monitoring.promql.Query;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryException;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.QueryResult;
import io.monitoring.promql.Value;
import io.monitoring.promql.parser.ParseException;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the engine, reading from the store, with the Prometheus that is installed.
 * Properties {@code differential.seed} and {@code differential.queries} ask other and
 * more questions.
 */
class PrometheusDifferentialTests {

	private static final int QUERIES = Integer.getInteger("differential.queries", 1_200);

	private static final long SEED = Long.getLong("differential.seed", 42);

	private static final QueryEngine engine = new QueryEngine(QueryOptions.DEFAULTS);

	private static final GeneratedSeries series = new GeneratedSeries();

	private static final SeriesStore store = series.store();

	private static @Nullable PrometheusServer server;

	@BeforeAll
	static void start(@TempDir Path directory) throws IOException, InterruptedException {
		server = PrometheusServer.start(directory, series.openMetrics());
	}

	@AfterAll
	static void stop() {
		if (server != null) {
			server.close();
		}
	}

	@Test
	void prometheusGivesTheSameAnswers() throws Exception {
		List<String> disagreements = new ArrayList<>();
		int agreed = 0;
		int known = 0;
		int withSeries = 0;
		QuestionGenerator questions = new QuestionGenerator(SEED);
		for (int i = 0; i < QUERIES; i++) {
			Question question = questions.next();
			Answer theirs = server.ask(question);
			Answer ours = answer(question);
			String difference = difference(question, theirs, ours);
			if (difference == null) {
				agreed++;
				withSeries += theirs.series().isEmpty() ? 0 : 1;
			}
			else if (KnownDifference.explain(question, theirs, ours) != null) {
				known++;
			}
			else {
				disagreements.add(question + "\n    " + difference);
			}
		}
		System.out.println("differential: " + agreed + " queries agreed, " + known + " known differences, "
				+ disagreements.size() + " disagreements");
		assertThat(disagreements).isEmpty();
		assertThat(agreed).isGreaterThan(500);
		assertThat(withSeries).as("answers with series").isGreaterThan(agreed / 2);
	}

	@ParameterizedTest
	@EnumSource
	void knownDifferenceIsStillOne(KnownDifference difference) throws Exception {
		Answer theirs = server.ask(difference.question());
		Answer ours = answer(difference.question());
		assertThat(difference(difference.question(), theirs, ours)).isNotNull();
		assertThat(KnownDifference.explain(difference.question(), theirs, ours)).as(theirs + " against " + ours)
			.isEqualTo(difference);
	}

	private static @Nullable String difference(Question question, Answer theirs, Answer ours) {
		String difference = theirs.sorted().differenceTo(ours.sorted());
		if (difference == null && question.isInstant() && question.text().startsWith("sort")) {
			return inOrder(theirs).differenceTo(inOrder(ours));
		}
		return difference;
	}

	/**
	 * Return the values of a vector as one series, so that their order counts while equal
	 * values may change places.
	 */
	private static Answer inOrder(Answer answer) {
		double[] values = answer.series().stream().flatMapToDouble((s) -> DoubleStream.of(s.values())).toArray();
		return Answer.of(List.of(new Value.Range(Labels.EMPTY, new long[values.length], values)));
	}

	private static Answer answer(Question question) {
		try {
			Query query = engine.prepare(question.text());
			QueryResult result = question.isInstant() ? engine.instant(query, store, question.start())
					: engine.range(query, store, question.start(), question.end(), question.step());
			return Answer.of(result.value());
		}
		catch (QueryException | ParseException ex) {
			return Answer.failed(String.valueOf(ex.getMessage()));
		}
	}

}
