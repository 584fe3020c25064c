package io.monitoring.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * Whether a request comes from the local machine, and if not, why.
 */
public enum Locality {

	/** From this machine. */
	LOCAL,

	/** The connection comes from another machine. */
	REMOTE,

	/** A proxy passed it on: the connection says nothing about who sent it. */
	FORWARDED,

	/**
	 * The host name in the request is one that a stranger's DNS server could point here.
	 */
	FOREIGN_HOST;

	private static final Set<String> PROXY_HEADERS = Set.of("forwarded", "via", "x-real-ip", "x-client-ip",
			"x-cluster-client-ip", "x-original-host", "true-client-ip", "cf-connecting-ip", "fastly-client-ip");

	private static final Pattern PORT = Pattern.compile(":[0-9]+$");

	private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|\\[[0-9a-fA-F:.%]+]|[0-9a-fA-F]*:[0-9a-fA-F:.%]*");

	/**
	 * Judge a request.
	 * @param remoteAddress address of the other end of the connection, as a literal
	 * @param localAddress address of this end, as a literal
	 * @param headers the headers as they came over the wire
	 * @return the judgement
	 */
	public static Locality of(@Nullable String remoteAddress, @Nullable String localAddress, HttpHeaders headers) {
		if (headers.headerNames().stream().anyMatch(Locality::isProxyHeader)) {
			return FORWARDED;
		}
		// A server that believes X-Forwarded-For rewrites the remote address, but not
		// this end
		if (!isLoopback(remoteAddress) || !isLoopback(localAddress)) {
			return REMOTE;
		}
		String host = headers.getFirst(HttpHeaders.HOST);
		return (host == null || isLocalName(host)) ? LOCAL : FOREIGN_HOST;
	}

	/**
	 * Return whether a header is one that proxies set.
	 * @param name name of the header
	 * @return {@code true} whatever the header says
	 */
	public static boolean isProxyHeader(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		return lower.startsWith("x-forwarded-") || lower.startsWith("x-envoy-") || PROXY_HEADERS.contains(lower);
	}

	private static boolean isLoopback(@Nullable String address) {
		if (address == null || !ADDRESS.matcher(address).matches()) {
			return false;
		}
		try {
			return InetAddress.getByName(address).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	/** Only a name with a dot can belong to somebody else. */
	private static boolean isLocalName(String hostHeader) {
		String name = hostHeader.strip().toLowerCase(Locale.ROOT);
		String host = PORT.matcher(name).replaceFirst("");
		return !host.contains(".") || host.endsWith(".localhost") || ADDRESS.matcher(host).matches();
	}

}
