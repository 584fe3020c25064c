package io.monitoring.autoconfigure.health;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the health of objectives.
 *
 * @param enabled Whether objectives are a part of the application's health. A budget that
 * is spent shows as AT_RISK and changes no other status; no probe asks for it.
 */
@ConfigurationProperties("monitoring.sla.health")
public record ObjectivesHealthProperties(@DefaultValue("false") boolean enabled) {

}
