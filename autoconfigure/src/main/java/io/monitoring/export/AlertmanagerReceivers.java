package io.monitoring.export;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import io.monitoring.notify.Route;

/**
 * Writes receivers of Alertmanager without their secrets.
 */
final class AlertmanagerReceivers {

	private static final String FOLDER = "/etc/alertmanager/secrets/";

	private static final String REPLACE = "http://REPLACE-ME.invalid/";

	private static final int LIST = 2;

	private static final int FIELD = 4;

	private final YamlText yaml;

	private final Set<String> files = new HashSet<>();

	AlertmanagerReceivers(YamlText yaml) {
		this.yaml = yaml;
	}

	/**
	 * Write a receiver that is named by a route and of which nothing else is known.
	 * @param name its name
	 */
	void writeEmpty(String name) {
		if (!name.equals(Route.NOBODY)) {
			comment("This receiver is part of the application. Configure one that does the same.");
		}
		this.yaml.string(0, "- name", name);
	}

	void write(ExportedReceiver receiver) {
		switch (receiver.type()) {
			case "webhook" -> webhook(receiver);
			case "slack" -> slack(receiver);
			case "email" -> email(receiver);
			case "pagerduty" -> keyed(receiver, "routing_key_file", "url");
			case "opsgenie" -> keyed(receiver, "api_key_file", "api_url");
			case "teams" ->
				empty(receiver, "Alertmanager knows Microsoft Teams from version 0.28 on, as msteamsv2_configs.");
			case "log" -> empty(receiver, "The application writes these alerts into its log.");
			default -> empty(receiver, "This receiver is part of the application. Configure one that does the same.");
		}
	}

	private void empty(ExportedReceiver receiver, String why) {
		comment(why);
		this.yaml.string(0, "- name", receiver.name());
	}

	private void comment(String text) {
		this.yaml.line(0, "# " + text);
	}

	private void begin(ExportedReceiver receiver) {
		this.yaml.string(0, "- name", receiver.name());
		this.yaml.line(LIST, receiver.type() + "_configs:");
		this.yaml.line(LIST, "- send_resolved: " + receiver.sendResolved());
	}

	private void webhook(ExportedReceiver receiver) {
		begin(receiver);
		this.yaml.string(FIELD, "url", REPLACE + fileName(receiver.name()));
		if (receiver.secrets().contains("token")) {
			bearer(receiver);
		}
		else if (receiver.secrets().contains("password")) {
			this.yaml.line(FIELD, "http_config:");
			this.yaml.line(FIELD + 2, "basic_auth:");
			this.yaml.string(FIELD + 4, "username", receiver.plain().getOrDefault("username", ""));
			this.yaml.string(FIELD + 4, "password_file", file(receiver, "password"));
		}
	}

	private void bearer(ExportedReceiver receiver) {
		this.yaml.line(FIELD, "http_config:");
		this.yaml.line(FIELD + 2, "authorization:");
		this.yaml.string(FIELD + 4, "credentials_file", file(receiver, "token"));
	}

	private void slack(ExportedReceiver receiver) {
		begin(receiver);
		if (receiver.secrets().contains("token")) {
			this.yaml.string(FIELD, "api_url", "https://slack.com/api/chat.postMessage");
			bearer(receiver);
		}
		else {
			this.yaml.string(FIELD, "api_url_file", file(receiver, "url"));
		}
		target(receiver, "channel");
	}

	private void email(ExportedReceiver receiver) {
		begin(receiver);
		target(receiver, "to");
		this.yaml.string(FIELD, "from", receiver.plain().getOrDefault("from", "alertmanager@REPLACE-ME.invalid"));
		this.yaml.string(FIELD, "smarthost", receiver.plain().getOrDefault("smarthost", "REPLACE-ME.invalid:587"));
		String username = receiver.plain().get("auth_username");
		if (username != null) {
			this.yaml.string(FIELD, "auth_username", username);
			this.yaml.string(FIELD, "auth_password_file", file(receiver, "password"));
		}
	}

	private void keyed(ExportedReceiver receiver, String keyField, String urlField) {
		begin(receiver);
		this.yaml.string(FIELD, keyField, file(receiver, "key"));
		if (receiver.secrets().contains("url")) {
			this.yaml.line(FIELD, "# The application uses another address than the usual one.");
			this.yaml.string(FIELD, urlField, REPLACE + fileName(receiver.name()));
		}
	}

	private void target(ExportedReceiver receiver, String key) {
		if (!receiver.target().otherwise().isEmpty() || !receiver.target().special().isEmpty()) {
			this.yaml.string(FIELD, key, TemplateBySeverity.of(receiver.target()));
		}
	}

	private String file(ExportedReceiver receiver, String kind) {
		String name = fileName(receiver.name());
		String file = name;
		for (int i = 2; !this.files.add(file + "." + kind); i++) {
			file = name + "-" + i;
		}
		return FOLDER + file + "." + kind;
	}

	private static String fileName(String receiver) {
		return receiver.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "_");
	}

}
