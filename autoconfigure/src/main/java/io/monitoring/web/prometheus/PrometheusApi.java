package io.monitoring.web.prometheus;

import java.util.function.Function;

import io.monitoring.promql.QueryException;
import io.monitoring.promql.QueryLimitException;

/**
 * The endpoints below {@code /api/v1/}. What goes wrong becomes an error of the API,
 * except for faults of the monitoring itself, which are thrown.
 */
public final class PrometheusApi {

	private final QueryEndpoint queries;

	private final SeriesEndpoint series;

	private final MetadataEndpoint metadata;

	private final RulesEndpoint rules;

	private final BuildInfo buildInfo;

	public PrometheusApi(PrometheusSource source) {
		this.queries = new QueryEndpoint(source.queries(), source.now());
		this.series = new SeriesEndpoint(source.queries());
		this.metadata = new MetadataEndpoint(source.queries(), source.exposition());
		this.rules = new RulesEndpoint(source);
		this.buildInfo = BuildInfo.of(source.version());
	}

	public PrometheusAnswer query(Parameters parameters) {
		return answer(parameters, this.queries::instant);
	}

	public PrometheusAnswer queryRange(Parameters parameters) {
		return answer(parameters, this.queries::range);
	}

	public PrometheusAnswer series(Parameters parameters) {
		return answer(parameters, this.series::series);
	}

	public PrometheusAnswer labelNames(Parameters parameters) {
		return answer(parameters, this.series::labelNames);
	}

	/**
	 * Return the values of a label.
	 * @param name name of the label
	 * @param parameters what restricts the series
	 * @return the sorted values, none if there is no such label
	 */
	public PrometheusAnswer labelValues(String name, Parameters parameters) {
		return answer(parameters, (given) -> this.series.labelValues(name, given));
	}

	public PrometheusAnswer metadata(Parameters parameters) {
		return answer(parameters, this.metadata::metadata);
	}

	public PrometheusAnswer rules(Parameters parameters) {
		return answer(parameters, this.rules::rules);
	}

	public PrometheusAnswer alerts(Parameters parameters) {
		return answer(parameters, (given) -> this.rules.alerts());
	}

	public PrometheusAnswer buildInfo(Parameters parameters) {
		return answer(parameters, (given) -> Envelope.success(this.buildInfo));
	}

	private static PrometheusAnswer answer(Parameters parameters, Function<Parameters, String> endpoint) {
		try {
			return new PrometheusAnswer(200, endpoint.apply(parameters));
		}
		catch (PrometheusException ex) {
			return PrometheusAnswer.error(ex.type(), String.valueOf(ex.getMessage()));
		}
		catch (QueryLimitException ex) {
			return PrometheusAnswer.error(QueryEndpoint.errorType(ex), String.valueOf(ex.getMessage()));
		}
		catch (QueryException ex) {
			return PrometheusAnswer.error(ErrorType.EXECUTION, String.valueOf(ex.getMessage()));
		}
	}

}
