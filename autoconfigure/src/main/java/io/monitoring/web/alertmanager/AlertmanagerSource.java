package io.monitoring.web.alertmanager;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

import io.monitoring.notify.AlertDisposition;
import io.monitoring.notify.Silences;
import org.jspecify.annotations.Nullable;

/**
 * Where the answers come from.
 *
 * @param alerts gives the alerts of the last tick
 * @param silences all silences
 * @param receivers gives the names of the receivers
 * @param config gives the routes and receivers as a configuration file
 * @param lastTick gives the time of the last tick
 * @param startedAt when the monitoring started
 * @param now the present
 * @param version version of the monitoring, {@code null} when it is not known
 */
public record AlertmanagerSource(Supplier<List<AlertDisposition>> alerts, Silences silences,
		Supplier<List<String>> receivers, Supplier<String> config, Supplier<Instant> lastTick, Instant startedAt,
		InstantSource now, @Nullable String version) {

}
