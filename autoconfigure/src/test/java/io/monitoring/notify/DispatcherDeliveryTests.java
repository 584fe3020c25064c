package io.monitoring.notify;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.monitoring.outbound.BoundedExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static io.monitoring.notify.DispatcherFixture.START;
import static io.monitoring.notify.DispatcherFixture.route;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens to notifications on their way: failures, repeated attempts, full queues
 * and the end.
 */
@ExtendWith(OutputCaptureExtension.class)
class DispatcherDeliveryTests {

	private final DispatcherFixture fixture = new DispatcherFixture(route(), true);

	@Test
	void failedAttemptIsRepeatedWithTheSameIdentity() {
		fail(new NotificationException("status 503", true, null), 2);
		this.fixture.fire("alertname", "A").runTo(20);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A");
		assertThat(this.fixture.notifier.attemptedIds).hasSize(3)
			.containsOnly(this.fixture.notifier.attemptedIds.get(0));
		ReceiverStatus status = this.fixture.dispatcher.status().receivers().get(0);
		assertThat(status.sent()).isEqualTo(1);
		assertThat(status.failed()).isEqualTo(2);
		assertThat(status.lastError()).isEqualTo("status 503");
		assertThat(status.lastErrorAt()).isEqualTo(START.plusSeconds(3));
		assertThat(status.lastSuccessAt()).isEqualTo(START.plusSeconds(4));
	}

	@Test
	void attemptsBecomeRarerUntilTheNextFlushDecidesAnew() {
		fail(new NotificationException("status 500", true, null), 1000);
		this.fixture.fire("alertname", "A").runTo(11);
		assertThat(this.fixture.notifier.attemptedIds).as("seconds 2, 3, 4, 6, 8 and 11").hasSize(6);
		this.fixture.fire("alertname", "A", "i", "2").runTo(15);
		assertThat(this.fixture.notifier.attemptedIds).hasSize(7);
		assertThat(this.fixture.notifier.attemptedIds.get(6)).isNotEqualTo(this.fixture.notifier.attemptedIds.get(0));
	}

	@Test
	void receiverThatRefusesTheSameAgainAndAgainIsAskedMoreRarely() {
		fail(new NotificationException("status 400", false, null), 3);
		this.fixture.fire("alertname", "A").runTo(71);
		assertThat(this.fixture.notifier.attemptedIds).as("seconds 2, 12 and 32").hasSize(3);
		this.fixture.runTo(72);
		assertThat(this.fixture.told()).containsExactly("72 FIRST +A");
		assertThat(this.fixture.notifier.attemptedIds).hasSize(4)
			.containsOnly(this.fixture.notifier.attemptedIds.get(0));
	}

	@Test
	void failureForGoodIsNotRepeatedBeforeTheNextFlush() {
		fail(new NotificationException("status 400", false, null), 1);
		this.fixture.fire("alertname", "A").runTo(11);
		assertThat(this.fixture.notifier.attemptedIds).hasSize(1);
		this.fixture.runTo(12);
		assertThat(this.fixture.told()).containsExactly("12 FIRST +A");
	}

	@Test
	void receiverThatAsksForPatienceIsLeftAlone() {
		fail(new NotificationException("status 429", true, Duration.ofSeconds(30)), 1);
		this.fixture.fire("alertname", "A").runTo(31);
		assertThat(this.fixture.notifier.attemptedIds).hasSize(1);
		this.fixture.runTo(32);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A");
	}

	@Test
	void resolvedAlertOfAReceiverThatIsDownIsToldWhenItIsBack() {
		this.fixture.fire("alertname", "A").runTo(5);
		fail(new NotificationException("ConnectException", true, null), 1_000_000);
		this.fixture.resolve("alertname", "A").runTo(20 * 3600);
		this.fixture.alerts.clear();
		this.fixture.runTo(23 * 3600);
		this.fixture.notifier.failures.clear();
		this.fixture.runTo(23 * 3600 + 120);
		assertThat(this.fixture.notifier.taken).hasSize(2);
		assertThat(this.fixture.told().get(1)).endsWith("ALL_RESOLVED -A");
		assertThat(this.fixture.dispatcher.status().groups()).isZero();
	}

	@Test
	void messageOfAForeignExceptionIsNotShown() {
		fail(new IllegalStateException("token=abc"), 1);
		this.fixture.fire("alertname", "A").runTo(2);
		assertThat(this.fixture.dispatcher.status().receivers().get(0).lastError()).isEqualTo("IllegalStateException");
		this.fixture.runTo(4);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A");
	}

	@Test
	void undeclaredExceptionsAndErrorsDoNotBlockTheGroup() {
		fail(new IOException("token=abc"), 1);
		this.fixture.fire("alertname", "A").runTo(4);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A");
		fail(new OutOfMemoryError(), 1);
		this.fixture.fire("alertname", "B").runTo(30);
		assertThat(this.fixture.told()).hasSize(2).last().asString().endsWith("FIRST +B");
		assertThat(this.fixture.dispatcher.status().receivers().get(0).failed()).isEqualTo(2);
	}

	@Test
	void receiverThatIsDownIsLoggedEveryTenMinutes(CapturedOutput output) {
		fail(new NotificationException("status 500", true, null), 1_000_000);
		this.fixture.fire("alertname", "A").runTo(1300);
		assertThat(output.getOut().lines()).filteredOn((line) -> line.contains("Receiver 'main'"))
			.hasSize(3)
			.allMatch((line) -> line.endsWith("it is tried again: status 500"));
	}

