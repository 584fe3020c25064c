package io.monitoring.notify;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import io.monitoring.notify.TimeInterval.Span;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link TimeInterval} and {@link TimeIntervals}.
 */
class TimeIntervalTests {

	@Test
	void withoutFieldsEveryInstantIsInside() {
		assertThat(interval("", "", "", "", "").contains(Instant.EPOCH)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "2026-03-02T08:59:59Z, false", "2026-03-02T09:00:00Z, true", "2026-03-02T16:59:59.999Z, true",
			"2026-03-02T17:00:00Z, false", "2026-03-02T23:59:59Z, true", "2026-03-03T00:00:00Z, false" })
	void timesIncludeTheirStartAndNotTheirEnd(Instant instant, boolean inside) {
		assertThat(interval("09:00-17:00,23:00-24:00", "", "", "", "").contains(instant)).isEqualTo(inside);
	}

	@ParameterizedTest
	@CsvSource({ "monday:friday, 2026-03-01, false", "monday:friday, 2026-03-02, true",
			"monday:friday, 2026-03-06, true", "monday:friday, 2026-03-07, false", "sunday, 2026-03-01, true",
			"saturday, 2026-03-07, true", "sunday:saturday, 2026-03-04, true" })
	void weekdays(String text, String date, boolean inside) {
		assertThat(interval("", text, "", "", "").contains(noon(date))).isEqualTo(inside);
	}

	@ParameterizedTest
	@CsvSource({ "1:5, 2026-02-05, true", "1:5, 2026-02-06, false", "-3:-1, 2026-02-25, false",
			"-3:-1, 2026-02-26, true", "-3:-1, 2026-02-28, true", "-3:-1, 2026-03-29, true", "-3:-1, 2024-02-27, true",
			"-3:-1, 2024-02-26, false", "31, 2026-04-30, false", "31, 2026-05-31, true", "28:31, 2026-02-28, true",
			"-31:-30, 2026-02-01, false", "-31:-28, 2026-02-01, true", "-31, 2026-01-01, true",
			"2:-2, 2026-02-27, true", "2:-2, 2026-02-28, false", "30:31, 2026-02-28, false" })
	void daysOfMonthAreCountedFromBothSidesAndEndWithTheMonth(String text, String date, boolean inside) {
		assertThat(interval("", "", text, "", "").contains(noon(date))).isEqualTo(inside);
	}

	@ParameterizedTest
	@CsvSource({ "may:august, 2026-04-30, false", "may:august, 2026-05-01, true", "5:8, 2026-08-31, true",
			"december, 2026-12-01, true", "1, 2026-12-01, false" })
	void months(String text, String date, boolean inside) {
		assertThat(interval("", "", "", text, "").contains(noon(date))).isEqualTo(inside);
	}

	@ParameterizedTest
	@CsvSource({ "2026:2027, 2025-12-31, false", "2026:2027, 2026-01-01, true", "2027, 2027-12-31, true",
			"2026:2027, 2028-01-01, false" })
	void years(String text, String date, boolean inside) {
		assertThat(interval("", "", "", "", text).contains(noon(date))).isEqualTo(inside);
	}

	@Test
	void everyFieldHasToMatchAndOneEntryOfEachIsEnough() {
		TimeInterval interval = interval("09:00-13:00", "monday,wednesday", "1:7", "march", "2026");
		assertThat(interval.contains(noon("2026-03-02"))).isTrue();
		assertThat(interval.contains(noon("2026-03-04"))).isTrue();
		assertThat(interval.contains(noon("2026-03-03"))).isFalse();
		assertThat(interval.contains(noon("2026-03-09"))).isFalse();
		assertThat(interval.contains(noon("2026-04-01"))).isFalse();
		assertThat(interval.contains(noon("2027-03-01"))).isFalse();
		assertThat(interval.contains(Instant.parse("2026-03-02T13:00:00Z"))).isFalse();
	}

	@ParameterizedTest
	@CsvSource({
			// Berlin: 01:00Z is 02:00 in winter and 03:00 in summer
			"Europe/Berlin, 2026-03-29T00:59:59Z, false", "Europe/Berlin, 2026-03-29T01:00:00Z, true",
			"Europe/Berlin, 2026-03-29T01:59:59Z, true", "Europe/Berlin, 2026-03-29T02:00:00Z, false",
			// The clock shows 03:00 an hour later on the day it is put back
			"Europe/Berlin, 2026-10-25T01:00:00Z, false", "Europe/Berlin, 2026-10-25T02:00:00Z, true",
			// Lord Howe moves by half an hour: 10:30 in winter, 11:00 in summer
			"Australia/Lord_Howe, 2026-01-15T15:59:59Z, false", "Australia/Lord_Howe, 2026-01-15T16:00:00Z, true",
			"Australia/Lord_Howe, 2026-07-15T16:29:59Z, false", "Australia/Lord_Howe, 2026-07-15T16:30:00Z, true",
			"Australia/Lord_Howe, 2026-07-15T17:29:59Z, true", "Asia/Kathmandu, 2026-07-15T21:15:00Z, true" })
	void theClockOfTheLocationCounts(String location, Instant instant, boolean inside) {
		TimeInterval interval = new TimeInterval(List.of(TimeIntervalText.times("03:00-04:00")), List.of(), List.of(),
				List.of(), List.of(), TimeIntervalText.location(location));
		assertThat(interval.contains(instant)).isEqualTo(inside);
	}

	@Test
	void theDayOfTheLocationCountsToo() {
		TimeInterval interval = new TimeInterval(List.of(), List.of(TimeIntervalText.weekdays("monday")), List.of(),
				List.of(), List.of(), ZoneId.of("Pacific/Auckland"));
		assertThat(interval.contains(Instant.parse("2026-03-01T11:00:00Z"))).isTrue();
		assertThat(interval.contains(Instant.parse("2026-03-02T11:00:00Z"))).isFalse();
	}

	@Test
	void aNameContainsWhatOneOfItsIntervalsContains() {
		TimeIntervals intervals = new TimeIntervals(
				Map.of("quiet", List.of(interval("", "sunday", "", "", ""), interval("00:00-06:00", "", "", "", ""))));
		assertThat(intervals.contains("quiet", noon("2026-03-01"))).isTrue();
		assertThat(intervals.contains("quiet", Instant.parse("2026-03-02T05:00:00Z"))).isTrue();
		assertThat(intervals.contains("quiet", noon("2026-03-02"))).isFalse();
		assertThat(intervals.names()).containsExactly("quiet");
	}

	@Test
	void aNameThatDoesNotExistIsRefusedWithThoseThatDo() {
		TimeIntervals intervals = new TimeIntervals(Map.of("quiet", List.of()));
		assertThatIllegalArgumentException().isThrownBy(() -> intervals.contains("loud", Instant.EPOCH))
			.withMessage("There is no time interval 'loud'. Known are [quiet].");
	}

	private static Instant noon(String date) {
		return Instant.parse(date + "T12:00:00Z");
	}

	private static TimeInterval interval(String times, String weekdays, String days, String months, String years) {
		return new TimeInterval(texts(times).stream().map(TimeIntervalText::times).toList(),
				spans(weekdays, TimeIntervalText::weekdays), spans(days, TimeIntervalText::daysOfMonth),
				spans(months, TimeIntervalText::months), spans(years, TimeIntervalText::years), ZoneOffset.UTC);
	}

	private static List<Span> spans(String texts, Function<String, Span> reader) {
		return texts(texts).stream().map(reader).toList();
	}

	private static List<String> texts(String list) {
		return list.isEmpty() ? List.of() : List.of(list.split(","));
	}

}
