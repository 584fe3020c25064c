package io.monitoring.web.alertmanager;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes times as Alertmanager does, always with three digits after the second.
 */
final class TimeView {

	private static final DateTimeFormatter FORMAT = DateTimeFormatter
		.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private TimeView() {
	}

	static String of(Instant time) {
		return FORMAT.format(time);
	}

}
