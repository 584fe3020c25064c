package io.monitoring.micrometer;

import java.util.Map;
import java.util.TreeMap;

import io.monitoring.series.Labels;

/**
 * Reads the text that a Prometheus endpoint answers with into values by series.
 */
final class ExpositionText {

	private final String line;

	private int position;

	private ExpositionText(String line) {
		this.line = line;
	}

	static Map<Labels, Double> parse(String text) {
		Map<Labels, Double> samples = new TreeMap<>();
		text.lines().filter((line) -> !line.startsWith("#") && !line.isBlank()).forEach((line) -> {
			ExpositionText parser = new ExpositionText(line);
			Labels labels = parser.labels();
			if (samples.put(labels, parser.value()) != null) {
				throw new IllegalStateException("Twice the same series: " + line);
			}
		});
		return samples;
	}

	private Labels labels() {
		int end = 0;
		while (" {".indexOf(this.line.charAt(end)) < 0) {
			end++;
		}
		Labels.Builder labels = Labels.builder().set(Labels.METRIC_NAME, this.line.substring(0, end));
		this.position = end + 1;
		if (this.line.charAt(end) == '{') {
			while (this.line.charAt(this.position) != '}') {
				label(labels);
			}
			this.position += 2;
		}
		return labels.build();
	}

	private void label(Labels.Builder labels) {
		int equals = this.line.indexOf('=', this.position);
		String name = this.line.substring(this.position, equals);
		StringBuilder value = new StringBuilder();
		this.position = equals + 2;
		while (this.line.charAt(this.position) != '"') {
			char c = this.line.charAt(this.position++);
			if (c == '\\') {
				char escaped = this.line.charAt(this.position++);
				c = (escaped == 'n') ? '\n' : escaped;
			}
			value.append(c);
		}
		this.position++;
		if (this.line.charAt(this.position) == ',') {
			this.position++;
		}
		labels.set(name, value.toString());
	}

	private double value() {
		String text = this.line.substring(this.position).trim();
		return switch (text) {
			case "+Inf" -> Double.POSITIVE_INFINITY;
			case "-Inf" -> Double.NEGATIVE_INFINITY;
			default -> Double.parseDouble(text);
		};
	}

}
