package io.monitoring.rule.template;

import java.util.regex.Pattern;

/**
 * An address such as {@code shop-1.example.com:8080}, the form of the label
 * {@code instance}.
 *
 * @param text the whole address
 * @param host the host, the whole address if there is no port
 * @param port the port, empty if there is none
 */
record HostPort(String text, String host, String port) {

	private static final Pattern IP = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F.]*:[0-9a-fA-F:.]*");

	/**
	 * Split an address the way Go does; what it cannot split stays as it is.
	 * @param text the address
	 * @return host and port
	 */
	static HostPort of(String text) {
		int colon = text.lastIndexOf(':');
		HostPort whole = new HostPort(text, text, "");
		if (colon < 0) {
			return whole;
		}
		String host = text.substring(0, colon);
		if (host.startsWith("[") && host.endsWith("]")) {
			host = host.substring(1, host.length() - 1);
		}
		else if (host.contains(":")) {
			return whole;
		}
		return (host.contains("[") || host.contains("]")) ? whole : new HostPort(text, host, text.substring(colon + 1));
	}

	/**
	 * Return the address with the first part of its host only; an IP address stays.
	 * @return for example {@code shop-1:8080}
	 */
	String withoutDomain() {
		if (IP.matcher(this.host).matches()) {
			return this.text;
		}
		int dot = this.host.indexOf('.');
		String name = (dot < 0) ? this.host : this.host.substring(0, dot);
		return this.port.isEmpty() ? name : name + ":" + this.port;
	}

}
