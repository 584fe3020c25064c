package io.monitoring.slo;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Time that does not count against budgets, by the word of a person.
 *
 * @param id unique
 * @param objective name of the objective, {@code null} for all
 * @param from when it begins
 * @param to when it ends
 * @param reason why
 * @param createdBy who said so
 * @param createdAt when it was said
 */
public record Exclusion(String id, @Nullable String objective, Instant from, Instant to, String reason,
		String createdBy, Instant createdAt) {

	/**
	 * Return whether the exclusion is about an objective.
	 * @param name name of the objective
	 * @return whether it is
	 */
	public boolean isAbout(String name) {
		return this.objective == null || this.objective.equals(name);
	}

}
