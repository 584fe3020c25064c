package io.monitoring.web.sla;

import java.util.Locale;

/**
 * The words for constants in JSON.
 */
final class Words {

	private Words() {
	}

	static String of(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
