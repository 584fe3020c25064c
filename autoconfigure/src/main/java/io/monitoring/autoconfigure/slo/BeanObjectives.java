package io.monitoring.autoconfigure.slo;

import java.util.ArrayList;
import java.util.List;

import io.monitoring.slo.BurnRateWindow;
import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.definition.DefinedObjective;
import io.monitoring.slo.definition.DefinedObjective.Origin;
import io.monitoring.slo.definition.ObjectiveDefinition;
import io.monitoring.slo.definition.ObjectiveDefinitions;
import io.monitoring.slo.definition.ObjectiveException;
import io.monitoring.slo.definition.ObjectiveWriter;

import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Makes objectives of the beans of the application.
 */
final class BeanObjectives {

	private final ObjectiveDefinitions definitions;

	BeanObjectives(ObjectiveDefinitions definitions) {
		this.definitions = definitions;
	}

	List<DefinedObjective> create(ListableBeanFactory beans) {
		List<DefinedObjective> objectives = new ArrayList<>();
		beans.getBeansOfType(ObjectiveDefinition.class, false, true)
			.forEach((bean, definition) -> objectives.add(create(bean, definition)));
		beans.getBeansOfType(ServiceLevelObjective.class, false, true)
			.forEach((bean, objective) -> objectives.add(create(bean, objective)));
		return objectives;
	}

	private DefinedObjective create(String bean, ObjectiveDefinition definition) {
		try {
			return new DefinedObjective(definition, this.definitions.create(definition), Origin.BEAN);
		}
		catch (ObjectiveException ex) {
			throw ObjectiveFailure.of(definition.name(), "bean '" + bean + "'", ex);
		}
	}

	/** What it is made of must be what somebody could have written. */
	private DefinedObjective create(String bean, ServiceLevelObjective objective) {
		for (BurnRateWindow pair : BurnRateWindow.unreachable(BurnRateWindow.DEFAULTS, objective)) {
			throw ObjectiveFailure.of(objective.name(), "bean '" + bean + "'",
					new ObjectiveException("target", pair.whyUnreachable(objective) + ".", "Choose a higher target."));
		}
		ObjectiveDefinition definition = ObjectiveWriter.write(objective);
		try {
			this.definitions.create(definition);
		}
		catch (ObjectiveException ex) {
			throw ObjectiveFailure.of(objective.name(), "bean '" + bean + "'", ex);
		}
		return new DefinedObjective(definition, List.of(objective), Origin.BEAN);
	}

}
