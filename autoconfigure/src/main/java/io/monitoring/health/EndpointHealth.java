package io.monitoring.health;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.actuate.endpoint.CompositeHealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthDescriptor;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.actuate.endpoint.IndicatedHealthDescriptor;

/**
 * Reads Boot's health endpoint, so that its groups, status order and HTTP mapping hold
 * here too.
 */
final class EndpointHealth {

	private final HealthEndpoint endpoint;

	private final HealthEndpointGroups groups;

	EndpointHealth(HealthEndpoint endpoint, HealthEndpointGroups groups) {
		this.endpoint = endpoint;
		this.groups = groups;
	}

	HealthAnswer all() {
		return answer(this.endpoint.health(), this.groups.getPrimary());
	}

	@Nullable HealthAnswer group(String name) {
		HealthEndpointGroup group = this.groups.get(name);
		HealthDescriptor health = (group != null) ? this.endpoint.healthForPath(name) : null;
		return (group != null && health != null) ? answer(health, group) : null;
	}

	private static HealthAnswer answer(HealthDescriptor health, HealthEndpointGroup group) {
		int httpStatus = group.getHttpCodeStatusMapper().getStatusCode(health.getStatus());
		ComponentHealth component = component(health);
		return new HealthAnswer(component.status(), httpStatus, component.components());
	}

	private static ComponentHealth component(HealthDescriptor health) {
		Map<String, Object> details = Map.of();
		Map<String, ComponentHealth> components = new LinkedHashMap<>();
		if (health instanceof IndicatedHealthDescriptor indicated) {
			details = PlainDetails.of(indicated.getDetails());
		}
		if (health instanceof CompositeHealthDescriptor composite && composite.getComponents() != null) {
			composite.getComponents().forEach((name, part) -> components.put(name, component(part)));
		}
		return new ComponentHealth(health.getStatus().getCode(), details, components);
	}

}
