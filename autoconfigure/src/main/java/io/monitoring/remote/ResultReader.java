package io.monitoring.remote;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

import io.monitoring.promql.Value;
import io.monitoring.series.Labels;
import io.monitoring.series.NumberText;
import io.monitoring.series.SampleBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data of an answer. Its type may be told after it, so that it is read by its
 * shape and held against the type at the end.
 */
final class ResultReader {

	private static final int LONGEST_NUMBER = 40;

	private static final int MOST_LABELS = 256;

	private final JsonCursor json;

	private final long maxSamples;

	private final List<Value.Range> series = new ArrayList<>();

	private final List<String> pair = new ArrayList<>();

	private String type = "";

	private boolean present;

	private boolean ranges;

	private long samples;

	ResultReader(JsonCursor json, long maxSamples) {
		this.json = json;
		this.maxSamples = maxSamples;
	}

	void member(String name) {
		switch (name) {
			case "resultType" -> this.type = this.json.string();
			case "result" -> result();
			default -> this.json.skip();
		}
	}

	private void result() {
		this.present = true;
		this.json.array(() -> {
			if (this.json.at('{')) {
				this.series.add(element());
			}
			else {
				this.pair.add(this.json.at('"') ? this.json.string() : this.json.number());
			}
		});
	}

	private Value.Range element() {
		SampleBuffer buffer = new SampleBuffer(1);
		Labels[] labels = { Labels.EMPTY };
		this.json.object((name) -> {
			switch (name) {
				case "metric" -> labels[0] = labels();
				case "value" -> sample(buffer);
				case "values" -> {
					this.ranges = true;
					this.json.array(() -> sample(buffer));
				}
				case "histogram", "histograms" -> throw new RemoteException(RemoteException.Cause.QUESTION,
						"the answer holds native histograms, which are not supported");
				default -> this.json.skip();
			}
		});
		return range(labels[0], buffer);
	}

	private Labels labels() {
		Labels.Builder labels = Labels.builder();
		int[] count = new int[1];
		this.json.object((name) -> {
			if (++count[0] > MOST_LABELS) {
				throw tooLarge("a series with more than " + MOST_LABELS + " labels");
			}
			labels.set(name, this.json.string());
		});
		return labels.build();
	}

	/**
	 * Read a list of series without samples.
	 * @param json the place
	 * @param most how many there may be
	 * @return their labels
	 */
	static List<Labels> series(JsonCursor json, long most) {
		ResultReader reader = new ResultReader(json, most);
		List<Labels> series = new ArrayList<>();
		json.array(() -> {
			if (series.size() >= most) {
				throw tooLarge("more than " + most + " series");
			}
			series.add(reader.labels());
		});
		return series;
	}

	private void sample(SampleBuffer target) {
		if (++this.samples > this.maxSamples) {
			throw tooLarge("more than " + this.maxSamples + " samples");
		}
		this.json.expect('[');
		long time = millis(this.json.number());
		this.json.expect(',');
		double number = number(this.json.string());
		this.json.expect(']');
		target.add(time, number);
	}

	private static RemoteException tooLarge(String what) {
		return new RemoteException(RemoteException.Cause.TOO_LARGE, "the answer has " + what);
	}

	private Value.Range range(Labels labels, SampleBuffer buffer) {
		long[] times = new long[buffer.size()];
		double[] values = new double[buffer.size()];
		for (int i = 0; i < times.length; i++) {
			times[i] = buffer.time(i);
			values[i] = buffer.value(i);
			if (i > 0 && times[i] <= times[i - 1]) {
				throw this.json.malformed();
			}
		}
		return new Value.Range(labels, times, values);
	}

	/** Without exponents, which could make a short text a very long number. */
	private long millis(String seconds) {
		if (seconds.length() > LONGEST_NUMBER || !seconds.matches("-?[0-9]{1,13}(\\.[0-9]*)?")) {
			throw this.json.malformed();
		}
		return new BigDecimal(seconds).movePointRight(3).setScale(0, RoundingMode.HALF_UP).longValueExact();
	}

	private double number(String text) {
		try {
			if (!text.isEmpty() && text.length() <= LONGEST_NUMBER) {
				return NumberText.parse(text);
			}
		}
		catch (NumberFormatException ex) {
			// The failure below says it.
		}
		throw this.json.malformed();
	}

	Value value() {
		Value read = this.present ? byType() : null;
		if (read == null) {
			throw this.json.malformed();
		}
		return read;
	}

	private @Nullable Value byType() {
		boolean isPair = this.pair.size() == 2 && this.series.isEmpty();
		return switch (this.type) {
			case "scalar" -> isPair ? new Value.Scalar(millis(this.pair.get(0)), number(this.pair.get(1))) : null;
			case "string" -> isPair ? new Value.Text(millis(this.pair.get(0)), this.pair.get(1)) : null;
			case "vector" -> (!this.pair.isEmpty() || this.ranges) ? null : vector();
			case "matrix" -> (!this.pair.isEmpty() || (!this.ranges && !this.series.isEmpty())) ? null
					: new Value.Matrix(this.series);
			default -> null;
		};
	}

	private @Nullable Value vector() {
		List<Value.Sample> elements = new ArrayList<>(this.series.size());
		for (Value.Range range : this.series) {
			if (range.times().length != 1) {
				return null;
			}
			elements.add(new Value.Sample(range.labels(), range.times()[0], range.values()[0]));
		}
		return new Value.Vector(elements);
	}

}
