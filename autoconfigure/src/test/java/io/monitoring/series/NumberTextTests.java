package io.monitoring.series;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NumberTextTests {

	@ParameterizedTest
	@CsvSource({ "0.0, 0", "-0.0, -0", "1.0, 1", "-2.5, -2.5", "0.1, 0.1", "1e23, 100000000000000000000000",
			"2e-3, 0.002", "1.2e-7, 0.00000012", "123456789012345680, 123456789012345680",
			"9007199254740993, 9007199254740992", "NaN, NaN", "Infinity, +Inf", "-Infinity, -Inf",
			"0.30000000000000004, 0.30000000000000004", "2.2250738585072014e-308, -" })
	void plainTextHasNoExponent(double value, String expected) {
		if (expected.equals("-")) {
			assertThat(NumberText.plain(value)).startsWith("0.000").endsWith("22250738585072014").hasSize(326);
			return;
		}
		assertThat(NumberText.plain(value)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "3.5, 3.5", "100000, 100000", "1e6, 1e+06", "999999.5, 999999.5", "-1234567, -1.234567e+06",
			"1e20, 1e+20", "1e21, 1e+21", "-1.5e21, -1.5e+21", "1.2e-7, 1.2e-07", "0.0001, 0.0001", "0.00001, 1e-05",
			"1e100, 1e+100", "5e-324, 5e-324", "1e23, 1e+23", "2e22, 2e+22", "-0.0, -0", "Infinity, +Inf", "NaN, NaN",
			"1.7976931348623157e308, 1.7976931348623157e+308" })
	void generalTextHasAnExponentWhereGoHasOne(double value, String expected) {
		assertThat(NumberText.general(value)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource({ "0, 0e+00", "-0.0, -0e+00", "1, 1e+00", "-7.5, -7.5e+00", "1000, 1e+03", "1e21, 1e+21",
			"1.5e-7, 1.5e-07", "1e100, 1e+100", "NaN, NaN", "-Infinity, -Inf" })
	void scientificTextAlwaysHasAnExponent(double value, String expected) {
		assertThat(NumberText.scientific(value)).isEqualTo(expected);
	}

	@Test
	void textIsTheShortestThatReadsBack() {
		Random random = new Random(20_261_121);
		for (int i = 0; i < 20_000; i++) {
			double value = Double.longBitsToDouble(random.nextLong());
			if (!Double.isFinite(value)) {
				continue;
			}
			String text = NumberText.general(value);
			assertThat(Double.parseDouble(text)).isEqualTo(value);
			assertThat(digits(text)).isLessThanOrEqualTo(Math.min(17, digits(Double.toString(value))));
			assertThat(Double.parseDouble(NumberText.plain(value))).isEqualTo(value);
		}
	}

	private static int digits(String text) {
		String digits = text.replaceAll("[eE].*", "").replaceAll("[^0-9]", "");
		return digits.replaceAll("^0+", "").replaceAll("0+$", "").length();
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "+.5, 0.5", "5., 5", "1E3, 1000", "-inf, -Infinity", "+Infinity, Infinity", "nAn, NaN",
			"0x1p-2, 0.25" })
	void numbersAreReadAsGoDoes(String text, Double expected) {
		assertThat(NumberText.parse(text)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "", " 1", "1d", "1f", "1 ", "-nan", "0x1", "1_0", "1e999", "infinit", "e", "--1", "\u0661" })
	void whatGoDoesNotReadIsRefused(String text) {
		assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> NumberText.parse(text));
	}

}
