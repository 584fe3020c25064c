package io.monitoring.health;

import java.util.Map;

/**
 * The health of one part of the application.
 *
 * @param status the status code, for example {@code DOWN}
 * @param details what the check reports: texts, numbers, booleans, maps and lists only
 * @param components parts of this part by name
 */
public record ComponentHealth(String status, Map<String, Object> details, Map<String, ComponentHealth> components) {

}
