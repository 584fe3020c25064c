package io.monitoring.web;

import org.jspecify.annotations.Nullable;

/**
 * What a request changed, as the record of changes shows it.
 */
final class Change {

	private @Nullable String before;

	private @Nullable String after;

	/**
	 * Say what was there before.
	 * @param view as it is shown to clients
	 */
	void before(Object view) {
		this.before = AuditText.of(view);
	}

	/**
	 * Say what is there now. Without it the body of the request stands for it.
	 * @param view as it is shown to clients, {@code null} if nothing is there any more
	 */
	void after(@Nullable Object view) {
		this.after = (view != null) ? AuditText.of(view) : null;
	}

	@Nullable String before() {
		return this.before;
	}

	@Nullable String after() {
		return this.after;
	}

}
