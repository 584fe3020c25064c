package io.monitoring.web;

import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.monitoring.storage.StorageCleanup;
import io.monitoring.web.input.InputException;
import io.monitoring.web.input.QueryParameters;

/**
 * What can be done about the storage.
 */
final class StorageResource {

	private static final Logger logger = LoggerFactory.getLogger(StorageResource.class);

	private static final String DAYS = "days";

	/** More than the storage keeps. */
	private static final int MOST_DAYS = 3660;

	private final MonitoringFacade monitoring;

	StorageResource(MonitoringFacade monitoring) {
		this.monitoring = monitoring;
	}

	List<Route> routes() {
		return List.of(Route.post("storage/cleanup", this::cleanup));
	}

	private ApiResponse cleanup(Route.Call call) {
		QueryParameters parameters = new QueryParameters(call.request().query(), DAYS);
		if (parameters.all(DAYS).isEmpty()) {
			throw new InputException("Parameter 'days' is missing; send how many days are kept, such as days=30.");
		}
		int days = parameters.limit(DAYS, 1, MOST_DAYS);
		StorageCleanup done = this.monitoring.cleanup(days);
		if (done == null) {
			throw new ApiException(ApiException.Kind.CONFLICT,
					"There is no storage that takes changes now; 'status' says what it does.");
		}
		call.change().after(done);
		logger.info("Storage: {} events, {} notifications and {} counts before {} were deleted by a request from {}",
				done.alertEvents(), done.notifications(), done.counts(), done.before(),
				call.request().caller().address());
		return ApiResponse.ok(done);
	}

}
