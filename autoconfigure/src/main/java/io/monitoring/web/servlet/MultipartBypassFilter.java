package io.monitoring.web.servlet;

import java.io.IOException;
import java.util.Locale;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes multipart requests to the handler directly: Spring MVC would store their parts on
 * disk before anybody asked who sends them, and answer a broken one with 500.
 */
public final class MultipartBypassFilter extends OncePerRequestFilter {

	private final MonitoringHttpHandler handler;

	/**
	 * Create the filter.
	 * @param handler the handler
	 */
	public MultipartBypassFilter(MonitoringHttpHandler handler) {
		this.handler = handler;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String contentType = request.getContentType();
		if (contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("multipart/")) {
			this.handler.handleRequest(request, response);
		}
		else {
			chain.doFilter(request, response);
		}
	}

}
