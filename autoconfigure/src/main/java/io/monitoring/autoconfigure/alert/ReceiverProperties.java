package io.monitoring.autoconfigure.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of one receiver of notifications. Which of them it takes depends on its
 * type.
 *
 * @param type What the receiver is: log, webhook, slack, teams, email, pagerduty,
 * opsgenie or alertmanager. The name of the receiver when it is not set.
 * @param enabled Whether anything is sent. Routes may name a receiver that is not
 * enabled.
 * @param sendResolved Whether the end of an alert is sent, too.
 * @param watchdog Whether the receiver gets the alert "Watchdog", which always fires, so
 * that its absence can be noticed.
 * @param url Address that notifications are posted to, http or https.
 * @param urls Addresses of Alertmanagers, without "/api/v2/alerts".
 * @param channel Slack channel, that of the address when it is not set.
 * @param channels Slack channels by severity.
 * @param to E-mail recipients.
 * @param recipients E-mail recipients by severity.
 * @param from E-mail sender.
 * @param routingKey Integration key of a PagerDuty service.
 * @param apiKey Key of an Opsgenie integration.
 * @param token Token that is sent as "Authorization: Bearer".
 * @param username User name of basic authentication.
 * @param password Password of basic authentication.
 * @param sslBundle Name of the SSL bundle whose certificates are used.
 */
public record ReceiverProperties(@Nullable String type, @DefaultValue("true") boolean enabled,
		@DefaultValue("true") boolean sendResolved, @DefaultValue("false") boolean watchdog, @Nullable String url,
		@DefaultValue List<String> urls, @Nullable String channel, @DefaultValue Map<String, String> channels,
		@DefaultValue List<String> to, @DefaultValue Map<String, List<String>> recipients, @Nullable String from,
		@Nullable String routingKey, @Nullable String apiKey, @Nullable String token, @Nullable String username,
		@Nullable String password, @Nullable String sslBundle) {

	/** What a receiver has of which nothing was set. */
	static final ReceiverProperties DEFAULTS = new ReceiverProperties(null, true, true, false, null, List.of(), null,
			Map.of(), List.of(), Map.of(), null, null, null, null, null, null, null);

	public ReceiverProperties {
		urls = List.copyOf(urls);
		channels = Map.copyOf(channels);
		to = List.copyOf(to);
		recipients = Map.copyOf(recipients);
	}

	/**
	 * Return the fields that not every type has and that were set.
	 * @return their keys
	 */
	Set<String> present() {
		Map<String, Boolean> fields = new LinkedHashMap<>();
		fields.put("url", this.url != null);
		fields.put("urls", !this.urls.isEmpty());
		fields.put("channel", this.channel != null);
		fields.put("channels", !this.channels.isEmpty());
		fields.put("to", !this.to.isEmpty());
		fields.put("recipients", !this.recipients.isEmpty());
		fields.put("from", this.from != null);
		fields.put("routing-key", this.routingKey != null);
		fields.put("api-key", this.apiKey != null);
		fields.put("token", this.token != null);
		fields.put("username", this.username != null);
		fields.put("password", this.password != null);
		fields.put("ssl-bundle", this.sslBundle != null);
		fields.values().removeIf((set) -> !set);
		return new TreeSet<>(fields.keySet());
	}

	/**
	 * Most fields are secrets or addresses that work like secrets: none is printed.
	 */
	@Override
	public String toString() {
		return "ReceiverProperties[type=" + this.type + ", enabled=" + this.enabled + ", present=" + present() + "]";
	}

}
