package io.monitoring.autoconfigure.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

import io.monitoring.audit.AuditEntry;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Passes what is put on record on to Actuator's audit.
 */
final class AuditEvents implements Consumer<AuditEntry> {

	private static final int FIRST_ERROR = 400;

	private final ApplicationEventPublisher publisher;

	AuditEvents(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public void accept(AuditEntry entry) {
		Map<String, Object> data = new LinkedHashMap<>();
		data.put("action", entry.action());
		data.put("address", entry.address());
		data.put("status", entry.status());
		if (entry.before() != null) {
			data.put("before", entry.before());
		}
		if (entry.after() != null) {
			data.put("after", entry.after());
		}
		String type = (entry.status() < FIRST_ERROR) ? "MONITORING_CHANGED" : "MONITORING_REFUSED";
		this.publisher.publishEvent(new AuditApplicationEvent(new AuditEvent(entry.time(), entry.who(), type, data)));
	}

}
