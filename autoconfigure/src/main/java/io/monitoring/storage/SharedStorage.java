package io.monitoring.storage;

import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import io.monitoring.alert.AlertHistory;
import io.monitoring.audit.AuditLog;
import io.monitoring.engine.Fleet;
import io.monitoring.notify.NotificationLog;
import io.monitoring.notify.SilenceStore;
import io.monitoring.rule.AlertStateStore;
import io.monitoring.rule.RuleSwitches;
import io.monitoring.slo.CountStore;
import io.monitoring.slo.ExclusionStore;
import io.monitoring.slo.LifeLog;
import io.monitoring.slo.ObjectiveStore;
import org.jspecify.annotations.Nullable;

/**
 * A storage in a PostgreSQL that replicas share.
 */
public final class SharedStorage implements Storage {

	private static final Duration START = Duration.ofSeconds(4);

	private final SharedTrouble trouble;

	private final SharedSession sending;

	private final SharedThread thread;

	private final SharedFleet fleet;

	private final SharedNotificationLog notificationLog;

	private final SharedAlertStates alertStates;

	private final SharedHistory history;

	private final SharedAuditLog auditLog;

	private final SharedCounts counts;

	private final SharedLifeLog lifeLog;

	private final SharedStores stores;

	private SharedStorage(SharedSettings settings, SharedKeeper.Clocks clocks) {
		String process = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
		this.trouble = new SharedTrouble(place(settings.access()));
		SharedConnections connections = new SharedConnections(settings.access(), settings.interval());
		SharedSession keeping = new SharedSession(connections, this.trouble);
		this.sending = new SharedSession(connections, this.trouble);
		Lease lease = new Lease(process, settings.interval(), clocks.nanoTime());
		SharedKeeper keeper = new SharedKeeper(settings, keeping, this.trouble, lease, clocks);
		this.thread = new SharedThread(keeper, keeping);
		SharedReader reader = this::read;
		this.fleet = new SharedFleet(settings, process, lease, clocks.time(), keeper::silence);
		this.notificationLog = new SharedNotificationLog(lease, this.fleet::isAlone, this.sending, reader);
		this.alertStates = new SharedAlertStates(this.fleet::name);
		this.history = new SharedHistory(settings, this.fleet::name, reader);
		this.auditLog = new SharedAuditLog(reader);
		this.counts = new SharedCounts(process, reader);
		this.lifeLog = new SharedLifeLog(settings.interval());
		this.stores = new SharedStores(this.thread);
		List<SharedPart> parts = new ArrayList<>(this.stores.parts());
		parts.addAll(List.of(this.alertStates, this.history, this.auditLog, this.counts, this.lifeLog));
		keeper.keep(this.fleet, this.notificationLog, parts);
	}

	/**
	 * Open a database. Where it cannot be reached, memory stands in until it can; the log
	 * and the status say why.
	 * @param settings which database
	 * @param time the present
	 * @return the storage
	 */
	public static SharedStorage open(SharedSettings settings, InstantSource time) {
		SharedStorage storage = new SharedStorage(settings, new SharedKeeper.Clocks(time, System::nanoTime));
		storage.thread.start(START);
		return storage;
	}

	/** Where the database is, without what may be a secret. */
	private static String place(SharedSettings.Access access) {
		String url = access.url();
		int query = url.indexOf('?');
		String place = (query < 0) ? url : url.substring(0, query);
		return place.isEmpty() ? "the data source of the application" : place.replaceAll("//[^/@]*@", "//");
	}

	private <T> @Nullable T read(Sql.Query<T> query, Duration patience) {
		if (status().state() != StorageStatus.State.DATABASE) {
			return null;
		}
		try {
			return this.thread.read(query, patience);
		}
		catch (SQLException ex) {
			// Memory answers; the next round says what is wrong.
			return null;
		}
	}

	@Override
	public Fleet fleet() {
		return this.fleet;
	}

	@Override
	public NotificationLog notificationLog() {
		return this.notificationLog;
	}

	@Override
	public SilenceStore silenceStore() {
		return this.stores.silences();
	}

	@Override
	public AlertStateStore alertStateStore() {
		return this.alertStates;
	}

	@Override
	public RuleSwitches ruleSwitches() {
		return this.stores.switches();
	}

	@Override
	public AlertHistory alertHistory() {
		return this.history;
	}

	@Override
	public CountStore countStore() {
		return this.counts;
	}

	@Override
	public LifeLog lifeLog() {
		return this.lifeLog;
	}

	@Override
	public ExclusionStore exclusionStore() {
		return this.stores.exclusions();
	}

	@Override
	public ObjectiveStore objectiveStore() {
		return this.stores.objectives();
	}

	@Override
	public AuditLog auditLog() {
		return this.auditLog;
	}

	@Override
	public StorageStatus status() {
		return this.trouble.status(Stream.of(this.notificationLog, this.history, this.auditLog, this.counts)
			.mapToLong(SharedPart::lost)
			.sum());
	}

	@Override
	public void close() {
		this.sending.close();
		this.thread.close();
	}

}
