package io.monitoring.export;

import java.util.Comparator;
import java.util.List;

import io.monitoring.notify.BySeverity;
import io.monitoring.notify.SeverityLevel;

/**
 * Writes a setting by severity as a template of Alertmanager. The highest severity that
 * has a value of its own wins.
 */
final class TemplateBySeverity {

	private TemplateBySeverity() {
	}

	static String of(BySeverity<String> setting) {
		if (setting.special().isEmpty()) {
			String plain = setting.otherwise();
			return plain.contains("{{") ? "{{ " + quote(plain) + " }}" : plain;
		}
		List<String> severities = setting.special()
			.keySet()
			.stream()
			.sorted(Comparator.comparing(SeverityLevel::of).thenComparing(Comparator.naturalOrder()))
			.toList();
		StringBuilder text = new StringBuilder("{{ $to := ").append(quote(setting.otherwise())).append(" }}");
		for (String severity : severities) {
			text.append("{{ range .Alerts }}{{ if eq (toLower .Labels.severity) ")
				.append(quote(severity))
				.append(" }}{{ $to = ")
				.append(quote(setting.of(severity)))
				.append(" }}{{ end }}{{ end }}");
		}
		return text.append("{{ $to }}").toString();
	}

	/** A string of Go. */
	private static String quote(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		text.codePoints().forEach((c) -> {
			if (c == '"' || c == '\\') {
				quoted.append('\\').appendCodePoint(c);
			}
			else if (Character.isISOControl(c)) {
				quoted.append(String.format("\\u%04x", c));
			}
			else {
				quoted.appendCodePoint(c);
			}
		});
		return quoted.append('"').toString();
	}

}
