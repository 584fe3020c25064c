package io.monitoring.autoconfigure.slo;

import java.util.ArrayList;
import java.util.List;

import io.monitoring.autoconfigure.NamedFiles;
import io.monitoring.autoconfigure.PropertyErrors;
import io.monitoring.openslo.OpenSloFile;
import io.monitoring.openslo.OpenSloReader;
import io.monitoring.slo.definition.DefinedObjective;
import io.monitoring.slo.definition.ObjectiveDefinitions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.io.ResourceLoader;

/**
 * Reads the OpenSLO files that the properties name.
 */
final class OpenSloFiles {

	private static final Logger logger = LoggerFactory.getLogger(OpenSloFiles.class);

	private final NamedFiles files;

	private final OpenSloReader reader;

	OpenSloFiles(PropertyErrors errors, ResourceLoader loader, ObjectiveDefinitions definitions) {
		this.files = new NamedFiles(errors, loader, "monitoring.sla.openslo-files", "OpenSLO file");
		this.reader = new OpenSloReader(definitions);
	}

	List<DefinedObjective> read(List<String> locations) {
		List<DefinedObjective> objectives = new ArrayList<>();
		for (OpenSloFile file : this.files.read(locations, this.reader::read)) {
			file.warnings().forEach((warning) -> logger.warn("{}", warning));
			objectives.addAll(file.objectives());
		}
		return objectives;
	}

}
