package io.monitoring.remote;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.LongSupplier;

import io.monitoring.engine.EmbeddedBackend;
import io.monitoring.engine.QueryBackend;
import io.monitoring.engine.SampleSource;
import io.monitoring.outbound.OutboundHttp;
import io.monitoring.promql.Query;
import io.monitoring.promql.QueryEngine;
import io.monitoring.promql.QueryException;
import io.monitoring.promql.QueryOptions;
import io.monitoring.promql.QueryResult;
import io.monitoring.promql.Value;
import io.monitoring.rule.RecordingRule;
import io.monitoring.rule.Rule;
import io.monitoring.rule.RuleGroup;
import io.monitoring.series.LabelMatcher;
import io.monitoring.series.Labels;
import io.monitoring.series.Retention;
import io.monitoring.series.SeriesSink;
import io.monitoring.series.SeriesStore;
import org.jspecify.annotations.Nullable;

/**
 * Answers queries by a server that speaks Prometheus' HTTP API, and from the store in
 * this process what rules and trackers write. What the server does not answer is unknown:
 * it becomes an error and never a zero.
 */
public final class RemoteBackend implements QueryBackend {

	/** Share of the interval that questions may take, so that ticks do not overlap. */
	private static final double TICK_SHARE = 0.8;

	private static final List<LabelMatcher> EVERYTHING = List
		.of(new LabelMatcher(Labels.METRIC_NAME, LabelMatcher.Type.NOT_EQUAL, ""));

	private static final int MAX_PLANS = 10_000;

	private final RemoteClient client;

	private final RemoteSettings settings;

	private final QueryEngine engine;

	private final SeriesStore store;

	private final TickQuestions questions;

	private volatile LocalNames names = new LocalNames(Set.of());

	private Map<String, QueryPlan> plans = plans();

	/**
	 * Create the backend.
	 * @param settings where the server is
	 * @param http the way to it
	 * @param engine evaluates what this process knows itself
	 * @param store what this process knows itself
	 * @param interval distance of the ticks
	 */
	public RemoteBackend(RemoteSettings settings, OutboundHttp http, QueryEngine engine, SeriesStore store,
			Duration interval) {
		this.client = new RemoteClient(settings, http);
		this.settings = settings;
		this.engine = engine;
		this.store = store;
		Duration budget = Duration.ofMillis((long) (interval.toMillis() * TICK_SHARE));
		LongSupplier nanoTime = System::nanoTime;
		this.questions = new TickQuestions(this.client, settings, budget, nanoTime);
	}

	private static Map<String, QueryPlan> plans() {
		return new LinkedHashMap<>(16, 0.75f, true) {

			@Override
			protected boolean removeEldestEntry(Map.Entry<String, QueryPlan> eldest) {
				return size() > MAX_PLANS;
			}

		};
	}

	@Override
	public Query prepare(String text) {
		return this.engine.prepare(text);
	}

	@Override
	public void evaluates(List<RuleGroup> groups) {
		Set<String> recorded = new HashSet<>();
		groups.forEach((group) -> group.rules()
			.stream()
			.filter(RecordingRule.class::isInstance)
			.forEach((rule) -> recorded.add(rule.name())));
		LocalNames changed = new LocalNames(recorded);
		for (RuleGroup group : groups) {
			group.rules().forEach((rule) -> check(rule, changed));
		}
		this.names = changed;
		this.plans = plans();
	}

	private void check(Rule rule, LocalNames changed) {
		try {
			QueryPlan.of(rule.query(), changed, this.settings.matchers());
		}
		catch (QueryException ex) {
			throw new IllegalArgumentException("Rule '" + rule.name() + "': " + ex.getMessage(), ex);
		}
	}

	@Override
	public SampleSource source(SampleSource local) {
		return (tick, target) -> {
			this.questions.begin(Instant.ofEpochMilli(tick));
			local.sample(tick, target);
		};
	}

	@Override
	public Value query(Query query, Instant time) {
		QueryPlan plan = this.plans.computeIfAbsent(query.text(), (text) -> plan(query));
		Query local = plan.query();
		if (local == null) {
			return this.questions.ask(plan.parts().get(0), time);
		}
		long millis = time.toEpochMilli();
		PartSource source = new PartSource(this.store, new StepRange(millis, millis, 1));
		plan.parts().forEach((part) -> source.add(this.questions.ask(part, time)));
		return this.engine.instant(local, source, millis).value();
	}

	private QueryPlan plan(Query query) {
		return QueryPlan.of(query, this.names, this.settings.matchers());
	}

	@Override
	public QueryResult instant(Query query, QueryOptions options, long time) {
		RemoteReader reader = new RemoteReader(this.client, options, this.settings.limits());
		return reader.read(plan(query), this.engine, this.store, new StepRange(time, time, 1));
	}

	@Override
	public QueryResult range(Query query, QueryOptions options, long start, long end, long step) {
		RemoteReader reader = new RemoteReader(this.client, options, this.settings.limits());
		return reader.readRange(plan(query), this.engine, this.store, new StepRange(start, end, step));
	}

	@Override
	public SortedSet<Labels> series(List<List<LabelMatcher>> selectors, long start, long end) {
		List<List<LabelMatcher>> own = selectors.stream().filter(this.names::hold).toList();
		SortedSet<Labels> found = new TreeSet<>();
		if (!own.isEmpty() || selectors.isEmpty()) {
			found.addAll(EmbeddedBackend.series(this.store, own, start, end));
		}
		List<String> asked = (selectors.isEmpty() ? List.of(EVERYTHING) : selectors).stream()
			.filter((matchers) -> !this.names.hold(matchers))
			.map((matchers) -> QueryPlan.selector(matchers, this.settings.matchers()))
			.toList();
		if (!asked.isEmpty()) {
			found.addAll(this.client.series(asked, start, end).series());
		}
		return found;
	}

	@Override
	public boolean isLocal(List<LabelMatcher> matchers) {
		return this.names.hold(matchers);
	}

	@Override
	public void select(Collection<Retention> selections) {
		this.store.retain(selections.stream().filter((selection) -> isLocal(selection.matchers())).toList());
	}

	@Override
	public SeriesSink recorded() {
		return this.store;
	}

	/**
	 * Return counts of the past from the counters that the server keeps.
	 * @return the counts, to be closed by the caller
	 */
	public RemoteCounts counts() {
		return new RemoteCounts(this);
	}

	/**
	 * Return what the server is asked for a query.
	 * @param query the query
	 * @return PromQL, {@code null} if the server alone cannot answer it
	 */
	@Nullable String question(Query query) {
		QueryPlan plan = plan(query);
		return (plan.query() == null) ? plan.parts().get(0) : null;
	}

	/**
	 * Ask for the past, on a thread of its own.
	 * @param question PromQL
	 * @param steps the steps, from which the delay is taken off as in a tick
	 * @return a sample of each series for each step that has one, at the times of the
	 * steps
	 * @throws RemoteException if it is unknown
	 */
	Value.Matrix past(String question, StepRange steps) {
		long delay = this.settings.delay().toMillis();
		StepRange asked = new StepRange(steps.start() - delay, steps.end() - delay, steps.step());
		RemoteAnswer answer = this.client.range(question, asked, this.settings.limits().timeout());
		return (Value.Matrix) TickQuestions.complete(answer);
	}

	long delayMillis() {
		return this.settings.delay().toMillis();
	}

	/**
	 * Return how the server fares.
	 * @return the status as of the last tick
	 */
	public RemoteStatus status() {
		return this.questions.status();
	}

}
