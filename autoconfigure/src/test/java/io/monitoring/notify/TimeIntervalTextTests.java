package io.monitoring.notify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

import io.monitoring.notify.TimeInterval.Minutes;
import io.monitoring.notify.TimeInterval.Span;
import io.monitoring.test.Tools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link TimeIntervalText}, among them a comparison with {@code amtool}.
 */
class TimeIntervalTextTests {

	private static final Map<String, Function<String, Object>> FIELDS = Map.of("times", TimeIntervalText::times,
			"weekdays", TimeIntervalText::weekdays, "days_of_month", TimeIntervalText::daysOfMonth, "months",
			TimeIntervalText::months, "years", TimeIntervalText::years, "location", TimeIntervalText::location);

	@Test
	void readsTimesAsMinutesOfTheDay() {
		assertThat(TimeIntervalText.times("09:30-24:00")).isEqualTo(new Minutes(570, 1440));
	}

	@Test
	void readsDaysOfTheWeekFromSundayAndWritesThem() {
		assertThat(TimeIntervalText.weekdays("Sunday:FRIDAY")).isEqualTo(new Span(0, 5));
		assertThat(TimeIntervalText.weekdays(new Span(1, 6))).isEqualTo("monday:saturday");
	}

	@Test
	void readsMonthsByNameAndNumber() {
		assertThat(TimeIntervalText.months("may:8")).isEqualTo(new Span(5, 8));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					times         | 9-17         | '9-17' is not a range of times. Write start and end with two digits each, as in 09:00-17:00.
					times         | 17:00-09:00  | '17:00-09:00' does not start before it ends. For the hours around midnight write two ranges, as in 22:00-24:00 and 00:00-06:00.
					times         | 00:00-24:01  | '00:00-24:01' is later than 24:00. A day ends at 24:00.
					weekdays      | mon          | 'mon' is not a day of the week. Known are sunday, monday, tuesday, wednesday, thursday, friday, saturday.
					weekdays      | friday:monday | 'friday:monday' ends before it starts. Write two ranges, as in 'saturday' and 'sunday:monday'.
					days_of_month | 32           | '32' is not a day of a month. Use 1 to 31, or -1 for the last day to -31.
					days_of_month | first        | 'first' is not a number. Write one, or two with a colon.
					days_of_month | 1:2:3        | '1:2:3' has more than one colon. Write first:last.
					days_of_month | -2:5         | '-2:5' ends at a day counted from the start of the month, but starts at one counted from its end. Count both from the same side, as in 1:5 or -5:-1.
					days_of_month | 9:3          | '9:3' ends before it starts in a month of 28 days. Write the earlier day first, as in 1:5 or -5:-1.
					months        | 13           | '13' is not a month. Known are january, february, march, april, may, june, july, august, september, october, november, december and the numbers 1 to 12.
					months        | 12:1         | '12:1' ends before it starts. Write two ranges, as in 'november:december' and 'january:february'.
					years         | 2027:2026    | '2027:2026' ends before it starts. Write the earlier year first.
					location      | Berlin       | 'Berlin' is not a time zone. Use a name of the IANA database with its capitals, as in Europe/Berlin.
					""")
	void saysWhatIsWrongAndWhatToWrite(String field, String text, String message) {
		assertThatIllegalArgumentException().isThrownBy(() -> FIELDS.get(field).apply(text)).withMessage(message);
	}

	@Test
	void takesAndRefusesWhatAlertmanagerDoes(@TempDir Path directory) throws IOException, InterruptedException {
		Map<Path, String> texts = new LinkedHashMap<>();
		for (String line : corpus()) {
			Path file = directory.resolve(texts.size() + ".yml");
			Files.writeString(file, configuration(line));
			texts.put(file, line);
		}
		List<String> command = new ArrayList<>(List.of("amtool", "check-config"));
		texts.keySet().forEach((file) -> command.add(file.toString()));
		String output = Tools.run(directory, command.toArray(String[]::new)).output();
		List<String> accepted = new ArrayList<>();
		texts.forEach((file, line) -> {
			boolean expected = Pattern.compile(Pattern.quote("Checking '" + file + "'") + "\\s+SUCCESS")
				.matcher(output)
				.find();
			assertThat(isAccepted(line)).as("%s, where amtool says%n%s", line, output).isEqualTo(expected);
			if (expected) {
				accepted.add(line);
			}
		});
		assertThat(accepted).hasSizeBetween(30, texts.size() - 30);
	}

	private static List<String> corpus() throws IOException {
		try (InputStream in = TimeIntervalTextTests.class.getResourceAsStream("time-intervals.txt")) {
			return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).lines().toList();
		}
	}

	private static boolean isAccepted(String line) {
		String[] parts = line.split("=", 2);
		try {
			return FIELDS.get(parts[0]).apply(parts[1]) != null;
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static String configuration(String line) {
		String[] parts = line.split("=", 2);
		String[] times = parts[1].split("-", 2);
		String value = switch (parts[0]) {
			case "times" -> "[{start_time: '%s', end_time: '%s'}]".formatted(times[0], times[times.length - 1]);
			case "location" -> "'" + parts[1] + "'";
			default -> "['" + parts[1] + "']";
		};
		return """
				route: {receiver: a}
				receivers: [{name: a}]
				time_intervals:
				- name: t
				  time_intervals:
				  - %s: %s
				""".formatted(parts[0], value);
	}

}
