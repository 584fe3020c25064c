package io.monitoring.autoconfigure.engine;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.core.env.Environment;

import io.monitoring.engine.Past;
import io.monitoring.slo.SloTrackers;

/**
 * Which version of the application runs, as far as its build says so.
 *
 * @param version its version, {@code null} where it is unknown
 * @param commit abbreviated commit, {@code null} where it is unknown
 */
record ApplicationVersion(@Nullable String version, @Nullable String commit) {

	private static final int LONGEST = 100;

	static ApplicationVersion of(Environment environment, @Nullable BuildProperties build,
			@Nullable GitProperties git) {
		String version = (build != null) ? build.getVersion() : null;
		// Without build information this is the implementation version of the jar.
		return new ApplicationVersion(
				bounded((version != null) ? version : environment.getProperty("spring.application.version")),
				bounded((git != null) ? git.getShortCommitId() : null));
	}

	private static @Nullable String bounded(@Nullable String text) {
		if (text == null || text.isBlank()) {
			return null;
		}
		return text.strip().substring(0, Math.min(LONGEST, text.strip().length()));
	}

	Past past(Past.Gate gate, SloTrackers.Memory objectives) {
		return new Past(gate, objectives, this.version, this.commit);
	}

}
