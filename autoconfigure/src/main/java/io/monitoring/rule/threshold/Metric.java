package io.monitoring.rule.threshold;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A metric as a user names it: by a name of Prometheus, or by that of a meter, with dots.
 * The name of a meter tells neither its type nor its unit, so those that Spring Boot has
 * are known by name; of others the dots become underscores, and unit and suffix have to
 * be written, as on the Prometheus endpoint.
 *
 * @param type what kind of series it has
 * @param name name of its series; of a timer the name without {@code _count},
 * {@code _sum}, {@code _max} and {@code _bucket}
 */
record Metric(Type type, String name) {

	private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:.-]{0,199}");

	private static final Pattern COUNTER = Pattern.compile(".*_(total|count|sum)");

	private static final Pattern UNIT = Pattern.compile(".*_(seconds|bytes|ratio|percent)");

	private static final String BUCKET = "_bucket";

	/** Meters of Spring Boot whose name on the Prometheus endpoint has more. */
	private static final Map<String, Metric> KNOWN = known();

	static Metric of(String text, boolean histogram) {
		if (!NAME.matcher(text).matches()) {
			throw new IllegalArgumentException("'" + text + "' is not the name of a metric");
		}
		String name = text.replace('.', '_').replace('-', '_');
		Metric known = KNOWN.get(name);
		if (known != null && (!histogram || known.type() == Type.TIMER)) {
			return known;
		}
		if (histogram) {
			String base = name.endsWith(BUCKET) ? name.substring(0, name.length() - BUCKET.length()) : name;
			boolean meter = !name.equals(text) && !UNIT.matcher(base).matches();
			return new Metric(Type.TIMER, meter ? base + "_seconds" : base);
		}
		return new Metric(COUNTER.matcher(name).matches() ? Type.COUNTER : Type.GAUGE, name);
	}

	/**
	 * Return whether a name is that of a meter of which nobody knows before it is there
	 * whether it is a timer or a gauge.
	 * @param text the name
	 * @return {@code true} for a name with dots that is not one of Spring Boot's
	 */
	static boolean isUnknownMeter(String text) {
		return text.contains(".") && !KNOWN.containsKey(text.replace('.', '_').replace('-', '_'));
	}

	private static Map<String, Metric> known() {
		Map<String, Metric> known = new TreeMap<>();
		for (String timer : new String[] { "http_server_requests", "http_client_requests", "jvm_gc_pause",
				"tasks_scheduled_execution", "spring_data_repository_invocations", "spring_security_filterchains",
				"hikaricp_connections_usage", "hikaricp_connections_acquire", "hikaricp_connections_creation",
				"executor", "executor_idle" }) {
			known.put(timer, new Metric(Type.TIMER, timer + "_seconds"));
			known.put(timer + "_seconds", new Metric(Type.TIMER, timer + "_seconds"));
		}
		for (String gauge : new String[] { "jvm_memory_used_bytes", "jvm_memory_max_bytes",
				"jvm_memory_committed_bytes", "jvm_buffer_memory_used_bytes", "disk_free_bytes", "disk_total_bytes",
				"process_files_open_files", "process_files_max_files", "process_uptime_seconds",
				"jvm_threads_live_threads", "jvm_threads_daemon_threads", "jvm_threads_peak_threads",
				"jvm_threads_states_threads", "jvm_classes_loaded_classes", "executor_queued_tasks",
				"executor_active_threads", "executor_pool_size_threads", "executor_queue_remaining_tasks",
				"tomcat_sessions_active_current_sessions", "hikaricp_connections_timeout_total", "logback_events_total",
				"jvm_gc_memory_allocated_bytes_total", "executor_completed_tasks_total" }) {
			String meter = gauge.replaceFirst("_total$", "")
				.replaceFirst("_(bytes|files|seconds|threads|classes|tasks|sessions)$", "");
			known.put(meter, new Metric(gauge.endsWith("_total") ? Type.COUNTER : Type.GAUGE, gauge));
		}
		return known;
	}

	/**
	 * What kind of series a metric has.
	 */
	enum Type {

		/** One that goes up and down. */
		GAUGE,

		/** One that only grows. */
		COUNTER,

		/** A count, a sum, a maximum and perhaps buckets. */
		TIMER

	}

}
