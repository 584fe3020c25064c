package io.monitoring.autoconfigure;

import javax.net.ssl.SSLParameters;

import io.monitoring.outbound.OutboundHttp;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslOptions;

/**
 * Gives the way out by HTTP the certificates of an SSL bundle.
 */
public final class OutboundTls {

	private OutboundTls() {
	}

	/**
	 * Return a client with the keys, certificates and options of a bundle.
	 * @param http the client without, with which the new one ends
	 * @param bundle the bundle
	 * @return the client
	 */
	public static OutboundHttp of(OutboundHttp http, SslBundle bundle) {
		SSLParameters parameters = new SSLParameters();
		SslOptions options = bundle.getOptions();
		if (options.getCiphers() != null) {
			parameters.setCipherSuites(options.getCiphers());
		}
		if (options.getEnabledProtocols() != null) {
			parameters.setProtocols(options.getEnabledProtocols());
		}
		return http.withTls(bundle.createSslContext(), parameters);
	}

}
