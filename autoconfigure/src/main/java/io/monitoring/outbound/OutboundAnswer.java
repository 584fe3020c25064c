package io.monitoring.outbound;

/**
 * What a server answered. It may hold anything: show nothing of it that was not read and
 * checked.
 *
 * @param status the status
 * @param contentType what the server says the body is, empty if it says nothing
 * @param body the whole body, read as UTF-8
 */
public record OutboundAnswer(int status, String contentType, String body) {

	@Override
	public String toString() {
		return "status " + this.status;
	}

}
