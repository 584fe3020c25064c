package io.monitoring.series;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Alternatives, of which one has to match.
 */
final class WildcardSet {

	private final Set<String> literals = new HashSet<>();

	private final List<Wildcard> others = new ArrayList<>();

	WildcardSet(List<Wildcard> alternatives) {
		for (Wildcard alternative : alternatives) {
			if (alternative.isLiteral()) {
				this.literals.add(alternative.text());
			}
			else {
				this.others.add(alternative);
			}
		}
	}

	boolean matches(String text) {
		if (this.literals.contains(text)) {
			return true;
		}
		for (Wildcard other : this.others) {
			if (other.matches(text)) {
				return true;
			}
		}
		return false;
	}

}
