package io.monitoring.outbound;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class RequestHeadersTests {

	@Test
	void valuesAreNeverShown() {
		RequestHeaders headers = RequestHeaders.NONE.with("X-Key", "s3cret")
			.authorization("Bearer", SecretText.of("s3cret"));
		assertThat(headers).hasToString("{Authorization, X-Key}");
		assertThat(SecretText.of("s3cret")).hasToString("******");
	}

	@Test
	void userNameAndPasswordAreEncoded() {
		assertThat(RequestHeaders.NONE.basic("Aladdin", SecretText.of("open sesame")).values())
			.containsEntry("Authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
		assertThatIllegalArgumentException().isThrownBy(() -> RequestHeaders.NONE.basic("a:b", SecretText.of("c")))
			.withMessage("The user name must not have a colon.");
	}

	@Test
	void laterHeadersWinWhateverTheirCase() {
		assertThat(RequestHeaders.NONE.with("content-type", "a")
			.with(RequestHeaders.NONE.with("Content-Type", "b"))
			.values()).hasSize(1).containsEntry("Content-Type", "b");
	}

	@ParameterizedTest
	@ValueSource(strings = { "s3cret\r\nHost: evil", "s3cret\nx", "s3cret\u0000", "s3cr\u00e9t", "s3cret\u2028x" })
	void valueThatWouldStartAHeaderIsRefusedWithoutShowingIt(String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> RequestHeaders.NONE.with("X-Key", value))
			.withMessageContaining("'X-Key'")
			.withMessageNotContaining("s3cr");
		assertThatIllegalArgumentException().isThrownBy(() -> SecretText.of(value)).withMessageNotContaining("s3cr");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Host", "content-length", "Transfer-Encoding", "User-Agent", "X: y", "", "X\r\nY" })
	void headerThatIsNotOursToSetIsRefused(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> RequestHeaders.NONE.with(name, "x"));
	}

	@Test
	void headersAreBounded() {
		RequestHeaders[] headers = { RequestHeaders.NONE };
		assertThatIllegalArgumentException().isThrownBy(() -> {
			for (int i = 0; i <= 50; i++) {
				headers[0] = headers[0].with("X-" + i, "x");
			}
		}).withMessage("There are more than 50 headers.");
	}

}
