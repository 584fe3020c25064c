package io.monitoring.web.servlet;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

import io.monitoring.web.RequestBody;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.MediaType;

/**
 * The body of a servlet request, also where a filter of the application asked for a
 * parameter, by which the server has read a form already.
 */
final class ServletBody implements RequestBody {

	private final HttpServletRequest request;

	ServletBody(HttpServletRequest request) {
		this.request = request;
	}

	@Override
	public byte[] read(int limit) throws IOException {
		byte[] body = this.request.getInputStream().readNBytes(limit);
		if (body.length > 0 || !isForm() || this.request.getContentLengthLong() == 0) {
			return body;
		}
		byte[] form = form().getBytes(StandardCharsets.UTF_8);
		return Arrays.copyOf(form, Math.min(limit, form.length));
	}

	private boolean isForm() {
		String type = this.request.getContentType();
		return this.request.getMethod().equals("POST") && type != null
				&& type.startsWith(MediaType.APPLICATION_FORM_URLENCODED_VALUE);
	}

	private String form() {
		StringBuilder form = new StringBuilder();
		for (Map.Entry<String, String[]> parameter : this.request.getParameterMap().entrySet()) {
			for (String value : parameter.getValue()) {
				form.append((form.length() > 0) ? "&" : "")
					.append(encode(parameter.getKey()))
					.append('=')
					.append(encode(value));
			}
		}
		return form.toString();
	}

	private static String encode(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

}
