package io.monitoring.web.prometheus;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Tells clients which Prometheus this is like. Grafana offers what that version can do.
 *
 * @param version the version of Prometheus whose language and interface are spoken here
 * @param revision the version of the monitoring, empty if unknown
 * @param branch what this is
 * @param buildUser always empty
 * @param buildDate always empty
 * @param goVersion always empty
 */
record BuildInfo(String version, String revision, String branch, String buildUser, String buildDate, String goVersion) {

	/** The first with the windows, numbers and infos that the engine has. */
	private static final String SPOKEN = "3.0.0";

	static BuildInfo of(@Nullable String version) {
		return new BuildInfo(SPOKEN, Objects.toString(version, ""), "monitoring-spring-boot-starter", "", "", "");
	}

}
