package io.monitoring.export;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.monitoring.notify.DispatcherSettings;
import io.monitoring.notify.InhibitRule;
import io.monitoring.notify.MatcherParser;
import io.monitoring.notify.Route;
import io.monitoring.notify.TimeInterval;
import io.monitoring.notify.TimeInterval.Span;
import io.monitoring.notify.TimeIntervalText;
import io.monitoring.notify.TimeIntervals;
import io.monitoring.series.Durations;
import io.monitoring.series.LabelMatcher;
import org.jspecify.annotations.Nullable;

/**
 * Writes routes, receivers, inhibit rules and time intervals as a configuration of
 * Alertmanager, version 0.25 or later, which then tells the same people of the same
 * alerts. It holds no secret: where Alertmanager can read one from a file, the file is
 * named, and where it cannot, the address is one that has to be replaced.
 */
public final class AlertmanagerConfigFile {

	private static final int STEP = 2;

	private final YamlText yaml = new YamlText();

	private AlertmanagerConfigFile() {
	}

	/**
	 * Write a configuration file. The same settings give the same text.
	 * @param settings who is told about which alerts
	 * @param receivers what may be said about the receivers
	 * @return the content of the file, YAML
	 */
	public static String write(DispatcherSettings settings, List<ExportedReceiver> receivers) {
		AlertmanagerConfigFile file = new AlertmanagerConfigFile();
		file.yaml.line(0, "# Secrets are not exported. Put each into the file that is named in its place, and replace");
		file.yaml.line(0, "# every address at REPLACE-ME.invalid.");
		file.yaml.line(0, "global:");
		file.yaml.line(STEP, "resolve_timeout: " + Durations.format(settings.resolveTimeout()));
		file.yaml.line(0, "route:");
		file.route(STEP, settings.root());
		file.receivers(settings, receivers);
		file.inhibitRules(settings.inhibitRules());
		file.timeIntervals(settings.timeIntervals());
		return file.yaml.toString();
	}

	private void route(int indent, Route route) {
		String receiver = route.receiver();
		if (receiver != null) {
			this.yaml.string(indent, "receiver", receiver);
		}
		list(indent, "group_by", route.groupBy());
		matchers(indent, "matchers", route.matchers());
		duration(indent, "group_wait", route.timing().groupWait());
		duration(indent, "group_interval", route.timing().groupInterval());
		duration(indent, "repeat_interval", route.timing().repeatInterval());
		list(indent, "mute_time_intervals", route.windows().mute());
		list(indent, "active_time_intervals", route.windows().active());
		if (route.continueMatching()) {
			this.yaml.line(indent, "continue: true");
		}
		if (!route.children().isEmpty()) {
			this.yaml.line(indent, "routes:");
			for (Route child : route.children()) {
				this.yaml.beginItem();
				route(indent + STEP, child);
				this.yaml.endItem(indent + STEP);
			}
		}
	}

	private void duration(int indent, String key, @Nullable Duration duration) {
		if (duration != null) {
			this.yaml.line(indent, key + ": " + Durations.format(duration));
		}
	}

	private void list(int indent, String key, @Nullable List<String> values) {
		if (values != null && !values.isEmpty()) {
			this.yaml.line(indent, key + ":");
			values.forEach((value) -> this.yaml.line(indent, "- " + YamlText.quote(value)));
		}
	}

	private void matchers(int indent, String key, List<LabelMatcher> matchers) {
		list(indent, key, matchers.stream().map(MatcherParser::format).toList());
	}

	private void receivers(DispatcherSettings settings, List<ExportedReceiver> receivers) {
		this.yaml.line(0, "receivers:");
		AlertmanagerReceivers written = new AlertmanagerReceivers(this.yaml);
		receivers.forEach(written::write);
		Set<String> missing = named(settings.root(), new TreeSet<>());
		missing.removeAll(new HashSet<>(receivers.stream().map(ExportedReceiver::name).toList()));
		missing.forEach(written::writeEmpty);
	}

	private static Set<String> named(Route route, Set<String> names) {
		if (route.receiver() != null) {
			names.add(route.receiver());
		}
		route.children().forEach((child) -> named(child, names));
		return names;
	}

	private void inhibitRules(List<InhibitRule> rules) {
		if (rules.isEmpty()) {
			return;
		}
		this.yaml.line(0, "inhibit_rules:");
		for (InhibitRule rule : rules) {
			this.yaml.beginItem();
			matchers(STEP, "source_matchers", rule.source());
			matchers(STEP, "target_matchers", rule.target());
			list(STEP, "equal", List.copyOf(new TreeSet<>(rule.equal())));
		}
	}

	private void timeIntervals(TimeIntervals intervals) {
		if (intervals.names().isEmpty()) {
			return;
		}
		this.yaml.line(0, "time_intervals:");
		intervals.byName().forEach((name, parts) -> {
			this.yaml.string(0, "- name", name);
			this.yaml.line(STEP, "time_intervals:");
			parts.forEach(this::timeInterval);
		});
	}

	private void timeInterval(TimeInterval part) {
		this.yaml.beginItem();
		int indent = 2 * STEP;
		if (!part.times().isEmpty()) {
			this.yaml.line(indent, "times:");
			part.times()
				.forEach((time) -> this.yaml.line(indent, "- {start_time: \"" + TimeIntervalText.clock(time.start())
						+ "\", end_time: \"" + TimeIntervalText.clock(time.end()) + "\"}"));
		}
		list(indent, "weekdays", part.weekdays().stream().map(TimeIntervalText::weekdays).toList());
		list(indent, "days_of_month", spans(part.daysOfMonth()));
		list(indent, "months", spans(part.months()));
		list(indent, "years", spans(part.years()));
		boolean utc = part.location().equals(ZoneOffset.UTC);
		this.yaml.string(indent, "location", utc ? "UTC" : part.location().getId());
	}

	private static List<String> spans(List<Span> spans) {
		return spans.stream().map((span) -> span.first() + ":" + span.last()).toList();
	}

}
