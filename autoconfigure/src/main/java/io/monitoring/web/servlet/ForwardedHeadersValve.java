package io.monitoring.web.servlet;

import java.io.IOException;
import java.util.Collections;

import io.monitoring.web.Locality;
import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Notes whether a request came through a proxy, before Tomcat's own valve believes the
 * headers that say so and removes them. Needed only where that valve is in place.
 */
public final class ForwardedHeadersValve extends ValveBase {

	/** Attribute of the request: {@code true} if it came through a proxy. */
	static final String ATTRIBUTE = "io.monitoring.forwarded";

	/**
	 * Create the valve.
	 */
	public ForwardedHeadersValve() {
		super(true);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		boolean forwarded = Collections.list(request.getHeaderNames()).stream().anyMatch(Locality::isProxyHeader);
		request.setAttribute(ATTRIBUTE, forwarded);
		getNext().invoke(request, response);
	}

}
