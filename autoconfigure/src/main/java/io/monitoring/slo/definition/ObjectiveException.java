package io.monitoring.slo.definition;

/**
 * An objective that cannot be used: which field is wrong, why, and what to write instead.
 */
public final class ObjectiveException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String field;

	private final String problem;

	private final String fix;

	/**
	 * Create the exception.
	 * @param field the field in camel case, for example {@code timeZone}, with the entry
	 * behind a full stop, for example {@code match.uri}
	 * @param problem what is wrong, a sentence, for PromQL followed by the place
	 * @param fix what to do, a sentence
	 */
	public ObjectiveException(String field, String problem, String fix) {
		super("Field '" + field + "': " + problem + " " + fix);
		this.field = field;
		this.problem = problem;
		this.fix = fix;
	}

	public String field() {
		return this.field;
	}

	public String problem() {
		return this.problem;
	}

	public String fix() {
		return this.fix;
	}

}
