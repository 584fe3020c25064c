package io.monitoring.outbound;

/**
 * What is sent by {@code POST}.
 *
 * @param url where to
 * @param headers the headers
 * @param body the text, sent as UTF-8
 */
public record OutboundRequest(SecretUrl url, RequestHeaders headers, String body) {

	@Override
	public String toString() {
		return "POST ******";
	}

}
