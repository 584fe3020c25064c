package io.monitoring.slo.definition;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An objective as somebody writes it, with the fields that were set. Nothing is checked
 * before {@link ObjectiveDefinitions#create} makes objectives of it. As a bean it is an
 * objective of the application.
 */
public final class ObjectiveDefinition {

	private final String name;

	private final Map<ObjectiveField<?>, Object> values;

	private ObjectiveDefinition(String name, Map<ObjectiveField<?>, Object> values) {
		this.name = name;
		this.values = values;
	}

	/**
	 * Begin a definition.
	 * @param name name of the objective
	 * @return a definition without fields
	 */
	public static ObjectiveDefinition named(String name) {
		return new ObjectiveDefinition(name, Map.of());
	}

	/**
	 * Set a field.
	 * @param <T> type of its value
	 * @param field the field
	 * @param value its value; with {@code null} or an empty list or map the field is not
	 * set
	 * @return a definition with the field
	 */
	public <T> ObjectiveDefinition with(ObjectiveField<T> field, @Nullable T value) {
		Map<ObjectiveField<?>, Object> changed = new LinkedHashMap<>(this.values);
		if (value == null || isEmpty(value)) {
			changed.remove(field);
		}
		else {
			changed.put(field, copy(value));
		}
		return new ObjectiveDefinition(this.name, changed);
	}

	private static boolean isEmpty(Object value) {
		return (value instanceof Map<?, ?> map && map.isEmpty()) || (value instanceof List<?> list && list.isEmpty());
	}

	private static Object copy(Object value) {
		if (value instanceof Map<?, ?> map) {
			return new LinkedHashMap<>(map);
		}
		return (value instanceof List<?> list) ? List.copyOf(list) : value;
	}

	public String name() {
		return this.name;
	}

	/**
	 * Return the value of a field.
	 * @param <T> type of its value
	 * @param field the field
	 * @return the value, {@code null} if it is not set
	 */
	@SuppressWarnings("unchecked")
	public <T> @Nullable T get(ObjectiveField<T> field) {
		return (T) this.values.get(field);
	}

	/**
	 * Return whether a field is set.
	 * @param field the field
	 * @return {@code false} if it is not
	 */
	public boolean has(ObjectiveField<?> field) {
		return this.values.containsKey(field);
	}

	/**
	 * Return this definition with what it does not set of another.
	 * @param other the other definition
	 * @return a definition of the same name
	 */
	public ObjectiveDefinition or(ObjectiveDefinition other) {
		Map<ObjectiveField<?>, Object> both = new LinkedHashMap<>(other.values);
		both.putAll(this.values);
		return new ObjectiveDefinition(this.name, both);
	}

	/**
	 * Return the definition as JSON knows it: fields by name, the name first, durations
	 * in ISO 8601.
	 * @return texts, numbers, lists and maps
	 */
	public Map<String, Object> toMap() {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("name", this.name);
		for (ObjectiveField<?> field : ObjectiveField.ALL) {
			Object value = this.values.get(field);
			if (value != null) {
				map.put(field.name(), plain(value));
			}
		}
		return map;
	}

	private static Object plain(Object value) {
		if (value instanceof Map<?, ?> map) {
			Map<Object, Object> texts = new LinkedHashMap<>();
			map.forEach((key, entry) -> texts.put(key, plain(entry)));
			return texts;
		}
		return (value instanceof Duration duration) ? duration.toString() : value;
	}

	@Override
	public boolean equals(@Nullable Object obj) {
		return obj instanceof ObjectiveDefinition other && this.name.equals(other.name)
				&& this.values.equals(other.values);
	}

	@Override
	public int hashCode() {
		return 31 * this.name.hashCode() + this.values.hashCode();
	}

	@Override
	public String toString() {
		return toMap().toString();
	}

}
