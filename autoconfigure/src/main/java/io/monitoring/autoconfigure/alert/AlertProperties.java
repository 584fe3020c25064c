package io.monitoring.autoconfigure.alert;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Properties of alert rules and of the delivery of alerts.
 *
 * @param defaultRules Whether the rules that come with the starter are evaluated.
 * @param rules Alert rules by name. The name of a default rule changes that rule.
 * @param groupWait How long the first notification about a new group of alerts waits for
 * more of them.
 * @param groupInterval How long to wait before a change in a group that was notified is
 * sent.
 * @param repeatInterval How long to wait before a notification is repeated when nothing
 * changed.
 * @param receivers Where notifications go.
 */
@ConfigurationProperties("monitoring.alerts")
public record AlertProperties(@DefaultValue("true") boolean defaultRules, @DefaultValue Map<String, Rule> rules,
		@DefaultValue("30s") Duration groupWait, @DefaultValue("5m") Duration groupInterval,
		@DefaultValue("4h") Duration repeatInterval, @DefaultValue Receivers receivers) {

	public AlertProperties {
		rules = Map.copyOf(rules);
	}

	/**
	 * One alert rule.
	 *
	 * @param expr Condition in PromQL. Every element that it returns is an alert.
	 * @param holdDuration How long the condition has to hold before the alert fires.
	 * @param severity Value of the label "severity", for example "critical" or "warning".
	 * @param summary One line that says what is wrong. May refer to labels and value as
	 * {{ $labels.uri }} and {{ $value }}.
	 * @param description What it means and what to do, with the same references.
	 * @param labels Further labels of the alerts.
	 * @param enabled Whether the rule is evaluated.
	 */
	public record Rule(@Nullable String expr, @Name("for") @Nullable Duration holdDuration, @Nullable String severity,
			@Nullable String summary, @Nullable String description, @DefaultValue Map<String, String> labels,
			@DefaultValue("true") boolean enabled) {

		public Rule {
			labels = Map.copyOf(labels);
		}

	}

	/**
	 * Where notifications go.
	 *
	 * @param log Notifications as lines of the application's log.
	 * @param webhook Notifications as JSON in the format of Alertmanager's webhook.
	 */
	public record Receivers(@DefaultValue Log log, @DefaultValue Webhook webhook) {

	}

	/**
	 * Notifications as lines of the application's log.
	 *
	 * @param enabled Whether notifications are logged.
	 */
	public record Log(@DefaultValue("true") boolean enabled) {

	}

	/**
	 * Notifications as JSON in the format of Alertmanager's webhook.
	 *
	 * @param url Address that notifications are posted to, http or https. Nothing is sent
	 * when it is not set.
	 * @param sendResolved Whether the end of an alert is sent, too.
	 */
	public record Webhook(@Nullable String url, @DefaultValue("true") boolean sendResolved) {

		/**
		 * The address may hold a secret, so it is never printed.
		 */
		@Override
		public String toString() {
			return "Webhook[url=" + ((this.url != null) ? "******" : "null") + ", sendResolved=" + this.sendResolved
					+ "]";
		}

	}

}
