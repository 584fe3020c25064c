package io.monitoring.autoconfigure.engine;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.core.env.Environment;

/**
 * The version of the application that runs, as far as its build says.
 *
 * @param version the version, {@code null} if nobody says
 * @param commit abbreviated commit that it was built from, {@code null} if nobody says
 */
record RunningVersion(@Nullable String version, @Nullable String commit) {

	/**
	 * Find out the version: of the build information, or else of the manifest, which Boot
	 * makes a property of.
	 * @param environment properties of the application
	 * @param build build information, {@code null} if there is none
	 * @param git information of the repository, {@code null} if there is none
	 * @return the version
	 */
	static RunningVersion of(Environment environment, @Nullable BuildProperties build, @Nullable GitProperties git) {
		String built = (build != null) ? build.getVersion() : null;
		return new RunningVersion((built != null) ? built : environment.getProperty("spring.application.version"),
				(git != null) ? git.getShortCommitId() : null);
	}

}
