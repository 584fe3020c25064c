package io.monitoring.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.monitoring.notify.ReceiverStatus;
import org.jspecify.annotations.Nullable;

/**
 * Who is told, and whether it works.
 */
final class DeliveryResource {

	private final AlertingSource alerting;

	DeliveryResource(AlertingSource alerting) {
		this.alerting = alerting;
	}

	List<Route> routes() {
		return List.of(Route.get("alerts/receivers", (call) -> receivers()),
				Route.get("alerts/alertmanager-config", RulesResource.YAML, this::alertmanagerConfig));
	}

	private ApiResponse alertmanagerConfig(Route.Call call) {
		Supplier<String> config = this.alerting.alertmanagerConfig();
		if (config == null) {
			throw new ApiException(ApiException.Kind.NOT_FOUND,
					"The application made its own Dispatcher, whose routes and receivers are not known here.");
		}
		return ApiResponse.text(call.contentType(), config.get());
	}

	private ApiResponse receivers() {
		Map<String, Instant> proven = this.alerting.log().lastDeliveries();
		return ApiResponse.ok(new ReceiversView(this.alerting.deliveries()
			.receivers()
			.stream()
			.map((status) -> ReceiverView.of(status, proven.get(status.receiver())))
			.toList()));
	}

	record ReceiversView(List<ReceiverView> receivers) {

	}

	/**
	 * A receiver.
	 *
	 * @param lastProvenDelivery when it took a notification last, drills and tests among
	 * them, also before the application was started
	 */
	record ReceiverView(String name, long sent, long failed, @Nullable String lastError, @Nullable Instant lastErrorAt,
			@Nullable Instant lastProvenDelivery) {

		static ReceiverView of(ReceiverStatus status, @Nullable Instant proven) {
			return new ReceiverView(status.receiver(), status.sent(), status.failed(), status.lastError(),
					status.lastErrorAt(), (proven != null) ? proven : status.lastSuccessAt());
		}

	}

}
