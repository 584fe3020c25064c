package io.monitoring.micrometer;

import java.util.HashMap;
import java.util.Map;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.TimeGauge;
import io.monitoring.series.SeriesStore;
import org.jspecify.annotations.Nullable;

/**
 * Names of meters of which the store may take series. Remembers the answers for the
 * duration of one update, in which a thousand meters often share a name.
 */
final class SelectedFamilies {

	private static final int MAX_REMEMBERED = 10_000;

	private static final String NONE = "";

	private final Map<Key, String> names = new HashMap<>();

	private final MeterNaming naming;

	private final SeriesStore store;

	SelectedFamilies(MeterNaming naming, SeriesStore store) {
		this.naming = naming;
		this.store = store;
	}

	/**
	 * Return the name that the series of a meter begin with.
	 * @param meter the meter
	 * @return the name, or {@code null} if the store takes no series of such a name
	 */
	@Nullable String family(Meter meter) {
		Meter.Id id = meter.getId();
		Key key = new Key(id.getName(), id.getType(), id.getBaseUnit(), meter instanceof TimeGauge);
		String name = this.names.get(key);
		if (name == null) {
			name = find(meter);
			if (this.names.size() < MAX_REMEMBERED) {
				this.names.put(key, name);
			}
		}
		return name.isEmpty() ? null : name;
	}

	private String find(Meter meter) {
		String family = this.naming.family(meter);
		return MeterReaders.names(meter, family).anyMatch(this.store::maySelect) ? family : NONE;
	}

	/**
	 * All that a name depends on.
	 *
	 * @param name name of the meter
	 * @param type type of the meter
	 * @param unit its base unit
	 * @param time whether it is a gauge of time
	 */
	private record Key(String name, Meter.Type type, @Nullable String unit, boolean time) {

	}

}
