package io.monitoring.micrometer;

import java.util.HashSet;
import java.util.Set;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.config.NamingConvention;
import io.monitoring.series.Labels;

/**
 * How the meters of a registry are named as series.
 *
 * @param registry the registry that is read, one inside the composite where there is one
 * @param prometheus whether it is a Prometheus registry, so that histograms are
 * cumulative and the names are those of its endpoint
 * @param convention the convention of names and tag keys
 */
record MeterNaming(MeterRegistry registry, boolean prometheus, NamingConvention convention) {

	/** By name, because the class is not there in each application. */
	private static final String PROMETHEUS_REGISTRY = "io.micrometer.prometheusmetrics.PrometheusMeterRegistry";

	static MeterNaming of(MeterRegistry registry) {
		if (isPrometheus(registry.getClass())) {
			return new MeterNaming(registry, true, registry.config().namingConvention());
		}
		if (registry instanceof CompositeMeterRegistry composite) {
			for (MeterRegistry child : composite.getRegistries()) {
				MeterNaming naming = of(child);
				if (naming.prometheus()) {
					return naming;
				}
			}
		}
		return new MeterNaming(registry, false, new PrometheusNames());
	}

	private static boolean isPrometheus(Class<?> type) {
		for (Class<?> c = type; c != null; c = c.getSuperclass()) {
			if (c.getName().equals(PROMETHEUS_REGISTRY)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Return the name that all series of a meter begin with.
	 * @param meter the meter
	 * @return the name without the suffixes of the exposition format
	 */
	String family(Meter meter) {
		Meter.Id id = meter.getId();
		if (meter instanceof TimeGauge) {
			id = id.withBaseUnit("seconds");
		}
		return PrometheusNames.escape(id.getConventionName(this.convention));
	}

	/**
	 * Return the tags of a meter as labels.
	 * @param id identity of the meter
	 * @return the labels, without a metric name
	 * @throws IllegalArgumentException if two tag keys become the same label name
	 */
	Labels labels(Meter.Id id) {
		Labels.Builder labels = Labels.builder();
		Set<String> names = new HashSet<>();
		for (Tag tag : id.getTagsAsIterable()) {
			String name = PrometheusNames.escape(this.convention.tagKey(tag.getKey()));
			if (!names.add(name)) {
				throw new IllegalArgumentException("two of its tags become the label '" + name
						+ "' (the Prometheus endpoint fails as a whole on such a meter); rename one");
			}
			labels.set(name, tag.getValue());
		}
		return labels.build();
	}

	/**
	 * Return what was decided, for people.
	 * @return one sentence without a full stop
	 */
	String description() {
		String type = this.registry.getClass().getSimpleName();
		return this.prometheus ? "names of the " + type + ", the same as on its endpoint"
				: "Prometheus names for the meters of a " + type
						+ "; no histogram buckets, because those of this registry cover a moving window";
	}

}
