package io.monitoring.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import io.monitoring.web.input.InputException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The interface below {@code /monitoring} as a function from request to answer.
 */
public final class MonitoringApi {

	private static final Logger logger = LoggerFactory.getLogger(MonitoringApi.class);

	private static final Map<String, String> SECURITY_HEADERS = Map.of("X-Content-Type-Options", "nosniff",
			"Cache-Control", "no-store", "Content-Security-Policy",
			"default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'", "Referrer-Policy",
			"no-referrer", "Cross-Origin-Resource-Policy", "same-origin");

	private static final Duration LOG_INTERVAL = Duration.ofMinutes(10);

	private final Router router;

	private final MonitoringFacade monitoring;

	private final AtomicReference<Instant> logged = new AtomicReference<>(Instant.MIN);

	/**
	 * Create the interface.
	 * @param source where the answers come from
	 * @param access who may call
	 */
	public MonitoringApi(MonitoringSource source, AccessRule access) {
		Stream<List<Route>> routes = Stream.of(new IndexResource(source).routes(),
				new HealthResource(source.health(), access).routes(), new MetricsResource(source.metrics()).routes(),
				SlaRoutes.of(source), new AlertsResource(source.monitoring(), source.alerting()).routes(),
				new RulesResource(source.monitoring()).routes(), new StorageResource(source.monitoring()).routes(),
				new StatusResource(source).routes(), PrometheusResource.routes(source), alerting(source),
				audit(source.audit()));
		this.monitoring = source.monitoring();
		this.router = new Router(routes.flatMap(List::stream).toList(), access,
				new AuditTrail(source.audit(), source.monitoring()::now));
	}

	private static List<Route> audit(@Nullable AuditSource audit) {
		return (audit != null) ? new AuditResource(audit).routes() : List.of();
	}

	private static List<Route> alerting(MonitoringSource source) {
		AlertingSource alerting = source.alerting();
		if (alerting == null) {
			return List.of();
		}
		MonitoringFacade monitoring = source.monitoring();
		return Stream
			.of(new AlertRecordsResource(alerting).routes(), new SilencesResource(monitoring, alerting).routes(),
					new ExerciseResource(monitoring, alerting).routes(), new DeliveryResource(alerting).routes(),
					new AlertmanagerResource(monitoring, alerting, source.version()).routes())
			.flatMap(List::stream)
			.toList();
	}

	/**
	 * Answer a request. Never throws: what goes wrong becomes a problem detail.
	 * @param request the request
	 * @return the answer
	 */
	public ApiResponse handle(ApiRequest request) {
		return answer(request).with(SECURITY_HEADERS);
	}

	private ApiResponse answer(ApiRequest request) {
		try {
			return this.router.route(request);
		}
		catch (ApiException ex) {
			return problem(ex, request);
		}
		catch (InputException ex) {
			return problem(new ApiException(ApiException.Kind.MALFORMED, ex.getMessage()), request);
		}
		catch (RuntimeException ex) {
			log(ex);
			return problem(new ApiException(ApiException.Kind.INTERNAL, "The log of the application says more."),
					request);
		}
	}

	private static ApiResponse problem(ApiException problem, ApiRequest request) {
		if (PrometheusResource.owns(request)) {
			return PrometheusResource.problem(problem);
		}
		return AlertmanagerResource.owns(request) ? AlertmanagerResource.problem(problem, request)
				: problem.toResponse(request.path());
	}

	/** A scraper asks every few seconds: a lasting failure must not fill the log. */
	private void log(RuntimeException ex) {
		Instant now = this.monitoring.now();
		Instant last = this.logged.get();
		if (now.minus(LOG_INTERVAL).isAfter(last) && this.logged.compareAndSet(last, now)) {
			logger.warn("A request to the monitoring failed; the application is not affected", ex);
		}
	}

}
