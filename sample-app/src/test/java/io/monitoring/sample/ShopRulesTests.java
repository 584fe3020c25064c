package io.monitoring.sample;

import java.util.stream.Stream;

import io.monitoring.ruletest.RuleTests;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Tests for the rule file of the shop, which {@code promtool test rules} understands,
 * too.
 */
class ShopRulesTests {

	@TestFactory
	Stream<DynamicTest> rules() {
		return RuleTests.from("classpath:/rules-test.yml");
	}

}
