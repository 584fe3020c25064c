package io.monitoring.notify.mail;

import java.time.Duration;
import java.util.Properties;

import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Gives a mail sender what Jakarta Mail does not have by default: time-outs, the check
 * that a certificate is that of the host, and delivery to the others if one recipient is
 * refused.
 */
final class SenderLimits {

	private static final long CONNECT_MILLIS = 5000;

	private SenderLimits() {
	}

	/**
	 * Return a sender with limits. The sender of the application stays as it is, and so
	 * does what cannot be copied: a sender of a foreign type or with a session that
	 * somebody else made, such as one from JNDI.
	 * @param sender the sender of the application
	 * @param timeout longest wait for one answer of the server
	 * @return a copy, or the sender itself
	 */
	static JavaMailSender apply(JavaMailSender sender, Duration timeout) {
		if (sender.getClass() != JavaMailSenderImpl.class) {
			return sender;
		}
		JavaMailSenderImpl original = (JavaMailSenderImpl) sender;
		if (original.getSession().getProperties() != original.getJavaMailProperties()) {
			return sender;
		}
		JavaMailSenderImpl copy = new JavaMailSenderImpl();
		copy.setJavaMailProperties(limited(original, timeout.toMillis()));
		copy.setProtocol(original.getProtocol());
		copy.setHost(original.getHost());
		copy.setPort(original.getPort());
		copy.setUsername(original.getUsername());
		copy.setPassword(original.getPassword());
		copy.setDefaultEncoding(original.getDefaultEncoding());
		copy.setDefaultFileTypeMap(original.getDefaultFileTypeMap());
		return copy;
	}

	/** Values may be objects, such as a socket factory of an SSL bundle. */
	private static Properties limited(JavaMailSenderImpl original, long millis) {
		Properties properties = new Properties();
		properties.putAll(original.getJavaMailProperties());
		String protocol = original.getProtocol();
		if (protocol == null) {
			protocol = properties.getProperty("mail.transport.protocol", JavaMailSenderImpl.DEFAULT_PROTOCOL);
		}
		String prefix = "mail." + protocol + ".";
		properties.putIfAbsent(prefix + "connectiontimeout", Long.toString(Math.min(CONNECT_MILLIS, millis)));
		properties.putIfAbsent(prefix + "timeout", Long.toString(millis));
		properties.putIfAbsent(prefix + "writetimeout", Long.toString(millis));
		properties.putIfAbsent(prefix + "ssl.checkserveridentity", "true");
		properties.putIfAbsent(prefix + "sendpartial", "true");
		return properties;
	}

}
