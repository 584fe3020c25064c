package io.monitoring.promql.parser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Golden texts of errors. In the file a case starts with {@code ==} and a sentence, then
 * come the expression, {@code --}, the error as it is shown, and the hint after
 * {@code =>}. An arrow {@code →} stands for a tab.
 */
class ParseErrorTests {

	private static final String FILE = "/promql/parse-errors.txt";

	@TestFactory
	Stream<DynamicTest> errorsAreShownAsInTheFile() throws IOException {
		return cases().stream()
			.map((golden) -> DynamicTest.dynamicTest(golden.name(),
					() -> assertThat(shown(golden.expression())).isEqualTo(golden.error())));
	}

	@Test
	void fileHasAtLeastSixtyCases() throws IOException {
		assertThat(cases()).hasSizeGreaterThanOrEqualTo(60);
	}

	private static String shown(String expression) {
		ParseException error = catchThrowableOfType(ParseException.class, () -> TestFunctions.parse(expression));
		assertThat(error).as("error in %s", expression).isNotNull();
		return error.render() + ((error.hint() != null) ? "\n=> " + error.hint() : "");
	}

	private static List<Golden> cases() throws IOException {
		try (InputStream stream = ParseErrorTests.class.getResourceAsStream(FILE)) {
			String file = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
			List<Golden> cases = new ArrayList<>();
			for (String block : file.split("(?m)^== ")) {
				if (!block.startsWith("#")) {
					String[] parts = block.split("\n(--\n)?", 2);
					int end = parts[1].indexOf("--\n");
					String expression = parts[1].substring(0, end).stripTrailing().replace('→', '\t');
					cases.add(new Golden(parts[0], expression, parts[1].substring(end + 3).strip()));
				}
			}
			return cases;
		}
	}

	private record Golden(String name, String expression, String error) {

	}

}
