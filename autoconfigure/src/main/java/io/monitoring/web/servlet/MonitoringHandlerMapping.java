package io.monitoring.web.servlet;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * Maps all paths below the base path to one handler, before the application's own
 * mappings. The application's argument resolvers, advices and converters have no part in
 * it.
 */
public final class MonitoringHandlerMapping extends SimpleUrlHandlerMapping {

	private static final int BEFORE_THE_APPLICATION = -100;

	/**
	 * Create the mapping.
	 * @param basePath where the handler is served, below the path of the application
	 * @param handler the handler
	 */
	public MonitoringHandlerMapping(String basePath, MonitoringHttpHandler handler) {
		super(Map.of(basePath, handler, basePath + "/**", handler), BEFORE_THE_APPLICATION);
	}

	/**
	 * Leave preflight requests to the handler, which allows no other origin.
	 */
	@Override
	protected HandlerExecutionChain getCorsHandlerExecutionChain(HttpServletRequest request,
			HandlerExecutionChain chain, @Nullable CorsConfiguration config) {
		return chain;
	}

}
