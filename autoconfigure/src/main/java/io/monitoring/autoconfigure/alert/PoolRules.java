package io.monitoring.autoconfigure.alert;

import java.time.Duration;
import java.util.List;

/**
 * Rules about parts of the application: pools, queues, health, log and certificates.
 */
final class PoolRules {

	private PoolRules() {
	}

	static List<ShippedRule> rules() {
		return List.of(poolSaturated(), poolTimeouts(), queueBacklog(), componentDown(), logErrors(),
				certificate("tls-certificate-expires-soon", ShippedRule.WARNING, 14),
				certificate("tls-certificate-expires", ShippedRule.CRITICAL, 3));
	}

	private static ShippedRule poolSaturated() {
		return ShippedRule
			.of("hikari-pool-saturated", ShippedRule.WARNING,
					"hikaricp_connections_active / hikaricp_connections_max > 0.9")
			.signal("connection-pool")
			.says("{{ $value | humanizePercentage }} of the connections of {{ $labels.pool }} are in use",
					"""
							{{ with printf `hikaricp_connections_active{pool=%q}` $labels.pool | query }}\
							{{ . | first | value | printf "%.0f" }}{{ end }} of \
							{{ with printf `hikaricp_connections_max{pool=%q}` $labels.pool | query }}\
							{{ . | first | value | printf "%.0f" }}{{ end }} connections of the pool {{ $labels.pool }} are in use\
							{{ with printf `hikaricp_connections_pending{pool=%q}` $labels.pool | query }}, \
							{{ . | first | value | printf "%.0f" }} threads wait for one{{ end }}.""");
	}

	private static ShippedRule poolTimeouts() {
		return ShippedRule
			.of("hikari-connection-timeouts", ShippedRule.CRITICAL,
					"increase(hikaricp_connections_timeout_total[5m]) > 0.5")
			.signal("connection-pool")
			.holds(Duration.ZERO)
			.says("No connection of {{ $labels.pool }} was free in time", """
					In the last 5 minutes {{ $value | printf "%.0f" }} callers gave up waiting for a connection of the \
					pool {{ $labels.pool }}; each is a request that failed.""");
	}

	private static ShippedRule queueBacklog() {
		return ShippedRule.of("executor-queue-backlog", ShippedRule.WARNING, "executor_queued_tasks > 100")
			.says("{{ $value }} tasks wait in the executor {{ $labels.name }}", """
					The limit is 100.\
					{{ with printf `executor_active_threads{name=%q}` $labels.name | query }} \
					{{ . | first | value | printf "%.0f" }} threads of the executor are at work.{{ end }}""");
	}

	private static ShippedRule componentDown() {
		return ShippedRule.of("health-component-down", ShippedRule.CRITICAL, "health_status{component!=\"\"} == 0")
			.holds(Duration.ofMinutes(1))
			.says("Component {{ $labels.component }} is down", """
					The health check of {{ $labels.component }} has failed for a minute.""");
	}

	/** Three times as many as usual, and more than a few. */
	private static ShippedRule logErrors() {
		String errors = "logback_events_total{level=\"error\"}";
		return ShippedRule.of("log-errors-spike", ShippedRule.WARNING, """
				sum(increase(%1$s[5m])) > 20 \
				and sum(rate(%1$s[5m])) > 3 * sum(rate(%1$s[1h] offset 5m))""".formatted(errors))
			.says("{{ $value | printf \"%.0f\" }} errors were logged within 5 minutes",
					"""
							That is more than three times as many as in the hour before, when\
							{{ with query `sum(rate(%s[1h] offset 5m)) * 300` }} {{ . | first | value | printf "%%.0f" }}{{ end }} \
							were logged within 5 minutes."""
						.formatted(errors));
	}

	private static ShippedRule certificate(String name, String severity, int days) {
		return ShippedRule.of(name, severity, "ssl_chain_expiry_seconds{source!=\"truststore\"} < " + days + " * 86400")
			.signal("tls-certificate")
			.says("The certificate {{ $labels.chain }} of {{ $labels.bundle }} expires in {{ $value | humanizeDuration }}",
					"""
							It belongs to the SSL bundle {{ $labels.bundle }}. When it has expired, nobody can connect. \
							The limit is %d days."""
						.formatted(days));
	}

}
