package io.monitoring.series;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Labels}.
 */
class LabelsTests {

	@Test
	void orderOfCreationDoesNotMatter() {
		Labels labels = Labels.of("b", "2", "a", "1", "__name__", "up");
		assertThat(labels).isEqualTo(Labels.named("up", "a", "1", "b", "2"));
		assertThat(labels).hasSameHashCodeAs(Labels.named("up", "a", "1", "b", "2"));
		assertThat(labels.names()).containsExactly("__name__", "a", "b");
	}

	@Test
	void emptyValueIsNoLabel() {
		Labels labels = Labels.of("a", "", "b", "2");
		assertThat(labels).isEqualTo(Labels.of("b", "2"));
		assertThat(labels.get("a")).isEmpty();
		assertThat(labels.has("a")).isFalse();
		assertThat(Labels.of("b", "2").with("b", "")).isSameAs(Labels.EMPTY);
	}

	@Test
	void lastValueOfANameWins() {
		assertThat(Labels.of("a", "1", "a", "2").get("a")).isEqualTo("2");
		assertThat(Labels.of("a", "1", "b", "2").with(Labels.of("b", "3", "c", "4")))
			.isEqualTo(Labels.of("a", "1", "b", "3", "c", "4"));
	}

	@Test
	void oddNumberOfStringsIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> Labels.of("a")).withMessageContaining("'namesAndValues'");
	}

	@Test
	void labelsAreRemovedAndKeptByName() {
		Labels labels = Labels.named("up", "a", "1", "b", "2");
		assertThat(labels.withoutMetricName()).isEqualTo(Labels.of("a", "1", "b", "2"));
		assertThat(labels.without(List.of("a", "x"))).isEqualTo(Labels.named("up", "b", "2"));
		assertThat(labels.keep(List.of("a", "x"))).isEqualTo(Labels.of("a", "1"));
		assertThat(labels.without(List.of("x"))).isSameAs(labels);
	}

	@Test
	void builderOfLabelsLeavesThemAlone() {
		Labels labels = Labels.of("a", "1");
		Labels.Builder builder = labels.toBuilder().set("a", "2").set("b", "3");
		Labels built = builder.build();
		builder.remove("a");
		assertThat(labels).isEqualTo(Labels.of("a", "1"));
		assertThat(built).isEqualTo(Labels.of("a", "2", "b", "3"));
	}

	@Test
	void buildsAsASortedMapDoes() {
		Random random = new Random(1);
		for (int i = 0; i < 1_000; i++) {
			Labels.Builder builder = Labels.builder();
			TreeMap<String, String> map = new TreeMap<>();
			for (int j = random.nextInt(60); j > 0; j--) {
				String name = "n" + random.nextInt(30);
				String value = (random.nextInt(4) == 0) ? "" : "v" + random.nextInt(100);
				builder.set(name, value);
				map.put(name, value);
			}
			map.values().removeIf(String::isEmpty);
			assertThat(builder.build().toMap()).containsExactlyEntriesOf(map);
		}
	}

	@Test
	void comparesPairwiseAndThenByNumber() {
		assertThat(Labels.of("a", "1")).isLessThan(Labels.of("a", "2"));
		assertThat(Labels.of("a", "1")).isLessThan(Labels.of("a", "1", "b", "1"));
		assertThat(Labels.of("a", "1", "b", "1")).isLessThan(Labels.of("b", "1"));
		assertThat(Labels.EMPTY).isLessThan(Labels.of("a", "1"));
	}

	@Test
	void textIsASelector() {
		assertThat(Labels.named("up", "job", "a\"b\\c\n")).hasToString("up{job=\"a\\\"b\\\\c\\n\"}");
		assertThat(Labels.named("up")).hasToString("up");
		assertThat(Labels.EMPTY).hasToString("{}");
	}

}
