package io.monitoring.health;

import java.time.Duration;
import java.time.InstantSource;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroups;
import org.springframework.boot.health.contributor.HealthContributors;

/**
 * Answers whether the application is well, alive and ready: by Boot's health endpoint
 * where it exists, else by the registered checks and the application's availability.
 */
public final class HealthAnswers {

	private static final Duration MAX_AGE = Duration.ofSeconds(1);

	private final SharedCheck all;

	private final SharedCheck live;

	private final SharedCheck ready;

	/**
	 * Create the answers.
	 * @param sources what the application offers
	 * @param time the present, for the age of a result
	 */
	public HealthAnswers(Sources sources, InstantSource time) {
		EndpointHealth endpoint = sources.endpointHealth();
		RegistryHealth registry = new RegistryHealth(sources.contributors());
		ApplicationAvailability availability = sources.availability();
		this.all = new SharedCheck(() -> (endpoint != null) ? endpoint.all() : registry.all(), MAX_AGE, time);
		this.live = new SharedCheck(() -> first(group(endpoint, "liveness"), live(availability)), Duration.ZERO, time);
		this.ready = new SharedCheck(() -> first(group(endpoint, "readiness"), ready(availability)), Duration.ZERO,
				time);
	}

	/**
	 * Return the health of all parts.
	 * @return an answer that is at most about a second old unless a check hangs
	 */
	public HealthAnswer all() {
		return this.all.get();
	}

	/**
	 * Return whether the application is alive, that is, need not be restarted.
	 * @return the present answer, an older one only while a check hangs
	 */
	public HealthAnswer live() {
		return this.live.get();
	}

	/**
	 * Return whether the application is ready for traffic.
	 * @return the present answer, an older one only while a check hangs
	 */
	public HealthAnswer ready() {
		return this.ready.get();
	}

	private static @Nullable HealthAnswer group(@Nullable EndpointHealth endpoint, String name) {
		return (endpoint != null) ? endpoint.group(name) : null;
	}

	private static HealthAnswer first(@Nullable HealthAnswer answer, HealthAnswer otherwise) {
		return (answer != null) ? answer : otherwise;
	}

	private static HealthAnswer live(ApplicationAvailability availability) {
		return (availability.getLivenessState() == LivenessState.CORRECT) ? HealthAnswer.without("UP", HealthAnswer.OK)
				: HealthAnswer.without("DOWN", HealthAnswer.UNAVAILABLE);
	}

	private static HealthAnswer ready(ApplicationAvailability availability) {
		return (availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC)
				? HealthAnswer.without("UP", HealthAnswer.OK)
				: HealthAnswer.without("OUT_OF_SERVICE", HealthAnswer.UNAVAILABLE);
	}

	/**
	 * What an application offers to tell its health.
	 *
	 * @param contributors the registered checks
	 * @param availability the application's own word
	 * @param endpoint the health endpoint, {@code null} where it is not exposed
	 * @param groups the groups of the endpoint, {@code null} where there is none
	 */
	public record Sources(HealthContributors contributors, ApplicationAvailability availability,
			@Nullable HealthEndpoint endpoint, @Nullable HealthEndpointGroups groups) {

		@Nullable EndpointHealth endpointHealth() {
			return (this.endpoint != null && this.groups != null) ? new EndpointHealth(this.endpoint, this.groups)
					: null;
		}

	}

}