	@Test
	void nothingIsNotedBeforeTheReceiverHasTakenIt() {
		fail(new NotificationException("status 500", true, null), 1);
		this.fixture.fire("alertname", "A").runTo(2);
		assertThat(this.fixture.log.find("{}:{alertname=\"A\"}", "main", this.fixture.now())).isNull();
		assertThat(this.fixture.dispatcher.status().outstanding()).isEqualTo(1);
		this.fixture.runTo(4);
		assertThat(this.fixture.log.find("{}:{alertname=\"A\"}", "main", this.fixture.now())).isNotNull();
		assertThat(this.fixture.dispatcher.status().outstanding()).isZero();
	}

	@Test
	void groupThatIsBeingToldIsNotToldTwice() {
		List<Runnable> tasks = new ArrayList<>();
		this.fixture.dispatcher = dispatcher(tasks::add);
		this.fixture.fire("alertname", "A").runTo(40);
		assertThat(tasks).as("the writer").hasSize(1);
		tasks.get(0).run();
		this.fixture.runTo(60);
		assertThat(tasks).as("the writer and one turn").hasSize(2);
		tasks.get(1).run();
		this.fixture.runTo(61);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A");
		assertThat(tasks).hasSize(2);
	}

	@Test
	void executorThatRefusesIsAskedAgain() {
		int[] refusals = { 3 };
		this.fixture.dispatcher = dispatcher((task) -> {
			if (refusals[0]-- > 0) {
				throw new RejectedExecutionException();
			}
			task.run();
		});
		this.fixture.fire("alertname", "A").runTo(9);
		assertThat(this.fixture.told()).containsExactly("2 FIRST +A");
	}

	@Test
	void notificationsBeyondTheQueueAreDeliveredLater() {
		List<Runnable> tasks = new ArrayList<>();
		this.fixture.dispatcher = dispatcher(tasks::add);
		for (int i = 0; i < 1500; i++) {
			this.fixture.fire("alertname", "A" + i);
		}
		this.fixture.runTo(2);
		assertThat(this.fixture.dispatcher.status().outstanding()).isEqualTo(1500);
		for (int i = 0; i < tasks.size(); i++) {
			tasks.get(i).run();
		}
		tasks.clear();
		this.fixture.runTo(3);
		for (int i = 0; i < tasks.size(); i++) {
			tasks.get(i).run();
		}
		this.fixture.runTo(4);
		assertThat(this.fixture.notifier.taken).hasSize(1500);
		assertThat(this.fixture.dispatcher.status().receivers().get(0).sent()).isEqualTo(1500);
		assertThat(this.fixture.dispatcher.status().outstanding()).isZero();
	}

	@Test
	void closedDispatcherSendsNothing() {
		this.fixture.fire("alertname", "A");
		this.fixture.dispatcher.close();
		this.fixture.dispatcher.close();
		this.fixture.runTo(10);
		assertThat(this.fixture.told()).isEmpty();
	}

	@Test
	@Timeout(20)
	void receiverThatHangsHoldsUpNeitherTheTickNorOthersNorTheEnd() throws InterruptedException {
		CountDownLatch release = new CountDownLatch(1);
		CountDownLatch delivered = new CountDownLatch(1);
		List<String> threads = new ArrayList<>();
		Notifier hanging = notifier("hanging", () -> await(release));
		Notifier healthy = notifier("healthy", () -> {
			threads.add(Thread.currentThread().getName() + " " + Thread.currentThread().isDaemon());
			delivered.countDown();
		});
		Route toHealthy = new Route("healthy", List.of(), null, Route.Timing.INHERITED, Route.Windows.NONE, false,
				List.of());
		Route toHanging = new Route("hanging", List.of(), List.of("..."), Route.Timing.INHERITED, Route.Windows.NONE,
				true, List.of());
		Dispatcher dispatcher = new Dispatcher(
				DispatcherSettings.of(
						new Route("healthy", List.of(), List.of("alertname"), DispatcherFixture.timing(0, 10, 60),
								Route.Windows.NONE, false, List.of(toHanging, toHealthy)),
						List.of(Receiver.of(hanging), Receiver.of(healthy)), ""),
				new MemoryNotificationLog(10), this.fixture.silences,
				new BoundedExecutor("monitoring-notify", 2, 10, Duration.ofMillis(50)), () -> 0.5);
		dispatcher.accept(START,
				List.of(TestAlerts.firing(START, "alertname", "A", "i", "1"),
						TestAlerts.firing(START, "alertname", "A", "i", "2"),
						TestAlerts.firing(START, "alertname", "A", "i", "3")));
		assertThat(delivered.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(threads).singleElement().asString().matches("monitoring-notify-[12] true");
		dispatcher.close();
		release.countDown();
	}

	private Dispatcher dispatcher(Executor executor) {
		return new Dispatcher(
				DispatcherSettings.of(route(), List.of(Receiver.of(this.fixture.notifier).unlimited()), ""),
				this.fixture.log, this.fixture.silences, executor, () -> 0.5);
	}

	private void fail(Throwable failure, int times) {
		for (int i = 0; i < times; i++) {
			this.fixture.notifier.failures.add(failure);
		}
	}

	private static Notifier notifier(String name, Runnable action) {
		return new Notifier() {
			@Override
			public String name() {
				return name;
			}

			@Override
			public void send(Notification notification) {
				action.run();
			}
		};
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
