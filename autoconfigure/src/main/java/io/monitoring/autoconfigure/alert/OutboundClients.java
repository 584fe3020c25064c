package io.monitoring.autoconfigure.alert;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.monitoring.autoconfigure.OutboundTls;
import io.monitoring.outbound.OutboundHttp;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;

/**
 * The ways out by HTTP: one, and one more for each SSL bundle.
 */
final class OutboundClients {

	private final Supplier<OutboundHttp> http;

	private final Supplier<@Nullable SslBundles> bundles;

	private final Map<String, OutboundHttp> byBundle = new HashMap<>();

	/**
	 * Create the clients.
	 * @param http gives the client without a bundle, asked only when one is needed
	 * @param bundles gives the bundles of the application
	 */
	OutboundClients(Supplier<OutboundHttp> http, Supplier<@Nullable SslBundles> bundles) {
		this.http = http;
		this.bundles = bundles;
	}

	OutboundHttp of(ReceiverFields receiver) {
		String name = receiver.properties().sslBundle();
		if (name == null) {
			return this.http.get();
		}
		OutboundHttp known = this.byBundle.get(name);
		return (known != null) ? known : create(receiver, name);
	}

	private OutboundHttp create(ReceiverFields receiver, String name) {
		OutboundHttp client = OutboundTls.of(this.http.get(), bundle(receiver, name));
		this.byBundle.put(name, client);
		return client;
	}

	private SslBundle bundle(ReceiverFields receiver, String name) {
		SslBundles known = this.bundles.get();
		try {
			if (known != null) {
				return known.getBundle(name);
			}
		}
		catch (NoSuchSslBundleException ex) {
			// The failure below says it.
		}
		throw receiver.invalid("ssl-bundle", "There is no SSL bundle '" + name + "'.",
				"Configure it under 'spring.ssl.bundle', or name one that exists.");
	}

}
