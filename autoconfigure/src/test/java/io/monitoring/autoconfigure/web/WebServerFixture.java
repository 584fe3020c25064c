package io.monitoring.autoconfigure.web;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;
import io.monitoring.web.SampleMonitoring;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * An application with a real web server around {@link SampleMonitoring}.
 */
final class WebServerFixture implements AutoCloseable {

	private static final HttpClient client = HttpClient.newHttpClient();

	private final ServletWebServerApplicationContext context;

	private WebServerFixture(ServletWebServerApplicationContext context) {
		this.context = context;
	}

	static WebServerFixture start(String... properties) {
		return start(SampleApplication.class, properties);
	}

	static WebServerFixture start(Class<?> application, String... properties) {
		String[] arguments = new String[properties.length + 1];
		for (int i = 0; i < properties.length; i++) {
			arguments[i] = "--" + properties[i];
		}
		arguments[properties.length] = "--server.port=0";
		return new WebServerFixture((ServletWebServerApplicationContext) new SpringApplicationBuilder(application)
			.properties("spring.main.banner-mode=off", "logging.level.root=warn")
			.run(arguments));
	}

	int port() {
		return this.context.getWebServer().getPort();
	}

	int managementPort() {
		return Integer.parseInt(this.context.getEnvironment().getRequiredProperty("local.management.port"));
	}

	SampleMonitoring monitoring() {
		return this.context.getBean(SampleMonitoring.class);
	}

	ServletWebServerApplicationContext context() {
		return this.context;
	}

	HttpResponse<String> get(String path, String... headers) {
		return send("GET", "http://localhost:" + port() + path, null, headers);
	}

	HttpResponse<String> post(String path, String... headers) {
		return send("POST", "http://localhost:" + port() + path, "", headers);
	}

	static HttpResponse<String> send(String method, String uri, String body, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri));
		request.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
		return send((headers.length > 0) ? request.headers(headers) : request);
	}

	static HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Send bytes that no client library would send.
	 * @param request lines of the request, with their line ends
	 * @return the whole answer
	 */
	String sendRaw(String request) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
			socket.setSoTimeout(10_000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().flush();
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	static Optional<String> addressOfThisMachine() throws IOException {
		return NetworkInterface.networkInterfaces()
			.flatMap(NetworkInterface::inetAddresses)
			.filter((address) -> address instanceof Inet4Address && !address.isLoopbackAddress())
			.map(InetAddress::getHostAddress)
			.findFirst();
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@Import(Application.class)
	static class SampleApplication {

		@Bean
		SampleMonitoring sampleMonitoring(MeterRegistry registry) {
			registry.counter("orders.placed").increment();
			return new SampleMonitoring();
		}

	}

	/** With the real engine. */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

		@Bean
		HelloController helloController() {
			return new HelloController();
		}

		@Bean
		Advice advice() {
			return new Advice();
		}

		/** Stands for a security chain: whoever names a role in a header has it. */
		@Bean
		FilterRegistrationBean<Filter> roleFilter() {
			return new FilterRegistrationBean<>((request, response, chain) -> {
				HttpServletRequest http = (HttpServletRequest) request;
				chain.doFilter((http.getHeader("X-Test-Role") != null) ? new RoleRequest(http) : http, response);
			});
		}

	}

	@RestController
	static class HelloController {

		@GetMapping({ "/hello", "/{any}/{path}" })
		String hello() {
			return "hello";
		}

	}

	/** An application's advice, which must not touch the interface. */
	@RestControllerAdvice
	static class Advice implements ResponseBodyAdvice<Object> {

		@Override
		public boolean supports(MethodParameter type, Class<? extends HttpMessageConverter<?>> converter) {
			return true;
		}

		@Override
		public Object beforeBodyWrite(Object body, MethodParameter type, MediaType mediaType,
				Class<? extends HttpMessageConverter<?>> converter, ServerHttpRequest request,
				ServerHttpResponse response) {
			return "wrapped";
		}

	}

	private static final class RoleRequest extends HttpServletRequestWrapper {

		RoleRequest(HttpServletRequest request) {
			super(request);
		}

		@Override
		public Principal getUserPrincipal() {
			return () -> "user";
		}

		@Override
		public boolean isUserInRole(String role) {
			return role.equals(getHeader("X-Test-Role"));
		}

	}

}
