package io.monitoring.web;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import io.monitoring.notify.PlainText;
import io.monitoring.notify.Silence;
import io.monitoring.notify.Silences;
import io.monitoring.web.input.InputException;
import io.monitoring.web.input.QueryParameters;
import io.monitoring.web.input.SilenceInput;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The silences: what hides alerts, until when, who wanted it and why.
 */
final class SilencesResource {

	private static final Logger logger = LoggerFactory.getLogger(SilencesResource.class);

	private static final String SILENCES = "alerts/silences";

	private static final String SILENCE = SILENCES + "/{id}";

	private static final List<String> STATES = List.of("active", "pending", "expired");

	private static final int LOGGED = 200;

	private final MonitoringFacade monitoring;

	private final AlertingSource alerting;

	SilencesResource(MonitoringFacade monitoring, AlertingSource alerting) {
		this.monitoring = monitoring;
		this.alerting = alerting;
	}

	List<Route> routes() {
		return List.of(Route.get(SILENCES, this::list), Route.postBody(SILENCES, this::create),
				Route.get(SILENCE, this::find), Route.delete(SILENCE, this::expire));
	}

	private ApiResponse list(Route.Call call) {
		Set<String> states = new QueryParameters(call.request().query(), "state").words("state", STATES);
		SilenceViews views = views();
		return ApiResponse.ok(new SilencesView(silences().all()
			.stream()
			.map(views::view)
			.filter((view) -> states.isEmpty() || states.contains(view.state()))
			.sorted(Comparator.comparingInt((view) -> STATES.indexOf(view.state())))
			.toList()));
	}

	private ApiResponse find(Route.Call call) {
		new QueryParameters(call.request().query());
		Silence silence = silences().find(call.variable());
		if (silence == null) {
			throw notFound("There is no silence with this id; 'alerts/silences' lists them.");
		}
		return ApiResponse.ok(views().view(silence));
	}

	private ApiResponse create(Route.Call call) {
		boolean dryRun = new QueryParameters(call.request().query(), "dryRun").flag("dryRun", false);
		Instant now = this.monitoring.now();
		Silence wanted = new SilenceInput(call.author(), now).read(call.body());
		if (dryRun) {
			return ApiResponse.ok(views().preview(wanted));
		}
		Silence kept = put(wanted, now);
		log("added", kept, call);
		return ApiResponse.json(201, views().preview(kept))
			.with(Map.of("Location", call.link(SILENCES + "/" + kept.id())));
	}

	private Silence put(Silence wanted, Instant now) {
		try {
			return silences().put(wanted, now);
		}
		catch (IllegalArgumentException ex) {
			throw new InputException(String.valueOf(ex.getMessage()));
		}
	}

	private ApiResponse expire(Route.Call call) {
		new QueryParameters(call.request().query());
		String id = call.variable();
		boolean ended = silences().expire(id, this.monitoring.now());
		Silence silence = silences().find(id);
		if (!ended || silence == null) {
			throw notFound((silence != null) ? "The silence with this id has ended already."
					: "There is no silence with this id; 'alerts/silences' lists them.");
		}
		log("ended", silence, call);
		return ApiResponse.ok(views().view(silence));
	}

	/** One line, whatever the texts hold. */
	static void log(String what, Silence silence, Route.Call call) {
		logger.info("Silence {} on {} until {} by '{}' was {} by a request from {}: {}", silence.id(),
				PlainText.oneLine(silence.matchers().toString(), LOGGED), silence.endsAt(),
				PlainText.oneLine(silence.createdBy(), LOGGED), what, call.request().caller().address(),
				PlainText.oneLine(silence.comment(), LOGGED));
	}

	private Silences silences() {
		return this.alerting.silences();
	}

	private SilenceViews views() {
		return new SilenceViews(new CurrentAlerts(this.monitoring, this.alerting).get(),
				this.alerting.deliveries().hidden(), this.monitoring.now());
	}

	private static ApiException notFound(String detail) {
		return new ApiException(ApiException.Kind.NOT_FOUND, detail);
	}

	static String word(Silence.State state) {
		return state.name().toLowerCase(Locale.ROOT);
	}

	record SilencesView(List<SilenceViews.SilenceView> silences) {

	}

}
