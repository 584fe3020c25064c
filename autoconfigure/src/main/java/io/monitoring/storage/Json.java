package io.monitoring.storage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import com.google.re2j.PatternSyntaxException;
import io.monitoring.alert.Alert;
import io.monitoring.alert.AlertState;
import io.monitoring.notify.JsonText;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import org.jspecify.annotations.Nullable;

/**
 * The values that are kept as JSON.
 */
final class Json {

	private Json() {
	}

	static String write(Labels labels) {
		return write(labels.toMap());
	}

	static String write(Map<String, String> texts) {
		JsonText json = new JsonText().beginObject();
		texts.forEach(json::member);
		return json.endObject().toString();
	}

	static Labels labels(String json) throws RowException {
		return labels(JsonReader.read(json));
	}

	private static Labels labels(@Nullable Object json) throws RowException {
		return Labels.of(texts(json));
	}

	static Map<String, String> texts(String json) throws RowException {
		return texts(JsonReader.read(json));
	}

	private static Map<String, String> texts(@Nullable Object json) throws RowException {
		Map<String, String> texts = new LinkedHashMap<>();
		Map<?, ?> members = Members.checked(json, Map.class, "object");
		for (Map.Entry<?, ?> member : members.entrySet()) {
			texts.put((String) member.getKey(), Members.checked(member.getValue(), String.class, "text"));
		}
		return texts;
	}

	static String write(Collection<String> texts) {
		JsonText json = new JsonText().beginArray();
		new TreeSet<>(texts).forEach(json::value);
		return json.endArray().toString();
	}

	static List<String> list(String json) throws RowException {
		List<String> texts = new ArrayList<>();
		for (Object element : Members.list(JsonReader.read(json))) {
			texts.add(Members.checked(element, String.class, "text"));
		}
		return texts;
	}

	static String writeMatchers(List<LabelMatcher> matchers) {
		JsonText json = new JsonText().beginArray();
		matchers.forEach((matcher) -> json.beginObject()
			.member("name", matcher.name())
			.member("type", matcher.type().name().toLowerCase(Locale.ROOT))
			.member("value", matcher.value())
			.endObject());
		return json.endArray().toString();
	}

	static List<LabelMatcher> matchers(String json) throws RowException {
		List<LabelMatcher> matchers = new ArrayList<>();
		for (Object element : Members.list(JsonReader.read(json))) {
			Members members = Members.of(element);
			LabelMatcher.Type type = constant(LabelMatcher.Type.class, members.text("type"));
			try {
				matchers.add(new LabelMatcher(members.text("name"), type, members.text("value")));
			}
			catch (PatternSyntaxException ex) {
				throw new RowException("A matcher is no regular expression", ex);
			}
		}
		return matchers;
	}

	static String writeAlerts(List<Alert> alerts) {
		JsonText json = new JsonText().beginArray();
		alerts.forEach((alert) -> writeAlert(json, alert));
		return json.endArray().toString();
	}

	private static void writeAlert(JsonText json, Alert alert) {
		json.beginObject()
			.member("labels", alert.labels().toMap())
			.member("annotations", alert.annotations())
			.member("state", write(alert.state()))
			.member("value", Double.toString(alert.value()))
			.member("activeAt", Micros.of(alert.activeAt()));
		writeTime(json, "firedAt", alert.firedAt());
		writeTime(json, "resolvedAt", alert.resolvedAt());
		json.endObject();
	}

	private static void writeTime(JsonText json, String name, @Nullable Instant time) {
		if (time != null) {
			json.member(name, Micros.of(time));
		}
	}

	static List<Alert> alerts(String json) throws RowException {
		List<Alert> alerts = new ArrayList<>();
		for (Object element : Members.list(JsonReader.read(json))) {
			Members members = Members.of(element);
			alerts.add(new Alert(labels(members.get("labels")), texts(members.get("annotations")),
					constant(AlertState.class, members.text("state")), number(members.text("value")),
					members.time("activeAt"), members.optionalTime("firedAt"), members.optionalTime("resolvedAt")));
		}
		return alerts;
	}

	private static double number(String text) throws RowException {
		try {
			return Double.parseDouble(text);
		}
		catch (NumberFormatException ex) {
			throw new RowException("'" + text + "' is no number", ex);
		}
	}

	/** The word by which a constant is kept. */
	static String write(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

	static <E extends Enum<E>> E constant(Class<E> type, String word) throws RowException {
		for (E constant : type.getEnumConstants()) {
			if (write(constant).equals(word)) {
				return constant;
			}
		}
		throw new RowException("Nothing is called '" + word + "'");
	}

}
