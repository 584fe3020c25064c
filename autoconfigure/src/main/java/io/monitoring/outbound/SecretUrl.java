package io.monitoring.outbound;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * An address that must not be shown, because whoever knows the address of a web hook can
 * use it.
 */
public final class SecretUrl {

	private final URI uri;

	private SecretUrl(URI uri) {
		this.uri = uri;
	}

	/**
	 * Read an address.
	 * @param text the address
	 * @return the address
	 * @throws IllegalArgumentException if it is not an {@code http} or {@code https}
	 * address with a host; the message does not repeat it
	 */
	public static SecretUrl of(String text) {
		URI uri = parse(text.strip());
		String scheme = (uri.getScheme() != null) ? uri.getScheme().toLowerCase(Locale.ROOT) : "";
		if (!scheme.equals("http") && !scheme.equals("https")) {
			throw new IllegalArgumentException("The address must start with 'http://' or 'https://'.");
		}
		if (uri.getHost() == null) {
			throw new IllegalArgumentException("The address has no valid host name.");
		}
		if (uri.getRawUserInfo() != null) {
			throw new IllegalArgumentException("The address must not hold a user name or password.");
		}
		return new SecretUrl(uri);
	}

	/** The exception of the parser quotes the address, so it is not passed on. */
	private static URI parse(String text) {
		try {
			return new URI(text);
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException("The address is malformed at character " + (ex.getIndex() + 1) + ".");
		}
	}

	/**
	 * Return an address below this one.
	 * @param path what is added, {@code /v2/alerts} for example; it is not escaped
	 * @return the address
	 * @throws IllegalArgumentException if it is malformed or this address has a query
	 */
	public SecretUrl append(String path) {
		if (this.uri.getRawQuery() != null || this.uri.getRawFragment() != null) {
			throw new IllegalArgumentException("The address must not have a query or a fragment.");
		}
		return of(this.uri.toString().replaceAll("/+$", "") + path);
	}

	URI uri() {
		return this.uri;
	}

	@Override
	public String toString() {
		return "******";
	}

}
