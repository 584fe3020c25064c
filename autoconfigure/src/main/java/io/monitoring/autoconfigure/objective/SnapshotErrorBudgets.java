package io.monitoring.autoconfigure.objective;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.monitoring.notify.PlainText;
import io.monitoring.series.Labels;
import io.monitoring.slo.ErrorBudgets;
import io.monitoring.slo.SloStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads budgets from the last snapshot, sorted by name once a tick.
 */
final class SnapshotErrorBudgets implements ErrorBudgets {

	private static final Logger logger = LoggerFactory.getLogger(SnapshotErrorBudgets.class);

	private static final int REMEMBERED = 100;

	private static final int LOGGED = 100;

	private final Supplier<List<SloStatus>> statuses;

	private final Set<String> unknown = ConcurrentHashMap.newKeySet();

	private volatile Index index = new Index(List.of(), Map.of());

	SnapshotErrorBudgets(Supplier<List<SloStatus>> statuses) {
		this.statuses = statuses;
	}

	@Override
	public Optional<SloStatus> find(String name) {
		SloStatus found = current().worst().get(name);
		if (found == null && this.unknown.size() < REMEMBERED && this.unknown.add(name)) {
			logger.warn("The application asks for the error budget of '{}', but there is no objective of this name",
					PlainText.oneLine(name, LOGGED));
		}
		return Optional.ofNullable(found);
	}

	@Override
	public Optional<SloStatus> find(String name, Labels group) {
		return current().statuses()
			.stream()
			.filter((status) -> status.objective().name().equals(name) && status.group().equals(group))
			.findFirst();
	}

	private Index current() {
		List<SloStatus> now = this.statuses.get();
		Index known = this.index;
		if (known.statuses() != now) {
			known = Index.of(now);
			this.index = known;
		}
		return known;
	}

	private record Index(List<SloStatus> statuses, Map<String, SloStatus> worst) {

		static Index of(List<SloStatus> statuses) {
			Map<String, SloStatus> worst = new HashMap<>();
			statuses.forEach((status) -> worst.merge(status.objective().name(), status,
					(one, other) -> (one.budget().remainingRatio() <= other.budget().remainingRatio()) ? one : other));
			return new Index(statuses, worst);
		}

	}

}
