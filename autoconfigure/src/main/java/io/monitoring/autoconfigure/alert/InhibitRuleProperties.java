package io.monitoring.autoconfigure.alert;

import java.util.List;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of a rule by which alerts keep others from being told.
 *
 * @param sourceMatchers Conditions on the alert that hides others while it fires.
 * @param targetMatchers Conditions on the alerts that are hidden.
 * @param equal Labels whose values have to be the same in both. One that both lack counts
 * as the same.
 */
public record InhibitRuleProperties(@DefaultValue List<String> sourceMatchers,
		@DefaultValue List<String> targetMatchers, @DefaultValue List<String> equal) {

	public InhibitRuleProperties {
		sourceMatchers = List.copyOf(sourceMatchers);
		targetMatchers = List.copyOf(targetMatchers);
		equal = List.copyOf(equal);
	}

}
