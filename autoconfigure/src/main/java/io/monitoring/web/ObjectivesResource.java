package io.monitoring.web;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.monitoring.slo.ServiceLevelObjective;
import io.monitoring.slo.definition.ObjectiveDefinition;
import io.monitoring.slo.definition.ObjectiveException;
import io.monitoring.web.ApiException.Kind;
import io.monitoring.web.input.InputException;
import io.monitoring.web.input.ObjectiveInput;
import io.monitoring.web.input.QueryParameters;
import io.monitoring.web.sla.ObjectiveView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The objectives as they are defined, and their change at run time. Who changes one says
 * which version was seen: of two who change it at once, one is told.
 */
final class ObjectivesResource {

	private static final Logger logger = LoggerFactory.getLogger(ObjectivesResource.class);

	private static final String OBJECTIVES = "sla/objectives";

	private static final String OBJECTIVE = OBJECTIVES + "/{name}";

	private final ObjectiveAdmin admin;

	ObjectivesResource(ObjectiveAdmin admin) {
		this.admin = admin;
	}

	List<Route> routes() {
		return List.of(Route.get(OBJECTIVES, this::list), Route.postBody(OBJECTIVES, this::create),
				Route.get(OBJECTIVE, this::find), Route.put(OBJECTIVE, this::change),
				Route.delete(OBJECTIVE, this::remove));
	}

	private ApiResponse list(Route.Call call) {
		new QueryParameters(call.request().query());
		List<ManagedObjective> all = this.admin.all();
		return ApiResponse.ok(new DefinitionsView(
				all.stream().flatMap((one) -> one.objectives().stream()).map(ObjectiveView::of).toList(),
				all.stream().map(DefinitionView::of).toList()));
	}

	private ApiResponse find(Route.Call call) {
		new QueryParameters(call.request().query());
		ManagedObjective found = managed(call.variable());
		return ApiResponse.ok(DefinitionView.of(found)).with(ObjectiveVersion.header(found));
	}

	private ManagedObjective managed(String name) {
		return this.admin.all()
			.stream()
			.filter((one) -> one.name().equals(name))
			.findFirst()
			.orElseThrow(Objectives::notFound);
	}

	private ManagedObjective changeable(String name) {
		ManagedObjective found = managed(name);
		if (found.origin() != ManagedObjective.Origin.RUNTIME) {
			throw new ApiException(Kind.CONFLICT,
					"Objective '%s' is defined by the application, in its configuration, a bean, an annotation or a file; change it there."
						.formatted(name));
		}
		return found;
	}

	private ApiResponse create(Route.Call call) {
		boolean dryRun = new QueryParameters(call.request().query(), "dryRun").flag("dryRun", false);
		ObjectiveDefinition definition = ObjectiveInput.read(call.body());
		if (dryRun) {
			return preview(definition);
		}
		ManagedObjective added = put(definition, 0, call);
		log("added", added.name(), call);
		return ApiResponse.json(201, DefinitionView.of(added))
			.with(ObjectiveVersion.header(added))
			.with(Map.of("Location", call.link(OBJECTIVES + "/" + added.name())));
	}

	private ApiResponse change(Route.Call call) {
		boolean dryRun = new QueryParameters(call.request().query(), "dryRun").flag("dryRun", false);
		String name = call.variable();
		ManagedObjective before = changeable(name);
		ObjectiveDefinition definition = ObjectiveInput.read(named(call.body(), name));
		if (!definition.name().equals(name)) {
			throw new InputException("Field 'name' is not that of the path; an objective keeps its name.");
		}
		if (dryRun) {
			return preview(definition);
		}
		long expected = ObjectiveVersion.expected(call.request(), before);
		call.change().before(DefinitionView.of(before));
		ManagedObjective after = put(definition, expected, call);
		log("changed", name, call);
		return ApiResponse.ok(DefinitionView.of(after)).with(ObjectiveVersion.header(after));
	}

	/** The path says the name already. */
	private static JsonNode named(JsonNode body, String name) {
		return (body instanceof ObjectNode object && !object.has("name")) ? object.deepCopy().put("name", name) : body;
	}

	private ApiResponse preview(ObjectiveDefinition definition) {
		List<ServiceLevelObjective> objectives = guarded(() -> this.admin.check(definition));
		return ApiResponse.ok(new PreviewView(definition.toMap(), objectives.stream().map(ObjectiveView::of).toList()));
	}

	private ManagedObjective put(ObjectiveDefinition definition, long expected, Route.Call call) {
		ManagedObjective kept = guarded(() -> this.admin.put(definition, expected, call.author().sign(null)));
		call.change().after(DefinitionView.of(kept));
		return kept;
	}

	private ApiResponse remove(Route.Call call) {
		new QueryParameters(call.request().query());
		ManagedObjective before = changeable(call.variable());
		long expected = ObjectiveVersion.expected(call.request(), before);
		guarded(() -> {
			this.admin.remove(before.name(), expected);
			return before;
		});
		call.change().before(DefinitionView.of(before));
		log("removed", before.name(), call);
		return ApiResponse.ok(DefinitionView.of(before));
	}

	private static <T> T guarded(Supplier<T> work) {
		try {
			return work.get();
		}
		catch (ObjectiveException ex) {
			throw new InputException(String.valueOf(ex.getMessage()));
		}
		catch (ObjectiveRefusal ex) {
			Kind kind = switch (ex.reason()) {
				case TAKEN, TOO_MANY -> Kind.CONFLICT;
				case STALE -> Kind.STALE;
				case UNKNOWN -> Kind.NOT_FOUND;
				case UNAVAILABLE -> Kind.UNAVAILABLE;
			};
			throw new ApiException(kind, String.valueOf(ex.getMessage()));
		}
	}

	private static void log(String what, String name, Route.Call call) {
		logger.info("Objective '{}' was {} by a request from {}", name, what, call.request().caller().address());
	}

	record DefinitionsView(List<ObjectiveView> objectives, List<DefinitionView> definitions) {

	}

	/**
	 * What somebody wrote.
	 *
	 * @param definition the fields, empty for a bean of the application
	 * @param objectives names of the objectives that it became
	 */
	record DefinitionView(String name, String origin, boolean readOnly, long version, Map<String, Object> definition,
			List<String> objectives) {

		static DefinitionView of(ManagedObjective managed) {
			ObjectiveDefinition written = managed.definition();
			boolean runtime = managed.origin() == ManagedObjective.Origin.RUNTIME;
			return new DefinitionView(managed.name(), runtime ? "runtime" : "application", !runtime, managed.version(),
					(written != null) ? written.toMap() : Map.of(),
					managed.objectives().stream().map(ServiceLevelObjective::name).toList());
		}

	}

	record PreviewView(Map<String, Object> definition, List<ObjectiveView> objectives) {

	}

}
