package io.monitoring.web;

import java.util.ArrayList;
import java.util.List;

import io.monitoring.audit.AuditEntry;
import io.monitoring.audit.AuditLog;

/**
 * A record of changes that can be read by tests.
 */
final class SampleAudit implements AuditLog {

	private final List<AuditEntry> entries = new ArrayList<>();

	private final List<AuditEntry> told = new ArrayList<>();

	private boolean failing;

	void fail() {
		this.failing = true;
	}

	AuditSource source() {
		return new AuditSource(this, this.told::add);
	}

	@Override
	public synchronized void add(AuditEntry entry) {
		if (this.failing) {
			throw new IllegalStateException("no record");
		}
		this.entries.add(0, entry);
	}

	@Override
	public synchronized List<AuditEntry> recent(int limit) {
		return List.copyOf(this.entries.subList(0, Math.min(limit, this.entries.size())));
	}

	List<AuditEntry> told() {
		return List.copyOf(this.told);
	}

}
