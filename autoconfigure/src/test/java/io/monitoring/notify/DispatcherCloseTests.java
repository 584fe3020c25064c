package io.monitoring.notify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.monitoring.alert.Alert;
import io.monitoring.outbound.BoundedExecutor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static io.monitoring.notify.DispatcherFixture.START;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The end of the process with notifications on their way, with real threads.
 */
class DispatcherCloseTests {

	private final Silences silences = new Silences(new MemorySilenceStore(), 10);

	private final CountDownLatch sending = new CountDownLatch(1);

	private final CountDownLatch release = new CountDownLatch(1);

	@Test
	@Timeout(30)
	void whatIsNotDeliveredAtTheEndIsDeliveredAfterTheNextStart() throws InterruptedException {
		MemoryNotificationLog log = new MemoryNotificationLog(1000);
		Receiver hanging = new Receiver("main", notifier(), true, false);
		Dispatcher dispatcher = new Dispatcher(settings(hanging), log, this.silences,
				new BoundedExecutor("test-notify", 2, 10, Duration.ofMillis(100)), () -> 0.5);
		dispatcher.accept(START, alerts());
		assertThat(this.sending.await(10, TimeUnit.SECONDS)).isTrue();
		dispatcher.close();
		this.release.countDown();
		assertThat(log.pending()).as("none was forgotten").hasSize(100);
		RecordingNotifier recording = new RecordingNotifier("main");
		Dispatcher next = new Dispatcher(settings(Receiver.of(recording).unlimited()), log, this.silences,
				Runnable::run, () -> 0.5);
		next.accept(START.plusSeconds(15), alerts());
		assertThat(recording.taken).hasSize(100);
		assertThat(log.pending()).isEmpty();
	}

	private Notifier notifier() {
		return new Notifier() {

			@Override
			public String name() {
				return "main";
			}

			@Override
			public void send(Notification notification) {
				DispatcherCloseTests.this.sending.countDown();
				try {
					DispatcherCloseTests.this.release.await();
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
				throw new NotificationException("interrupted", true, null);
			}

		};
	}

	private static DispatcherSettings settings(Receiver receiver) {
		return DispatcherSettings.of(new Route("main", List.of(), List.of("alertname"),
				DispatcherFixture.timing(0, 60, 600), Route.Windows.NONE, false, List.of()), List.of(receiver), "");
	}

	private static List<Alert> alerts() {
		List<Alert> alerts = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			alerts.add(TestAlerts.firing(START, "alertname", "A" + i));
		}
		return alerts;
	}

}
