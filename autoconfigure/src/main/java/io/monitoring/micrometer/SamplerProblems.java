package io.monitoring.micrometer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;

/**
 * What is wrong with which meter, a bounded number. Written by the thread that ticks,
 * read by any.
 */
final class SamplerProblems {

	static final int MAX = 50;

	private static final int MAX_LENGTH = 400;

	private final Map<Meter.Id, String> texts = new LinkedHashMap<>();

	private volatile List<String> published = List.of();

	/**
	 * Name a problem; one of the same meter is replaced, one beyond the bound is dropped.
	 * @param id the meter
	 * @param text what is wrong, to be read after the name of the meter
	 * @return whether this is news
	 */
	boolean report(Meter.Id id, String text) {
		if (this.texts.size() >= MAX && !this.texts.containsKey(id)) {
			return false;
		}
		String problem = printable("Meter '" + name(id) + "': " + text);
		boolean news = !problem.equals(this.texts.put(id, problem));
		if (news) {
			publish();
		}
		return news;
	}

	void clear(Meter.Id id) {
		if (!this.texts.isEmpty() && this.texts.remove(id) != null) {
			publish();
		}
	}

	private void publish() {
		this.published = List.copyOf(this.texts.values());
	}

	/**
	 * Return what is wrong with a meter.
	 * @param id the meter
	 * @return the problem, the empty string for none
	 */
	String of(Meter.Id id) {
		return this.texts.getOrDefault(id, "");
	}

	List<String> list() {
		return this.published;
	}

	private static String name(Meter.Id id) {
		StringBuilder name = new StringBuilder(id.getName());
		char separator = '{';
		for (Tag tag : id.getTagsAsIterable()) {
			name.append(separator).append(tag.getKey()).append('=').append(tag.getValue());
			separator = ',';
		}
		return (separator == ',') ? name.append('}').toString() : name.toString();
	}

	/** Names, tags and messages come from outside and end in logs. */
	private static String printable(String text) {
		String cut = (text.length() > MAX_LENGTH) ? text.substring(0, MAX_LENGTH) + "..." : text;
		return cut.replaceAll("\\p{Cntrl}", " ");
	}

}
