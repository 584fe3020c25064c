package io.monitoring.web.alertmanager;

import java.util.List;

import io.monitoring.alert.AlertState;
import io.monitoring.notify.AlertDisposition;
import io.monitoring.series.LabelMatcher;
import io.monitoring.web.input.MatcherInput;
import io.monitoring.web.input.QueryParameters;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts are asked for. Alerts that were resolved are never told, as in
 * Alertmanager.
 *
 * @param active whether alerts are told that nothing keeps from being told
 * @param silenced whether silenced alerts are told
 * @param inhibited whether inhibited alerts are told
 * @param muted whether alerts are told whose routes are muted now
 * @param filter conditions on the labels
 * @param receiver condition on the name of a receiver, {@code null} without one
 */
record AlertSelection(boolean active, boolean silenced, boolean inhibited, boolean muted, List<LabelMatcher> filter,
		@Nullable LabelMatcher receiver) {

	/** Every alert is routed within the tick that sees it: none is unprocessed. */
	static AlertSelection of(@Nullable String query) {
		QueryParameters parameters = new QueryParameters(query, "filter", "receiver", "active", "silenced", "inhibited",
				"muted", "unprocessed");
		parameters.flag("unprocessed");
		return new AlertSelection(parameters.flag("active", true), parameters.flag("silenced", true),
				parameters.flag("inhibited", true), parameters.flag("muted", true),
				MatcherInput.read(parameters, "filter"), MatcherInput.regex(parameters, "receiver"));
	}

	boolean includes(AlertDisposition alert) {
		return alert.alert().state() == AlertState.FIRING && (this.active || alert.isSuppressed())
				&& (this.silenced || alert.silencedBy().isEmpty()) && (this.inhibited || alert.inhibitedBy().isEmpty())
				&& (this.muted || alert.mutedBy().isEmpty())
				&& this.filter.stream().allMatch((matcher) -> matcher.matches(alert.alert().labels()));
	}

	/** An alert that nobody is told about is there for who does not ask for receivers. */
	boolean includesOneOf(List<String> receivers) {
		return this.receiver == null || receivers.stream().anyMatch(this::includesReceiver);
	}

	boolean includesReceiver(String name) {
		return this.receiver == null || this.receiver.matches(name);
	}

}
