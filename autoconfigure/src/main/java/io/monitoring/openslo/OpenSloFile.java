package io.monitoring.openslo;

import java.util.List;

import io.monitoring.slo.definition.DefinedObjective;

/**
 * What an OpenSLO file says.
 *
 * @param objectives the objectives in the order of the file
 * @param warnings what the file says beside and is not used, with its place
 */
public record OpenSloFile(List<DefinedObjective> objectives, List<String> warnings) {

	public OpenSloFile {
		objectives = List.copyOf(objectives);
		warnings = List.copyOf(warnings);
	}

}
