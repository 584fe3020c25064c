package io.monitoring.notify.mail;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.monitoring.notify.Notification;
import io.monitoring.notify.NotificationException;
import io.monitoring.notify.NotificationText;
import io.monitoring.notify.Notifier;
import io.monitoring.notify.SeverityLevel;
import io.monitoring.outbound.BoundedExecutor;

import org.springframework.mail.javamail.JavaMailSender;

/**
 * Sends notifications by e-mail. The highest severity among the alerts, firing or
 * resolved, decides on the recipients. It waits no longer than it is told to, whatever
 * the sender does meanwhile in a thread of its own.
 */
public final class MailNotifier implements Notifier, AutoCloseable {

	private final String name;

	private final MailSettings settings;

	private final JavaMailSender sender;

	private final UnsentRecipients unsent = new UnsentRecipients();

	private final BoundedExecutor executor;

	/**
	 * Create a notifier.
	 * @param name name of the receiver
	 * @param settings who sends and who gets e-mail
	 * @param sender what sends; one with a session of its own is copied, with time-outs
	 * where it has none
	 */
	public MailNotifier(String name, MailSettings settings, JavaMailSender sender) {
		this.name = name;
		this.settings = settings;
		this.sender = SenderLimits.apply(sender, settings.timeout());
		this.executor = new BoundedExecutor("monitoring-mail", 1, 1, Duration.ofSeconds(1));
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public void send(Notification notification) {
		FutureTask<Boolean> task = new FutureTask<>(() -> deliver(notification), Boolean.TRUE);
		try {
			this.executor.execute(task);
			task.get(this.settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			throw new NotificationException("an earlier e-mail is still on its way", true, null);
		}
		catch (TimeoutException ex) {
			task.cancel(true);
			throw new NotificationException("not taken within " + this.settings.timeout().toMillis() + " ms", true,
					null);
		}
		catch (InterruptedException ex) {
			task.cancel(true);
			Thread.currentThread().interrupt();
			throw new NotificationException("interrupted", true, null);
		}
		catch (ExecutionException ex) {
			throw MailTrouble.describe(ex.getCause());
		}
	}

	private void deliver(Notification notification) {
		List<String> recipients = this.settings.to().of(SeverityLevel.highest(notification.alerts()));
		NotificationText text = NotificationText.of(notification, this.settings.maxAlerts());
		String from = this.settings.from();
		this.unsent.send(notification.id(), recipients, (remaining) -> this.sender.send(MailMessage
			.write(this.sender.createMimeMessage(), new MailMessage.Envelope(from, remaining), notification, text)));
	}

	/** Send nothing more. */
	@Override
	public void close() {
		this.executor.close();
	}

}
