package io.monitoring.web.alertmanager;

import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.monitoring.notify.Silence;
import io.monitoring.notify.Silences;
import io.monitoring.web.input.Author;
import io.monitoring.web.input.InputException;
import io.monitoring.web.input.QueryParameters;
import io.monitoring.web.input.SilenceInput;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The endpoints below {@code /api/v2/}. What is wrong with a request becomes an error of
 * the API.
 */
public final class AlertmanagerApi {

	private static final String NO_SILENCE = "silence not found";

	private final AlertmanagerSource source;

	private final AlertsEndpoint alerts;

	private final SilencesEndpoint silences;

	public AlertmanagerApi(AlertmanagerSource source) {
		this.source = source;
		this.alerts = new AlertsEndpoint(source);
		this.silences = new SilencesEndpoint(source);
	}

	public AlertmanagerAnswer status(@Nullable String query) {
		return answer(() -> {
			new QueryParameters(query);
			return AlertmanagerAnswer.ok(StatusView.of(this.source));
		});
	}

	public AlertmanagerAnswer receivers(@Nullable String query) {
		return answer(() -> {
			new QueryParameters(query);
			return AlertmanagerAnswer.ok(this.source.receivers().get().stream().map(ReceiverView::new).toList());
		});
	}

	public AlertmanagerAnswer alerts(@Nullable String query) {
		return answer(() -> this.alerts.alerts(query));
	}

	public AlertmanagerAnswer groups(@Nullable String query) {
		return answer(() -> this.alerts.groups(query));
	}

	public AlertmanagerAnswer silences(@Nullable String query) {
		return answer(() -> this.silences.silences(query));
	}

	/**
	 * Return one silence.
	 * @param id its id
	 * @return the silence, or 404 without a body
	 */
	public AlertmanagerAnswer silence(String id) {
		Silence silence = this.source.silences().find(id);
		return (silence != null) ? AlertmanagerAnswer.ok(SilenceView.of(silence, now()))
				: new AlertmanagerAnswer(404, "");
	}

	/**
	 * Keep a silence.
	 * @param body what was sent
	 * @param author who sent it
	 * @param listener is told the silence once it is kept
	 * @return the id of the silence
	 */
	public AlertmanagerAnswer postSilence(JsonNode body, Author author, Consumer<Silence> listener) {
		return answer(() -> {
			Silences all = this.source.silences();
			Silence wanted = new SilenceInput(author, now()).readPosted(body, all::find);
			if (!wanted.id().isEmpty() && all.find(wanted.id()) == null) {
				return AlertmanagerAnswer.error(404, NO_SILENCE);
			}
			Silence kept = put(all, wanted);
			listener.accept(kept);
			return AlertmanagerAnswer.ok(Map.of("silenceID", kept.id()));
		});
	}

	private Silence put(Silences all, Silence wanted) {
		try {
			return all.put(wanted, now());
		}
		catch (IllegalArgumentException ex) {
			throw new InputException(String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * End a silence.
	 * @param id its id
	 * @param listener is told the silence once it has ended
	 * @return nothing, or 404 if there is none that has not ended
	 */
	public AlertmanagerAnswer deleteSilence(String id, Consumer<Silence> listener) {
		Silences all = this.source.silences();
		boolean ended = all.expire(id, now());
		Silence silence = all.find(id);
		if (!ended || silence == null) {
			return AlertmanagerAnswer.error(404, NO_SILENCE);
		}
		listener.accept(silence);
		return new AlertmanagerAnswer(200, "");
	}

	private Instant now() {
		return this.source.now().instant();
	}

	private static AlertmanagerAnswer answer(Supplier<AlertmanagerAnswer> endpoint) {
		try {
			return endpoint.get();
		}
		catch (InputException ex) {
			return AlertmanagerAnswer.error(400, ex.getMessage());
		}
	}

}
