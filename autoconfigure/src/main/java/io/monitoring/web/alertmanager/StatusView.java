package io.monitoring.web.alertmanager;

import java.util.List;
import java.util.Map;

/**
 * The status of an Alertmanager that is not part of a cluster.
 */
record StatusView(Cluster cluster, Map<String, String> config, String uptime, Version versionInfo) {

	/**
	 * The version whose API is spoken: amtool compares it with its own.
	 */
	private static final String SPOKEN = "0.25.0";

	static StatusView of(AlertmanagerSource source) {
		String own = (source.version() != null) ? source.version() : "";
		return new StatusView(new Cluster(List.of(), "disabled"), Map.of("original", source.config().get()),
				TimeView.of(source.startedAt()),
				new Version("", "", "monitoring-spring-boot-starter", "", own, SPOKEN));
	}

	record Cluster(List<String> peers, String status) {

	}

	record Version(String branch, String buildDate, String buildUser, String goVersion, String revision,
			String version) {

	}

}
