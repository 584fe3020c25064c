package io.monitoring.web.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;

import io.monitoring.web.ApiRequest;
import io.monitoring.web.ApiResponse;
import io.monitoring.web.Caller;
import io.monitoring.web.Locality;
import io.monitoring.web.MonitoringApi;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.HttpRequestHandler;

/**
 * Hands servlet requests to the interface.
 */
public final class MonitoringHttpHandler implements HttpRequestHandler {

	/** Set by a Tomcat that believes the headers of proxies and removes them. */
	private static final String TOMCAT_FORWARDED = "org.apache.tomcat.request.forwarded";

	private final MonitoringApi api;

	private final int baseSegments;

	/**
	 * Create the handler.
	 * @param api the interface
	 * @param basePath where it is served, below the path of the application
	 */
	public MonitoringHttpHandler(MonitoringApi api, String basePath) {
		this.api = api;
		this.baseSegments = segments(PathContainer.parsePath(basePath)).size();
	}

	@Override
	public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
		write(this.api.handle(convert(request)), request, response);
	}

	private ApiRequest convert(HttpServletRequest request) {
		HttpServletRequest original = original(request);
		HttpHeaders headers = new ServletServerHttpRequest(original).getHeaders();
		Principal principal = request.getUserPrincipal();
		Caller caller = new Caller(original.getRemoteAddr(), locality(original, headers),
				(principal != null) ? principal.getName() : null,
				(role) -> request.getUserPrincipal() != null && request.isUserInRole(role));
		RequestPath path = RequestPath.parse(request.getRequestURI(), request.getContextPath());
		List<String> segments = segments(path.pathWithinApplication());
		return new ApiRequest(request.getMethod(), request.getRequestURI(), original.getQueryString(),
				segments.subList(Math.min(this.baseSegments, segments.size()), segments.size()), headers, caller,
				new ServletBody(request));
	}

	/** A filter that believes X-Forwarded-For hides the header behind a wrapper. */
	private static HttpServletRequest original(HttpServletRequest request) {
		ServletRequest original = request;
		while (original instanceof ServletRequestWrapper wrapper) {
			original = wrapper.getRequest();
		}
		return (original instanceof HttpServletRequest http) ? http : request;
	}

	private static Locality locality(HttpServletRequest original, HttpHeaders headers) {
		Object noted = original.getAttribute(ForwardedHeadersValve.ATTRIBUTE);
		boolean unknown = noted == null && original.getAttribute(TOMCAT_FORWARDED) != null;
		if (unknown || Boolean.TRUE.equals(noted)) {
			return Locality.FORWARDED;
		}
		return Locality.of(original.getRemoteAddr(), original.getLocalAddr(), headers);
	}

	/** A doubled or trailing slash is an empty segment, which no route has. */
	private static List<String> segments(PathContainer path) {
		List<String> segments = new ArrayList<>();
		boolean open = false;
		for (PathContainer.Element element : path.elements()) {
			if (element instanceof PathContainer.PathSegment segment) {
				segments.add(segment.parameters().isEmpty() ? segment.valueToMatch() : segment.value());
				open = false;
			}
			else {
				if (open) {
					segments.add("");
				}
				open = true;
			}
		}
		if (open) {
			segments.add("");
		}
		return segments;
	}

	private static void write(ApiResponse answer, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		response.setStatus(answer.status());
		answer.headers().forEach(response::setHeader);
		if (answer.contentType() == null) {
			return;
		}
		byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
		response.setContentType(answer.contentType());
		response.setContentLength(body.length);
		if (!request.getMethod().equals("HEAD")) {
			response.getOutputStream().write(body);
		}
	}

}
