package io.monitoring.promql.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.monitoring.promql.Functions;
import io.monitoring.promql.parser.Expr;
import io.monitoring.promql.parser.Parser;
import io.monitoring.ruletest.SeriesLine;
import io.monitoring.ruletest.SeriesLineReader;
import io.monitoring.series.Durations;

/**
 * Reads a script into its expressions, each with what was loaded before it.
 */
public final class ScriptReader {

	private static final Pattern INSTANT = Pattern
		.compile("^eval(?:_(fail|warn|ordered|info))?\\s+instant\\s+(?:at\\s+(.+?))?\\s+(.+)$");

	private static final Pattern RANGE = Pattern
		.compile("^eval(?:_(fail|warn|info))?\\s+range\\s+from\\s+(.+)\\s+to\\s+(.+)\\s+step\\s+(.+?)\\s+(.+)$");

	private static final Pattern RANGE_VECTOR = Pattern
		.compile("^expect range vector\\s+from\\s+(.+)\\s+to\\s+(.+)\\s+step\\s+(.+)$");

	private final String name;

	private final List<String> lines;

	private final List<Eval> evals = new ArrayList<>();

	private List<Load> loads = List.of();

	private int next;

	private ScriptReader(String name, List<String> lines) {
		this.name = name;
		this.lines = lines;
	}

	static List<Eval> read(Path file) {
		try {
			return read(file.getFileName().toString(), Files.readString(file));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static List<Eval> read(String name, String script) {
		List<String> lines = script.lines().map(String::trim).map((line) -> line.startsWith("#") ? "" : line).toList();
		ScriptReader reader = new ScriptReader(name, lines);
		reader.readAll();
		return reader.evals;
	}

	private void readAll() {
		while (this.next < this.lines.size()) {
			String line = this.lines.get(this.next);
			String command = line.split("\\s+", 2)[0].toLowerCase(Locale.ROOT);
			if (command.equals("clear")) {
				this.loads = List.of();
			}
			else if (command.startsWith("load")) {
				readLoad(line);
			}
			else if (command.startsWith("eval")) {
				readEval(line);
			}
			else if (!line.isEmpty()) {
				throw new IllegalArgumentException(this.name + ":" + (this.next + 1) + ": unknown command: " + line);
			}
			this.next++;
		}
	}

	private boolean hasMore() {
		return this.next + 1 < this.lines.size() && !this.lines.get(this.next + 1).isEmpty();
	}

	private void readLoad(String line) {
		long step = Durations.parseMillis(line.split("\\s+")[1]);
		List<SeriesLine> series = new ArrayList<>();
		while (hasMore()) {
			String definition = this.lines.get(++this.next);
			if (!definition.split("\\s+", 2)[0].endsWith("@st")) {
				series.add(SeriesLineReader.read(definition));
			}
		}
		List<Load> loads = new ArrayList<>(this.loads);
		loads.add(new Load(step, series));
		this.loads = loads;
	}

	private void readEval(String line) {
		String place = this.name + ":" + (this.next + 1);
		Expectation expectation = new Expectation();
		Matcher instant = INSTANT.matcher(line);
		Matcher range = RANGE.matcher(line);
		if (instant.matches()) {
			expectation.addMode(instant.group(1));
			long time = Durations.parseMillis(Objects.requireNonNullElse(instant.group(2), "0"));
			String expression = instant.group(3);
			readExpectations(expectation);
			Eval.Range vector = expectation.rangeVector();
			this.evals.add(new Eval(place, expression, Eval.Range.instant((vector != null) ? vector.end() : time),
					expectation, this.loads));
		}
		else if (range.matches()) {
			expectation.addMode(range.group(1));
			readExpectations(expectation);
			this.evals.add(new Eval(place, range.group(5), range(range, 2), expectation, this.loads));
		}
		else {
			throw new IllegalArgumentException(place + ": not an eval: " + line);
		}
	}

	private static Eval.Range range(Matcher matcher, int group) {
		return new Eval.Range(Durations.parseMillis(matcher.group(group)),
				Durations.parseMillis(matcher.group(group + 1)), Durations.parseMillis(matcher.group(group + 2)));
	}

	private void readExpectations(Expectation expectation) {
		while (hasMore()) {
			String line = this.lines.get(++this.next);
			Matcher vector = RANGE_VECTOR.matcher(line);
			if (vector.matches()) {
				expectation.rangeVector(range(vector, 1));
			}
			else if (line.startsWith("expect string")) {
				Expr text = Parser.parse(line.substring("expect string".length()).trim(), Functions.ALL);
				expectation.text(((Expr.StringLiteral) text).value());
			}
			else if (line.startsWith("expected_fail_")) {
				expectation.addFailureLine(line);
			}
			else if (line.startsWith("expect ")) {
				expectation.addLine(line);
			}
			else if (!line.contains(" ") && !line.contains("\t") && !line.contains("{")) {
				expectation.scalar(line);
				return;
			}
			else {
				expectation.add(SeriesLineReader.read(line));
			}
		}
	}

}
