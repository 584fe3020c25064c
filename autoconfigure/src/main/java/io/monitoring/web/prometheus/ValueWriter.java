package io.monitoring.web.prometheus;

import io.monitoring.promql.Value;
import io.monitoring.series.Labels;
import io.monitoring.series.NumberText;
import tools.jackson.core.JsonGenerator;

/**
 * Writes the result of a query in the words of the API.
 */
final class ValueWriter {

	private static final double SMALLEST_PLAIN = 1e-6;

	private static final double SMALLEST_LARGE = 1e21;

	private final JsonGenerator json;

	ValueWriter(JsonGenerator json) {
		this.json = json;
	}

	void write(Value value) {
		this.json.writeStartObject().writeStringProperty("resultType", resultType(value)).writeName("result");
		if (value instanceof Value.Scalar scalar) {
			writePair(scalar.time(), number(scalar.value()));
		}
		else if (value instanceof Value.Text text) {
			writePair(text.time(), text.value());
		}
		else if (value instanceof Value.Vector vector) {
			this.json.writeStartArray();
			vector.samples().forEach(this::writeSample);
			this.json.writeEndArray();
		}
		else if (value instanceof Value.Matrix matrix) {
			this.json.writeStartArray();
			matrix.series().forEach(this::writeRange);
			this.json.writeEndArray();
		}
		this.json.writeEndObject();
	}

	private static String resultType(Value value) {
		return switch (value.type()) {
			case SCALAR -> "scalar";
			case STRING -> "string";
			case INSTANT_VECTOR -> "vector";
			case RANGE_VECTOR -> "matrix";
		};
	}

	private void writeSample(Value.Sample sample) {
		this.json.writeStartObject();
		writeMetric(sample.labels());
		this.json.writeName("value");
		writePair(sample.time(), number(sample.value()));
		this.json.writeEndObject();
	}

	private void writeRange(Value.Range range) {
		this.json.writeStartObject();
		writeMetric(range.labels());
		this.json.writeName("values").writeStartArray();
		for (int i = 0; i < range.times().length; i++) {
			writePair(range.times()[i], number(range.values()[i]));
		}
		this.json.writeEndArray().writeEndObject();
	}

	private void writeMetric(Labels labels) {
		this.json.writeName("metric").writeStartObject();
		labels.forEach(this.json::writeStringProperty);
		this.json.writeEndObject();
	}

	private void writePair(long time, String value) {
		this.json.writeStartArray().writeNumber(TimeText.format(time)).writeString(value).writeEndArray();
	}

	/**
	 * As Prometheus writes numbers in JSON: an exponent only where digits get too many.
	 */
	static String number(double value) {
		double size = Math.abs(value);
		boolean plain = size == 0 || (size >= SMALLEST_PLAIN && size < SMALLEST_LARGE);
		return plain ? NumberText.plain(value) : NumberText.scientific(value);
	}

}
