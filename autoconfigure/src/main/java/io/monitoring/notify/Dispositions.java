package io.monitoring.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.monitoring.alert.Alert;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the alerts of one tick. It is worked out when somebody asks, by whoever
 * asks, so that it costs the tick nothing.
 */
final class Dispositions {

	private final RouteNode root;

	private final Suppression suppression;

	private final Instant now;

	private final List<Alert> alerts;

	private volatile @Nullable List<AlertDisposition> found;

	Dispositions(RouteNode root, Suppression suppression, Instant now, List<Alert> alerts) {
		this.root = root;
		this.suppression = suppression;
		this.now = now;
		this.alerts = alerts;
	}

	List<AlertDisposition> get() {
		List<AlertDisposition> known = this.found;
		if (known == null) {
			known = this.alerts.stream().map(this::disposition).toList();
			this.found = known;
		}
		return known;
	}

	private AlertDisposition disposition(Alert alert) {
		List<String> receivers = new ArrayList<>();
		List<String> groups = new ArrayList<>();
		Set<String> mutedBy = new LinkedHashSet<>();
		boolean heard = false;
		for (RouteNode route : this.root.told(alert.labels())) {
			receivers.add(route.receiver());
			groups.add(route.groupKey(route.groupLabels(alert.labels())));
			List<String> muting = this.suppression.mutedBy(route, this.now);
			mutedBy.addAll(muting);
			heard = heard || muting.isEmpty();
		}
		return new AlertDisposition(alert, receivers, groups, this.suppression.silencedBy(alert.labels(), this.now),
				this.suppression.inhibitedBy(alert.labels()), heard ? List.of() : List.copyOf(mutedBy));
	}

}
