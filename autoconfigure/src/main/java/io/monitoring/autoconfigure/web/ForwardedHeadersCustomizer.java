package io.monitoring.autoconfigure.web;

import java.util.ArrayList;
import java.util.List;

import io.monitoring.web.servlet.ForwardedHeadersValve;
import org.apache.catalina.Valve;
import org.apache.catalina.valves.RemoteIpValve;

import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;

/**
 * Puts our valve before the one that rewrites addresses, where there is such a one.
 */
final class ForwardedHeadersCustomizer implements WebServerFactoryCustomizer<TomcatWebServerFactory>, Ordered {

	@Override
	public void customize(TomcatWebServerFactory factory) {
		if (factory.getEngineValves().stream().anyMatch(RemoteIpValve.class::isInstance)) {
			List<Valve> valves = new ArrayList<>(factory.getEngineValves());
			valves.add(0, new ForwardedHeadersValve());
			factory.setEngineValves(valves);
		}
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

}
