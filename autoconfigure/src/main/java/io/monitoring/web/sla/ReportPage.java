package io.monitoring.web.sla;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import io.monitoring.series.Durations;
import io.monitoring.web.sla.BudgetViews.Gap;
import io.monitoring.web.sla.BudgetViews.Spent;
import org.jspecify.annotations.Nullable;

/**
 * Writes the report as a page for the printer: no script, and nothing that is loaded.
 */
public final class ReportPage {

	/** The type of the content. */
	public static final String TYPE = "text/html;charset=UTF-8";

	private static final String STYLE = """
			body{font:14px/1.4 system-ui,sans-serif;margin:2em;color:#111;background:#fff}
			table{border-collapse:collapse;margin:0 0 1.5em}
			th,td{border:1px solid #bbb;padding:.25em .6em;text-align:left;vertical-align:top}
			th{background:#eee}
			h2{margin:1.5em 0 .4em;break-after:avoid}
			table{break-inside:avoid}
			@media print{body{margin:0}}
			""";

	/** What a browser may do with the page: apply the one style that is in it. */
	public static final String POLICY = "default-src 'none'; style-src 'sha256-" + digest(STYLE)
			+ "'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

	private static final List<String> SUMMARY = List.of("Objective", "Target", "Window", "Good", "Total", "Compliance",
			"Kept", "With excluded", "Budget left", "Budget left in minutes", "Spent within", "Observed");

	private ReportPage() {
	}

	private static String digest(String style) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(hash);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/**
	 * Write a report.
	 * @param entries the entries
	 * @param time when the figures were taken
	 * @return the page
	 */
	public static String write(List<ReportEntry> entries, Instant time) {
		Html page = new Html().open("!DOCTYPE html").open("html lang=\"en\"").open("head");
		page.open("meta charset=\"utf-8\"").element("title", "Service level report");
		String style = "<style>" + STYLE + "</style>";
		Html body = new Html().open("body").element("h1", "Service level report");
		body.element("p", "As of " + time.truncatedTo(ChronoUnit.SECONDS) + ". Times are UTC.");
		summary(body, entries);
		entries.forEach((entry) -> details(body, entry));
		return page + style + "</head>\n" + body.close("body").close("html");
	}

	private static void summary(Html body, List<ReportEntry> entries) {
		body.open("table").row("th", SUMMARY);
		for (ReportEntry entry : entries) {
			body.row("td",
					Arrays.asList(title(entry), percent(entry.targetPercent()), window(entry), shown(entry.good()),
							shown(entry.total()), percent(entry.compliancePercent()), entry.met() ? "yes" : "no",
							percent(entry.everything().compliancePercent()), percent(entry.budgetRemainingPercent()),
							entry.budget().remainingMinutes(), shown(entry.exhaustion()),
							percent(entry.observedPercent())));
		}
		body.close("table");
	}

	private static void details(Html body, ReportEntry entry) {
		body.element("h2", title(entry));
		notes(entry).forEach((note) -> body.element("p", note));
		if (!entry.pairs().isEmpty()) {
			body.open("table").row("th", List.of("Burn rate above", "Windows", "Severity", "State"));
			entry.pairs()
				.forEach((pair) -> body.row("td",
						List.of(pair.factor(), shown(pair.longWindow()) + " and " + shown(pair.shortWindow()),
								pair.severity(), pair.state())));
			body.close("table");
		}
		gaps(body, entry.downtimes());
		deployments(body, entry.deployments());
	}

	private static List<String> notes(ReportEntry entry) {
		List<String> notes = new ArrayList<>();
		if (entry.observedPercent() < 100) {
			notes.add("Only " + percent(entry.observedPercent()) + " of the window has been observed.");
		}
		if (entry.noDataSince() != null) {
			notes.add("Nothing has been measured since " + shown(entry.noDataSince()) + ".");
		}
		if (entry.givenBack().budgetPercent() != 0 || !entry.good().equals(entry.everything().good())) {
			notes.add("Exclusions gave back " + percent(entry.givenBack().budgetPercent()) + " of the budget: "
					+ shown(entry.givenBack().bad()) + " bad of " + shown(entry.givenBack().total()) + ".");
		}
		entry.downtimeByReason()
			.forEach((reason, time) -> notes.add("Nobody watched for " + shown(time) + ": " + reason + "."));
		return notes;
	}

	private static void gaps(Html body, List<Gap> gaps) {
		if (!gaps.isEmpty()) {
			body.open("table").row("th", List.of("Not watched from", "To", "Why"));
			gaps.forEach((gap) -> body.row("td", List.of(shown(gap.from()), shown(gap.to()), gap.reason())));
			body.close("table");
		}
	}

	private static void deployments(Html body, List<Spent> deployments) {
		if (!deployments.isEmpty()) {
			body.open("table").row("th", List.of("Version", "Commit", "Started", "Bad", "Total", "Budget spent"));
			deployments.forEach(
					(spent) -> body.row("td", Arrays.asList(spent.version(), spent.commit(), shown(spent.startedAt()),
							shown(spent.bad()), shown(spent.total()), percent(spent.budgetPercent()))));
			body.close("table");
		}
	}

	private static String title(ReportEntry entry) {
		String name = (entry.displayName() != null) ? entry.displayName() + " (" + entry.name() + ")" : entry.name();
		return entry.group().isEmpty() ? name : name + ": " + ReportCsv.group(entry);
	}

	private static String window(ReportEntry entry) {
		String kind = (entry.calendar() != null) ? entry.calendar() : shown(entry.window());
		return kind + ", " + shown(entry.from()) + " to " + shown(entry.to());
	}

	private static String percent(double percent) {
		return percent + " %";
	}

	private static String shown(@Nullable Object value) {
		if (value instanceof Duration duration) {
			return duration.isNegative() ? "-" + Durations.format(duration.negated()) : Durations.format(duration);
		}
		if (value instanceof Instant instant) {
			return instant.truncatedTo(ChronoUnit.SECONDS).toString();
		}
		return (value != null) ? value.toString() : "-";
	}

}
