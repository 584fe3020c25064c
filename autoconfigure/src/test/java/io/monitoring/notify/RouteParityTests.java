package io.monitoring.notify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import io.monitoring.export.AlertmanagerConfigFile;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import io.monitoring.test.Tools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares routes with those that Alertmanager finds in the exported configuration.
 */
class RouteParityTests {

	private static final int TREES = 12;

	private static final int ALERTS_PER_TREE = 12;

	private static final List<String> NAMES = List.of("alertname", "severity", "team");

	/**
	 * With what has to be escaped. No line feed: a dot matches it here and in Prometheus,
	 * but not in Alertmanager.
	 */
	private static final List<String> VALUES = List.of("a", "b", "Watchdog", "say \"hi\"", "back\\slash", "ü\u20ac",
			"a,b", "{a}", "tab\tend", "1.5");

	private static final List<String> PATTERNS = List.of("a|b", ".*", ".+", "", "W.*g", "[ab]", "\\d\\.\\d",
			"a,b|\\{a\\}", "say \".*\"", "(?i)A");

	private final Random random = new Random(7);

	@Test
	void findsTheReceiversThatAlertmanagerFinds(@TempDir Path directory) throws IOException, InterruptedException {
		int severalReceivers = 0;
		int notTheRoot = 0;
		for (int tree = 0; tree < TREES; tree++) {
			Route root = new Route("root", List.of(), null, Route.Timing.INHERITED, Route.Windows.NONE, false,
					children(0));
			Path file = directory.resolve(tree + ".yml");
			Files.writeString(file,
					AlertmanagerConfigFile.write(DispatcherSettings.of(root, List.of(), ""), List.of()));
			RouteNode node = RouteNode.root(root, Set.copyOf(receivers(root, new ArrayList<>())));
			for (int i = 0; i < ALERTS_PER_TREE; i++) {
				Labels labels = labels();
				List<String> found = node.match(labels).stream().map(RouteNode::receiver).distinct().toList();
				assertThat(found).as("%s in %s", labels, file).isEqualTo(amtool(directory, file, labels));
				severalReceivers += (found.size() > 1) ? 1 : 0;
				notTheRoot += found.equals(List.of("root")) ? 0 : 1;
			}
		}
		assertThat(severalReceivers).as("trees that have something to compare").isGreaterThan(10);
		assertThat(notTheRoot).isGreaterThan(TREES * ALERTS_PER_TREE / 3);
	}

	private static List<String> amtool(Path directory, Path file, Labels labels)
			throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(List.of("amtool", "config", "routes", "test", "--config.file=" + file));
		labels.forEach((name, value) -> command.add(MatcherParser.format(LabelMatcher.equal(name, value))));
		Tools.Result result = Tools.run(directory, command.toArray(String[]::new));
		assertThat(result.exitCode()).as(result.output()).isZero();
		String receivers = result.output().strip().lines().reduce("", (first, last) -> last);
		return Arrays.stream(receivers.split(",")).distinct().toList();
	}

	private List<Route> children(int depth) {
		int count = (depth > 3) ? 0 : this.random.nextInt(4) + ((depth == 0) ? 2 : 0);
		return IntStream.range(0, count).mapToObj((i) -> child(depth)).toList();
	}

	private Route child(int depth) {
		List<LabelMatcher> matchers = IntStream.range(0, this.random.nextInt(3)).mapToObj((i) -> matcher()).toList();
		String receiver = this.random.nextBoolean() ? "r" + this.random.nextInt(6) : null;
		return new Route(receiver, matchers, null, Route.Timing.INHERITED, Route.Windows.NONE,
				this.random.nextBoolean(), children(depth + 1));
	}

	private LabelMatcher matcher() {
		LabelMatcher.Type type = pick(List.of(LabelMatcher.Type.values()));
		boolean regex = type == LabelMatcher.Type.REGEX || type == LabelMatcher.Type.NOT_REGEX;
		return new LabelMatcher(pick(NAMES), type, pick(regex ? PATTERNS : VALUES));
	}

	private Labels labels() {
		Labels.Builder labels = Labels.builder().set("alertname", pick(VALUES));
		for (String name : NAMES) {
			if (this.random.nextInt(3) > 0) {
				labels.set(name, pick(VALUES));
			}
		}
		return labels.build();
	}

	private <T> T pick(List<T> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	private static List<String> receivers(Route route, List<String> names) {
		if (route.receiver() != null) {
			names.add(route.receiver());
		}
		route.children().forEach((child) -> receivers(child, names));
		return names;
	}

}
