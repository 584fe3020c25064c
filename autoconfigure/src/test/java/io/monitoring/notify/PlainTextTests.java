package io.monitoring.notify;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlainTextTests {

	@ParameterizedTest
	@ValueSource(ints = { '\n', '\r', 0, 0x07, 0x08, 0x1b, 0x7f, 0x85, 0x9b, 0x200f, 0x2028, 0x2029, 0x202e, 0x2066,
			0xfeff, 0xd800 })
	void harmfulCharactersAreShownAsEscapes(int character) {
		String text = PlainText.oneLine("a" + (char) character + "b", 100);
		assertThat(text).startsWith("a\\").endsWith("b");
		assertThat(text.chars()).allMatch((c) -> c >= ' ' && c < 0x7f);
	}

	@Test
	void lettersOfAllLanguagesStay() {
		String text = "Bestellung \u00fcber 5 \u20ac \u6ce8\u6587 \uD83D\uDE00";
		assertThat(PlainText.oneLine(text, 100)).isEqualTo(text);
	}

	@Test
	void longTextIsCut() {
		assertThat(PlainText.oneLine("x".repeat(20), 10)).isEqualTo("x".repeat(10) + "...");
		assertThat(PlainText.oneLine("x".repeat(10), 10)).isEqualTo("x".repeat(10));
	}

}
