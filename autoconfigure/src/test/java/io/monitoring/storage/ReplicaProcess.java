package io.monitoring.storage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import io.monitoring.engine.EmbeddedBackend;
import io.monitoring.engine.EngineListener;
import io.monitoring.engine.EngineOutputs;
import io.monitoring.engine.EngineParts;
import io.monitoring.engine.FleetStatus;
import io.monitoring.engine.MonitoringEngine;
import io.monitoring.engine.MonitoringLoop;
import io.monitoring.engine.RuleMemory;
import io.monitoring.notify.Dispatcher;
import io.monitoring.notify.DispatcherSettings;
import io.monitoring.notify.Notification;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.Receiver;
import io.monitoring.notify.Route;
import io.monitoring.notify.Silences;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryOptions;
import io.monitoring.rule.AlertingRule;
import io.monitoring.rule.MemoryRuleSwitches;
import io.monitoring.rule.Rule;
import io.monitoring.rule.RuleEvaluator;
import io.monitoring.rule.RuleGroup;
import io.monitoring.rule.TemplateContext;
import io.monitoring.series.Labels;
import io.monitoring.series.SeriesStore;
import io.monitoring.slo.BurnRateWindow;
import io.monitoring.slo.SloRules;
import io.monitoring.slo.SloTrackers;
import io.monitoring.slo.TrackerSettings;

/**
 * A replica in a process of its own, with alerts that are switched on by what it reads:
 * {@code slo0} to {@code slo9} of an objective, {@code own0} to {@code own9} of the
 * replica. It says at each tick whether it tells receivers, and whatever it tells.
 */
final class ReplicaProcess implements AutoCloseable {

	private static final int RULES = 10;

	private final Process process;

	private final List<String> sent = new CopyOnWriteArrayList<>();

	private volatile String status = "";

	private ReplicaProcess(Process process) {
		this.process = process;
		Thread reader = new Thread(this::read, "replica-output");
		reader.setDaemon(true);
		reader.start();
	}

	static ReplicaProcess start(String url, String instance, Duration interval) throws IOException {
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
				ReplicaProcess.class.getName(), url, instance, interval.toString());
		return new ReplicaProcess(new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
	}

	private void read() {
		try (BufferedReader output = new BufferedReader(
				new InputStreamReader(this.process.getInputStream(), StandardCharsets.UTF_8))) {
			for (String line = output.readLine(); line != null; line = output.readLine()) {
				if (line.startsWith("sent ")) {
					this.sent.add(line.substring("sent ".length()));
				}
				else if (line.startsWith("tick ")) {
					this.status = line.substring("tick ".length());
				}
			}
		}
		catch (IOException ex) {
			// The process was killed.
		}
	}

	boolean isReady() {
		return !this.status.isEmpty();
	}

	boolean isLeading() {
		return this.status.startsWith("leading");
	}

	/** What it told receivers: alert and state. */
	List<String> sent() {
		return List.copyOf(this.sent);
	}

	void fire(String alert) throws IOException {
		Writer input = this.process.outputWriter(StandardCharsets.UTF_8);
		input.write(alert + '\n');
		input.flush();
	}

	void kill() throws InterruptedException {
		this.process.toHandle().destroyForcibly();
		this.process.waitFor();
	}

	void signal(String name) throws IOException, InterruptedException {
		new ProcessBuilder("kill", "-" + name, Long.toString(this.process.pid())).start().waitFor();
	}

	@Override
	public void close() {
		this.process.toHandle().destroyForcibly();
	}

	public static void main(String[] args) throws IOException {
		Duration interval = Duration.parse(args[2]);
		SharedStorage storage = SharedStorage.open(SharedFixture.settings(args[0], args[1], interval),
				MonitoringLoop::now);
		MonitoringEngine engine = engine(storage, args[1], interval);
		new MonitoringLoop(engine, interval).start();
		BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = input.readLine(); line != null; line = input.readLine()) {
			engine.setRuleEnabled(line, true);
		}
	}

	static MonitoringEngine engine(SharedStorage storage, String instance, Duration interval) {
		Notifier notifier = new Notifier() {

			@Override
			public String name() {
				return "test";
			}

			@Override
			public void send(Notification notification) {
				notification.alerts()
					.forEach((alert) -> System.out.println("sent " + alert.name() + ' ' + alert.state()));
			}

		};
		EngineListener listener = (snapshot) -> {
			FleetStatus status = storage.fleet().status();
			System.out.println("tick " + (status.leading() ? "leading " : "standing by ") + status.epoch());
		};
		return engine(storage, instance, interval, notifier, List.of(listener));
	}

	static MonitoringEngine engine(SharedStorage storage, String instance, Duration interval, Notifier notifier,
			List<EngineListener> listeners) {
		SeriesStore store = new SeriesStore();
		EmbeddedBackend backend = new EmbeddedBackend(new QueryEngine(QueryOptions.DEFAULTS), store);
		RuleEvaluator rules = new RuleEvaluator(List.of(RuleGroup.of("test", rules(backend))), backend::query,
				backend.recorded(), new TemplateContext(Labels.EMPTY, "", backend::prepare), System::nanoTime);
		rules.groups().get(0).rules().forEach((rule) -> rules.setEnabled(rule.name(), false));
		Route.Timing timing = new Route.Timing(Duration.ofMillis(1), interval, Duration.ofHours(1));
		Route route = new Route("test", List.of(), List.of("alertname", "instance"), timing, Route.Windows.NONE, false,
				List.of());
		Dispatcher dispatcher = new Dispatcher(DispatcherSettings.of(route, List.of(Receiver.of(notifier)), ""),
				storage.notificationLog(), new Silences(storage.silenceStore(), 100));
		RuleMemory memory = new RuleMemory(storage.alertStateStore(), new MemoryRuleSwitches(), Duration.ofHours(1));
		SloTrackers trackers = new SloTrackers(List.of(),
				new SloRules(backend::prepare, BurnRateWindow.DEFAULTS, List.of()), backend,
				new TrackerSettings(interval), MonitoringLoop.now());
		EngineOutputs outputs = new EngineOutputs(storage.alertHistory(), dispatcher, List.of(), listeners, null,
				storage.fleet());
		return new MonitoringEngine(new EngineParts((tick, target) -> {
		}, store, rules, memory, trackers, outputs, Labels.of("instance", instance)), MonitoringLoop.now(), interval);
	}

	private static List<Rule> rules(EmbeddedBackend backend) {
		List<Rule> rules = new ArrayList<>();
		for (int i = 0; i < RULES; i++) {
			rules.add(rule(backend, "slo" + i, Labels.of("slo", "checkout")));
			rules.add(rule(backend, "own" + i, Labels.EMPTY));
		}
		return rules;
	}

	private static AlertingRule rule(EmbeddedBackend backend, String name, Labels labels) {
		return new AlertingRule(name, backend.prepare("vector(1)"), Duration.ZERO, Duration.ZERO, labels, Map.of());
	}

}
