package io.monitoring.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.monitoring.notify.PlainText;
import io.monitoring.slo.Exclusion;
import io.monitoring.slo.SloStatus;
import io.monitoring.web.input.ExclusionInput;
import io.monitoring.web.input.InputException;
import io.monitoring.web.input.QueryParameters;
import io.monitoring.web.sla.ExclusionEffect;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The exclusions: what does not count against budgets, who said so and why.
 */
final class ExclusionsResource {

	private static final Logger logger = LoggerFactory.getLogger(ExclusionsResource.class);

	private static final String EXCLUSIONS = "sla/exclusions";

	private static final String EXCLUSION = EXCLUSIONS + "/{id}";

	private static final int MOST = 1000;

	/** An exclusion of everything may be about very many groups. */
	private static final int EFFECTS = 100;

	private static final int LOGGED = 200;

	private final MonitoringFacade monitoring;

	private final Objectives objectives;

	private final ObjectiveSource source;

	ExclusionsResource(MonitoringFacade monitoring, ObjectiveSource source) {
		this.monitoring = monitoring;
		this.objectives = new Objectives(monitoring);
		this.source = source;
	}

	List<Route> routes() {
		return List.of(Route.get(EXCLUSIONS, this::list), Route.postBody(EXCLUSIONS, this::create),
				Route.get(EXCLUSION, this::find), Route.delete(EXCLUSION, this::remove));
	}

	private ApiResponse list(Route.Call call) {
		List<String> names = new QueryParameters(call.request().query(), "objective").all("objective");
		return ApiResponse.ok(new ExclusionsView(this.source.exclusions()
			.all()
			.stream()
			.filter((exclusion) -> names.isEmpty() || names.stream().anyMatch(exclusion::isAbout))
			.sorted(Comparator.comparing(Exclusion::from).reversed())
			.map((exclusion) -> ExclusionView.of(exclusion, null))
			.toList()));
	}

	private ApiResponse find(Route.Call call) {
		new QueryParameters(call.request().query());
		return ApiResponse.ok(ExclusionView.of(exclusion(call.variable()), null));
	}

	private Exclusion exclusion(String id) {
		return this.source.exclusions()
			.all()
			.stream()
			.filter((exclusion) -> exclusion.id().equals(id))
			.findFirst()
			.orElseThrow(() -> new ApiException(ApiException.Kind.NOT_FOUND,
					"There is no exclusion with this id; 'sla/exclusions' lists them."));
	}

	private ApiResponse create(Route.Call call) {
		boolean dryRun = new QueryParameters(call.request().query(), "dryRun").flag("dryRun", false);
		Exclusion wanted = new ExclusionInput(call.author(), this.monitoring.now(), this::isObjective)
			.read(call.body());
		ExclusionView view = ExclusionView.of(wanted, effects(wanted));
		if (dryRun) {
			return ApiResponse.ok(view.withoutId());
		}
		if (this.source.exclusions().all().size() >= MOST) {
			throw new InputException("There are %d exclusions already; remove some first.".formatted(MOST));
		}
		this.source.exclusions().put(wanted);
		call.change().after(view);
		log("added", wanted, call);
		return ApiResponse.json(201, view).with(Map.of("Location", call.link(EXCLUSIONS + "/" + wanted.id())));
	}

	private boolean isObjective(String name) {
		return this.objectives.all().stream().anyMatch((status) -> status.objective().name().equals(name));
	}

	/** Counted before it is in force: afterwards the counts are gone from the budget. */
	private List<ExclusionEffect> effects(Exclusion exclusion) {
		Instant now = this.monitoring.snapshot().time();
		List<ExclusionEffect> effects = new ArrayList<>();
		for (SloStatus status : this.objectives.all()) {
			String name = status.objective().name();
			Duration window = ExclusionEffect.window(status, exclusion, now);
			if (exclusion.isAbout(name) && !window.isZero() && effects.size() < EFFECTS) {
				effects.add(ExclusionEffect.of(status, exclusion,
						this.source.counts().history(name, status.group(), window, ExclusionEffect.step(window))));
			}
		}
		return effects;
	}

	private ApiResponse remove(Route.Call call) {
		new QueryParameters(call.request().query());
		Exclusion exclusion = exclusion(call.variable());
		ExclusionView view = ExclusionView.of(exclusion, null);
		if (!this.source.exclusions().remove(exclusion.id())) {
			throw new ApiException(ApiException.Kind.NOT_FOUND, "The exclusion with this id is gone already.");
		}
		call.change().before(view);
		log("removed", exclusion, call);
		return ApiResponse.ok(view);
	}

	/** One line, whatever the texts hold. */
	private static void log(String what, Exclusion exclusion, Route.Call call) {
		logger.info("Exclusion {} of {} from {} to {} was {} by a request from {}: {}", exclusion.id(),
				(exclusion.objective() != null) ? exclusion.objective() : "all objectives", exclusion.from(),
				exclusion.to(), what, call.request().caller().address(), PlainText.oneLine(exclusion.reason(), LOGGED));
	}

	record ExclusionsView(List<ExclusionView> exclusions) {

	}

	/**
	 * An exclusion.
	 *
	 * @param givesBack what it changes, only told when it is added
	 */
	record ExclusionView(@Nullable String id, @Nullable String objective, Instant from, Instant to, String reason,
			String createdBy, Instant createdAt,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ExclusionEffect> givesBack) {

		static ExclusionView of(Exclusion exclusion, @Nullable List<ExclusionEffect> givesBack) {
			return new ExclusionView(exclusion.id(), exclusion.objective(), exclusion.from(), exclusion.to(),
					exclusion.reason(), exclusion.createdBy(), exclusion.createdAt(), givesBack);
		}

		ExclusionView withoutId() {
			return new ExclusionView(null, this.objective, this.from, this.to, this.reason, this.createdBy,
					this.createdAt, this.givesBack);
		}

	}

}
