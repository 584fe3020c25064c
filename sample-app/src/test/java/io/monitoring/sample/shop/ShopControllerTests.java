package io.monitoring.sample.shop;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ShopController} and {@link ShopRepository}.
 */
@SpringBootTest
@AutoConfigureMockMvc
class ShopControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private ShopRepository shop;

	@Test
	void productsAreListed() {
		assertThat(this.mvc.get().uri("/products")).hasStatusOk()
			.bodyJson()
			.extractingPath("$[*].name")
			.asArray()
			.hasSize(5)
			.contains("Tea pot");
	}

	@Test
	void anOrderIsPlacedFoundAndPaidOnce() {
		MvcTestResult placed = post("/orders", "{\"productId\":2,\"quantity\":3}");
		assertThat(placed).hasStatus(HttpStatus.CREATED).bodyJson().extractingPath("$.total").isEqualTo(19.5);
		String location = placed.getResponse().getHeader("Location");
		String checkout = "{\"orderId\":" + location.replace("/orders/", "") + "}";
		assertThat(this.mvc.get().uri(location)).bodyJson().extractingPath("$.paid").isEqualTo(false);
		assertThat(post("/checkout", checkout)).hasStatusOk().bodyJson().extractingPath("$.paid").isEqualTo(true);
		assertThat(this.mvc.get().uri(location)).bodyJson().extractingPath("$.paid").isEqualTo(true);
		assertProblem(post("/checkout", checkout), HttpStatus.CONFLICT, "is paid already");
	}

	@Test
	void whatDoesNotExistIsNotFound() {
		assertProblem(this.mvc.get().uri("/orders/999999999").exchange(), HttpStatus.NOT_FOUND, "no order 999999999");
		assertProblem(post("/checkout", "{\"orderId\":999999999}"), HttpStatus.NOT_FOUND, "no order 999999999");
		assertProblem(post("/orders", "{\"productId\":77,\"quantity\":1}"), HttpStatus.BAD_REQUEST, "no product 77");
	}

	@Test
	void anOrderOfNothingIsRefused() {
		assertProblem(post("/orders", "{\"productId\":1,\"quantity\":0}"), HttpStatus.BAD_REQUEST, "between 1 and 100");
		assertProblem(post("/orders", "{\"productId\":1,\"quantity\":101}"), HttpStatus.BAD_REQUEST,
				"between 1 and 100");
		assertProblem(post("/orders", "{}"), HttpStatus.BAD_REQUEST, "");
		assertProblem(post("/orders", "tea"), HttpStatus.BAD_REQUEST, "");
	}

	@Test
	void oldOrdersGo() {
		long first = this.shop.add(1, 1).orElseThrow().id();
		for (int i = 1; i < ShopRepository.KEPT_ORDERS; i++) {
			this.shop.add(1, 1);
		}
		assertThat(this.shop.order(first)).isPresent();
		this.shop.add(1, 1);
		assertThat(this.shop.order(first)).isEmpty();
		assertThat(this.shop.order(first + 1)).isPresent();
	}

	private MvcTestResult post(String path, String body) {
		return this.mvc.post().uri(path).contentType(MediaType.APPLICATION_JSON).content(body).exchange();
	}

	private static void assertProblem(MvcTestResult result, HttpStatus status, String detail) {
		assertThat(result).hasStatus(status).hasContentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON);
		assertThat(result).bodyJson().extractingPath("$.detail").asString().contains(detail);
	}

}
