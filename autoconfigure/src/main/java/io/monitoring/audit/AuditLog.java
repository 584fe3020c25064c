package io.monitoring.audit;

import java.util.List;

/**
 * Keeps who changed what.
 */
public interface AuditLog {

	/**
	 * Keep an entry. Does not throw: what cannot be kept is logged.
	 * @param entry the entry
	 */
	void add(AuditEntry entry);

	/**
	 * Return what happened last.
	 * @param limit largest number of entries
	 * @return the entries, newest first
	 */
	List<AuditEntry> recent(int limit);

}
