package io.monitoring.autoconfigure.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules about what the process uses up: CPU, memory, disk, file descriptors and threads.
 */
final class ResourceRules {

	private static final Duration TREND = Duration.ofMinutes(15);

	private static final String HEAP = "sum(jvm_memory_used_bytes{area=\"heap\"})"
			+ " / sum(jvm_memory_max_bytes{area=\"heap\"} > 0)";

	private ResourceRules() {
	}

	static List<ShippedRule> rules() {
		List<ShippedRule> rules = new ArrayList<>();
		usage(rules, "cpu", "process_cpu_usage", "CPU usage of the process",
				"Of all processors {{ $value | humanizePercentage }} have been at work for this process for 5 minutes.");
		usage(rules, "heap", HEAP, "Heap usage",
				"""
						{{ with query `sum(jvm_memory_used_bytes{area="heap"})` }}{{ . | first | value | humanize1024 }}B{{ end }} \
						of {{ with query `sum(jvm_memory_max_bytes{area="heap"} > 0)` }}{{ . | first | value | humanize1024 }}B\
						{{ end }} are in use, garbage among it.""");
		usage(rules, "disk", "1 - disk_free_bytes / disk_total_bytes", "Disk usage of {{ $labels.path }}",
				"""
						{{ with printf `disk_free_bytes{path=%q}` $labels.path | query }}{{ . | first | value | humanize1024 }}B \
						are left{{ else }}Little is left{{ end }} on {{ $labels.path }}.""");
		usage(rules, "file-descriptor", "process_files_open_files / process_files_max_files",
				"Usage of file descriptors",
				"""
						{{ with query `sum(process_files_open_files)` }}{{ . | first | value | printf "%.0f" }}{{ end }} of \
						{{ with query `sum(process_files_max_files)` }}{{ . | first | value | printf "%.0f" }}{{ end }} \
						files and sockets are open. Without a free one the application takes no more connections.""");
		rules.add(gcOverhead());
		rules.add(memoryGrowth());
		rules.add(threadGrowth());
		rules.add(deadlock());
		return rules;
	}

	private static void usage(List<ShippedRule> rules, String resource, String expr, String what, String description) {
		String summary = what + " is {{ $value | humanizePercentage }}";
		rules.add(ShippedRule.of("high-" + resource + "-usage", ShippedRule.WARNING, expr + " > 0.85")
			.signal(resource)
			.says(summary, description + " The limit is 85 %."));
		rules.add(ShippedRule.of("critical-" + resource + "-usage", ShippedRule.CRITICAL, expr + " > 0.95")
			.signal(resource)
			.says(summary, description + " The limit is 95 %."));
	}

	private static ShippedRule gcOverhead() {
		return ShippedRule.of("high-gc-overhead", ShippedRule.WARNING, "jvm_gc_overhead > 0.1")
			.says("Garbage collection takes {{ $value | humanizePercentage }} of the time", """
					Requests wait while the collector stops all threads; 10 % are the limit. \
					{{ with query `max(jvm_memory_usage_after_gc)` }}After a collection \
					{{ . | first | value | humanizePercentage }} of the heap for long-lived objects are still in use.\
					{{ end }}""");
	}

	/**
	 * What survives a collection, because the heap itself grows between collections
	 * anyway.
	 */
	private static ShippedRule memoryGrowth() {
		return ShippedRule.of("memory-growth", ShippedRule.WARNING, """
				predict_linear(jvm_memory_usage_after_gc[1h], 14400) > 1 \
				and jvm_memory_usage_after_gc > 0.5 \
				and jvm_memory_usage_after_gc - jvm_memory_usage_after_gc offset 1h > 0.02""")
			.signal("heap")
			.holds(TREND)
			.says("Memory grows and will be full within 4 hours", """
					What survives a garbage collection has grown for an hour\
					{{ with query `max(jvm_memory_usage_after_gc)` }} and now takes \
					{{ . | first | value | humanizePercentage }} of the heap for long-lived objects{{ end }}. \
					That is how a leak looks.""");
	}

	private static ShippedRule threadGrowth() {
		return ShippedRule.of("thread-growth", ShippedRule.WARNING, """
				predict_linear(jvm_threads_live_threads[1h], 14400) > 2 * jvm_threads_live_threads \
				and jvm_threads_live_threads - jvm_threads_live_threads offset 1h > 50""")
			.holds(TREND)
			.says("Threads will double within 4 hours",
					"""
							{{ with query `max(jvm_threads_live_threads)` }}{{ . | first | value | printf "%.0f" }}{{ end }} threads \
							are alive, more than 50 more than an hour ago; in 4 hours {{ $value | printf "%.0f" }} are expected.""");
	}

	private static ShippedRule deadlock() {
		return ShippedRule.of("thread-deadlock", ShippedRule.CRITICAL, "jvm_threads_deadlocked_threads > 0")
			.holds(Duration.ofMinutes(1))
			.says("{{ $value }} threads are in a deadlock", """
					They wait for each other and never go on. What they hold, such as connections of a pool, \
					is lost until the application is restarted.""");
	}

}
