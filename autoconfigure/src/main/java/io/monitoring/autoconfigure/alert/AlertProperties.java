package io.monitoring.autoconfigure.alert;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * Properties of alert rules and of the delivery of alerts.
 *
 * @param defaultRules Whether the rules that come with the starter are evaluated.
 * @param runbookBaseUrl Address of the folder with a page for each rule that comes with
 * the starter or is made of an objective. Alerts link to their page. No links when it is
 * empty.
 * @param rules Alert rules by name. The name of a default rule changes that rule.
 * @param ruleFiles Rule files of Prometheus, for example classpath:/rules/shop.yml or
 * file:/etc/shop/*.yml. A file must be there, a pattern may match none.
 * @param outageTolerance How long the application may have been down for its alerts to go
 * on after the restart. After a longer outage they begin anew.
 * @param groupWait How long the first notification about a new group of alerts waits for
 * more of them.
 * @param groupInterval How long to wait before a change in a group that was notified is
 * sent.
 * @param repeatInterval How long to wait before a notification is repeated when nothing
 * changed.
 * @param maxPerMinute Largest number of notifications that a receiver gets within a
 * minute; the log gets all. What comes in excess is sent later.
 * @param deadline How long to try to deliver a notification.
 * @param receivers Where notifications go, by the name of the receiver. There is a
 * receiver "log" unless it is switched off.
 * @param bySeverity Receivers by severity. Those of "default" get all other severities,
 * or the receiver "log" does. Every receiver gets every alert when neither this nor a
 * route is set.
 * @param route Root of the routing tree, in place of receivers by severity.
 * @param defaultInhibition Whether a critical alert hides lower severities of the same
 * alert, objective or signal of the same application.
 * @param inhibitRules Rules by which alerts keep others from being told.
 * @param timeIntervals Parts of the calendar by name, to which routes refer.
 */
@ConfigurationProperties("monitoring.alerts")
public record AlertProperties(@DefaultValue("true") boolean defaultRules,
		@DefaultValue("https://github.com/monitoring-spring-boot/monitoring-spring-boot-starter/blob/main/docs/runbooks/") String runbookBaseUrl,
		@DefaultValue Map<String, AlertRuleProperties> rules, @DefaultValue List<String> ruleFiles,
		@DefaultValue("1h") Duration outageTolerance, @DefaultValue("30s") Duration groupWait,
		@DefaultValue("5m") Duration groupInterval, @DefaultValue("4h") Duration repeatInterval,
		@DefaultValue("20") int maxPerMinute, @DefaultValue("24h") Duration deadline,
		@DefaultValue Map<String, ReceiverProperties> receivers,
		@Name("notify") @DefaultValue Map<String, List<String>> bySeverity, @Nullable RouteProperties route,
		@DefaultValue("true") boolean defaultInhibition, @DefaultValue List<InhibitRuleProperties> inhibitRules,
		@DefaultValue Map<String, List<TimeIntervalProperties>> timeIntervals) {

	public AlertProperties {
		rules = Map.copyOf(rules);
		ruleFiles = List.copyOf(ruleFiles);
		receivers = Map.copyOf(receivers);
		bySeverity = Map.copyOf(bySeverity);
		inhibitRules = List.copyOf(inhibitRules);
		timeIntervals = Map.copyOf(timeIntervals);
	}

}
