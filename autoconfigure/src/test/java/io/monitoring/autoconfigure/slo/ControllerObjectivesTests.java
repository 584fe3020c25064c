package io.monitoring.autoconfigure.slo;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.monitoring.slo.Objective;
import io.monitoring.slo.ServiceLevelObjective;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalyzedException;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.annotation.ScopedProxyMode;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

class ControllerObjectivesTests {

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SloAutoConfiguration.class, WebMvcAutoConfiguration.class))
		.withPropertyValues("shop.base=/shop");

	@Test
	void anObjectiveIsAboutTheRoutesOfItsMethod() {
		this.runner.withUserConfiguration(OrderController.class).run((context) -> {
			assertThat(matches(context.getBean(ServiceLevelObjectives.class))).containsAllEntriesOf(
					Map.of("order-place-availability", "uri=\"/shop/orders\" method=\"POST\"", "order-find-latency",
							"uri=~\"/shop/orders/by-id/\\\\{id\\\\}|/shop/orders/\\\\{id\\\\}\" method=\"GET\""));
			assertThat(context.getBean(ServiceLevelObjectives.class).latencyNames()).contains("order-find-latency");
		});
	}

	@Test
	void anObjectiveOfAClassIsAboutAllItsRoutes() {
		this.runner.withUserConfiguration(HomeController.class)
			.run((context) -> assertThat(matches(context.getBean(ServiceLevelObjectives.class)))
				.containsEntry("front-availability", "uri=~\"/|/about|root\" method=\"GET\"")
				.containsKey("front-latency"));
	}

	@Test
	void aScopedProxyIsFoundOnceAndNoControllerIsMade() {
		this.runner.withUserConfiguration(ProxiedController.class)
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> assertThat(matches(context.getBean(ServiceLevelObjectives.class)))
				.containsEntry("proxied-availability", "uri=\"/proxied\"")
				.hasSize(3));
	}

	@Test
	void theRoutesAreThoseOfTheHandlerMapping() {
		this.runner.withUserConfiguration(OrderController.class, HomeController.class, OddController.class)
			.run((context) -> context.getBean(RequestMappingHandlerMapping.class)
				.getHandlerMethods()
				.forEach((info, method) -> {
					if (method.getBeanType().getPackageName().startsWith("io.monitoring")) {
						assertThat(Routes.of(method.getBeanType(), method.getMethod(),
								context.getEnvironment()::resolvePlaceholders))
							.isEqualTo(routes(info));
					}
				}));
	}

	private static Routes routes(RequestMappingInfo info) {
		return new Routes(
				info.getPatternValues()
					.stream()
					.map((pattern) -> pattern.isEmpty() ? "root" : pattern)
					.collect(Collectors.toCollection(TreeSet::new)),
				info.getMethodsCondition()
					.getMethods()
					.stream()
					.map(RequestMethod::name)
					.collect(Collectors.toCollection(TreeSet::new)));
	}

	@ParameterizedTest
	@ValueSource(classes = { NothingController.class, DurationController.class, NoRouteController.class,
			TargetController.class })
	void whatIsWrongStopsTheStart(Class<?> controller) {
		this.runner.withUserConfiguration(controller).run((context) -> {
			assertThat(context).hasFailed();
			Throwable cause = context.getStartupFailure();
			while (!(cause instanceof FailureAnalyzedException)) {
				cause = cause.getCause();
			}
			assertThat(((FailureAnalyzedException) cause).analysis().getDescription())
				.contains("@Objective at " + controller.getName())
				.contains("field '");
			assertThat(((FailureAnalyzedException) cause).analysis().getAction()).isNotBlank();
		});
	}

	@Test
	void withoutAWebApplicationThereIsNothingToFind() {
		this.runner.withUserConfiguration(NoController.class)
			.run((context) -> assertThat(context.getBean(ServiceLevelObjectives.class).all())
				.extracting(ServiceLevelObjective::name)
				.containsExactly("api-availability", "api-latency"));
	}

	private static Map<String, String> matches(ServiceLevelObjectives objectives) {
		Map<String, String> matches = new TreeMap<>();
		for (ServiceLevelObjective objective : objectives.all()) {
			List<String> sorted = objective.indicator()
				.match()
				.stream()
				.map(Object::toString)
				.sorted((one, other) -> other.compareTo(one))
				.toList();
			matches.put(objective.name(), String.join(" ", sorted));
		}
		return matches;
	}

	@RestController
	@RequestMapping("${shop.base}/orders")
	static class OrderController {

		@PostMapping
		@Objective(availability = 99.9, window = "7d")
		String place() {
			return "";
		}

		@GetMapping({ "/{id}", "by-id/{id}" })
		@Objective(latency = "300ms", latencyTarget = 97.5, calendar = "month", timeZone = "Europe/Berlin")
		String find() {
			return "";
		}

	}

	@RestController
	@Objective(name = "front", availability = 99, latency = "1s")
	static class HomeController {

		@GetMapping
		String home() {
			return "";
		}

		@GetMapping("about")
		String about() {
			return "";
		}

	}

	@RestController
	@Objective(availability = 99.9)
	@Scope(scopeName = "request", proxyMode = ScopedProxyMode.TARGET_CLASS)
	static class ProxiedController {

		@RequestMapping("/proxied")
		String any() {
			return "";
		}

	}

	@RestController
	@RequestMapping(path = { "odd/", "/even" }, method = RequestMethod.PUT)
	static class OddController {

		@GetMapping("/")
		String slash() {
			return "";
		}

		@RequestMapping("/{*rest}")
		String rest() {
			return "";
		}

	}

	@RestController
	@Objective
	static class NothingController {

		@GetMapping
		String home() {
			return "";
		}

	}

	@RestController
	static class DurationController {

		@GetMapping
		@Objective(latency = "soon")
		String home() {
			return "";
		}

	}

	@RestController
	static class NoRouteController {

		@Objective(availability = 99)
		String home() {
			return "";
		}

	}

	@RestController
	static class TargetController {

		@GetMapping
		@Objective(availability = 100)
		String home() {
			return "";
		}

	}

	@Component
	@Objective(availability = 99)
	static class NoController {

		@Configuration(proxyBeanMethods = false)
		static class Nested {

			@Bean
			String text() {
				return "";
			}

		}

	}

}
