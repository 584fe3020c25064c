package io.monitoring.web.sla;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Writes the report as comma-separated values by RFC 4180: one line for each objective or
 * group of one.
 */
public final class ReportCsv {

	/** The type of the content. */
	public static final String TYPE = "text/csv;charset=UTF-8;header=present";

	private static final Map<String, Function<ReportEntry, @Nullable Object>> COLUMNS = columns();

	private ReportCsv() {
	}

	private static Map<String, Function<ReportEntry, @Nullable Object>> columns() {
		Map<String, Function<ReportEntry, @Nullable Object>> columns = new LinkedHashMap<>();
		columns.put("name", ReportEntry::name);
		columns.put("group", ReportCsv::group);
		columns.put("displayName", ReportEntry::displayName);
		columns.put("type", ReportEntry::type);
		columns.put("targetPercent", ReportEntry::targetPercent);
		columns.put("window", ReportEntry::window);
		columns.put("calendar", ReportEntry::calendar);
		columns.put("from", ReportEntry::from);
		columns.put("to", ReportEntry::to);
		columns.put("observedPercent", ReportEntry::observedPercent);
		columns.put("noDataSince", ReportEntry::noDataSince);
		columns.put("unit", ReportEntry::unit);
		columns.put("good", ReportEntry::good);
		columns.put("total", ReportEntry::total);
		columns.put("bad", ReportEntry::bad);
		columns.put("compliancePercent", ReportEntry::compliancePercent);
		columns.put("met", ReportEntry::met);
		columns.put("complianceWithExcludedPercent", (entry) -> entry.everything().compliancePercent());
		columns.put("givenBackPercent", (entry) -> entry.givenBack().budgetPercent());
		budget(columns);
		return columns;
	}

	private static void budget(Map<String, Function<ReportEntry, @Nullable Object>> columns) {
		columns.put("budgetTotal", (entry) -> entry.budget().total());
		columns.put("budgetConsumed", (entry) -> entry.budget().consumed());
		columns.put("budgetRemaining", (entry) -> entry.budget().remaining());
		columns.put("budgetRemainingPercent", ReportEntry::budgetRemainingPercent);
		columns.put("budgetRemainingMinutes", (entry) -> entry.budget().remainingMinutes());
		columns.put("lastHourPercent", ReportEntry::lastHourPercent);
		columns.put("lastDayPercent", ReportEntry::lastDayPercent);
		columns.put("moreBad", ReportEntry::moreBad);
		columns.put("exhaustion", ReportEntry::exhaustion);
	}

	/**
	 * Write a report.
	 * @param entries the entries
	 * @return the text, a line of names first
	 */
	public static String write(List<ReportEntry> entries) {
		StringBuilder csv = new StringBuilder(String.join(",", COLUMNS.keySet())).append("\r\n");
		for (ReportEntry entry : entries) {
			StringJoiner line = new StringJoiner(",", "", "\r\n");
			COLUMNS.values().forEach((column) -> line.add(cell(column.apply(entry))));
			csv.append(line);
		}
		return csv.toString();
	}

	static String group(ReportEntry entry) {
		return entry.group()
			.entrySet()
			.stream()
			.map((label) -> label.getKey() + "=" + label.getValue())
			.collect(Collectors.joining(", "));
	}

	private static String cell(@Nullable Object value) {
		if (value == null) {
			return "";
		}
		String text = (value instanceof String string) ? harmless(string) : value.toString();
		boolean quoted = text.chars().anyMatch((character) -> ",\"\r\n".indexOf(character) >= 0);
		return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
	}

	/** A spreadsheet takes a text that begins so for a formula. */
	private static String harmless(String text) {
		return (!text.isEmpty() && "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20".indexOf(text.charAt(0)) >= 0) ? "'" + text
				: text;
	}

}
