package io.monitoring.health;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.SimpleHttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.SimpleStatusAggregator;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Asks the registered health checks themselves: the endpoint's beans do not exist where
 * an application does not expose it, the registry always does.
 */
final class RegistryHealth {

	private final HealthContributors contributors;

	private final StatusAggregator aggregator = new SimpleStatusAggregator();

	private final HttpCodeStatusMapper httpStatuses = new SimpleHttpCodeStatusMapper();

	RegistryHealth(HealthContributors contributors) {
		this.contributors = contributors;
	}

	HealthAnswer all() {
		Map<String, ComponentHealth> components = components(this.contributors);
		Status status = aggregate(components);
		return new HealthAnswer(status.getCode(), this.httpStatuses.getStatusCode(status), components);
	}

	private Map<String, ComponentHealth> components(HealthContributors contributors) {
		Map<String, ComponentHealth> components = new LinkedHashMap<>();
		contributors.stream().forEach((entry) -> components.put(entry.name(), component(entry.contributor())));
		return components;
	}

	private ComponentHealth component(HealthContributor contributor) {
		if (contributor instanceof CompositeHealthContributor composite) {
			Map<String, ComponentHealth> components = components(composite);
			return new ComponentHealth(aggregate(components).getCode(), Map.of(), components);
		}
		Health health = ((HealthIndicator) contributor).health();
		Health known = (health != null) ? health : Health.unknown().build();
		return new ComponentHealth(known.getStatus().getCode(), PlainDetails.of(known.getDetails()), Map.of());
	}

	private Status aggregate(Map<String, ComponentHealth> components) {
		Set<Status> statuses = new LinkedHashSet<>();
		components.values().forEach((component) -> statuses.add(new Status(component.status())));
		return statuses.isEmpty() ? Status.UP : this.aggregator.getAggregateStatus(statuses);
	}

}
