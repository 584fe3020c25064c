package io.monitoring.notify;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Tells addresses that people may be led to from everything else that texts hold.
 */
final class WebLink {

	private static final int MAX_LENGTH = 2000;

	private WebLink() {
	}

	/**
	 * Return an address in ASCII if it leads to a web page.
	 * @param text what may be an address
	 * @return the address, {@code null} unless it is an {@code http} or {@code https}
	 * address with a host and without a user
	 */
	static @Nullable String of(@Nullable String text) {
		if (text == null || text.length() > MAX_LENGTH) {
			return null;
		}
		try {
			URI uri = new URI(text.strip());
			String scheme = (uri.getScheme() != null) ? uri.getScheme().toLowerCase(Locale.ROOT) : "";
			boolean web = scheme.equals("http") || scheme.equals("https");
			return (web && uri.getHost() != null && uri.getRawUserInfo() == null) ? uri.toASCIIString() : null;
		}
		catch (URISyntaxException ex) {
			return null;
		}
	}

}
