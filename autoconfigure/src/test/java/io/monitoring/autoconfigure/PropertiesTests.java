package io.monitoring.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.monitoring.autoconfigure.alert.AlertRuleProperties;
import io.monitoring.autoconfigure.alert.InhibitRuleProperties;
import io.monitoring.autoconfigure.alert.ReceiverProperties;
import io.monitoring.autoconfigure.alert.RouteProperties;
import io.monitoring.autoconfigure.alert.TimeIntervalProperties;
import io.monitoring.autoconfigure.slo.SlaProperties;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.bind.Name;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds docs/properties.md against the properties that exist.
 */
class PropertiesTests {

	private static final Path PAGE = Path.of("..", "docs", "properties.md");

	@Test
	void thePageListsEveryPropertyWithItsDefaultAndItsText() throws IOException {
		List<String> rows = Files.readAllLines(PAGE)
			.stream()
			.filter((line) -> line.startsWith("| `monitoring."))
			.toList();
		assertThat(rows).filteredOn((row) -> !row.contains("<name>")).containsExactlyElementsOf(metadata());
	}

	@Test
	void thePageListsWhatAnEntryOfAMapHas() throws IOException {
		String page = Files.readString(PAGE);
		Map<Class<?>, String> entries = Map.of(AlertRuleProperties.class, "monitoring.alerts.rules.<name>.",
				SlaProperties.Objective.class, "monitoring.sla.objectives.<name>.", ReceiverProperties.class,
				"monitoring.alerts.receivers.<name>.", RouteProperties.class, "", InhibitRuleProperties.class, "",
				TimeIntervalProperties.class, "");
		entries.forEach((type, prefix) -> Stream.of(type.getRecordComponents())
			.forEach((part) -> assertThat(page).contains("| `" + prefix + key(part) + "` |")));
	}

	private static String key(RecordComponent component) {
		Name name = component.getAnnotation(Name.class);
		if (name == null) {
			name = parameterName(component);
		}
		return (name != null) ? name.value() : component.getName().replaceAll("([A-Z])", "-$1").toLowerCase();
	}

	private static Name parameterName(RecordComponent component) {
		return Stream.of(component.getDeclaringRecord().getDeclaredConstructors()[0].getParameters())
			.filter((parameter) -> parameter.getName().equals(component.getName()))
			.map((parameter) -> parameter.getAnnotation(Name.class))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private static List<String> metadata() throws IOException {
		try (InputStream json = PropertiesTests.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			JsonNode properties = JsonMapper.shared().readTree(json).get("properties");
			return properties.valueStream().map(PropertiesTests::row).sorted().toList();
		}
	}

	private static String row(JsonNode property) {
		String defaultValue = property.path("defaultValue").asString("");
		return "| `%s` | %s | %s |".formatted(property.get("name").asString(),
				defaultValue.isEmpty() ? "" : "`" + defaultValue + "`", property.get("description").asString());
	}

}
