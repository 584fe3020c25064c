package io.monitoring.promql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link NaturalOrder}.
 */
class NaturalOrderTests {

	@Test
	void numbersInATextAreComparedAsNumbers() {
		List<String> sorted = List.of("", "0", "1", "1.2.3", "1.11.3", "1.111.3", "2", "007", "10",
				"99999999999999999999", "100000000000000000000", "a", "a1", "a1b", "a2", "a10", "b");
		List<String> shuffled = new ArrayList<>(sorted);
		Collections.reverse(shuffled);
		shuffled.sort(NaturalOrder.INSTANCE);
		assertThat(shuffled).isEqualTo(sorted);
	}

	@Test
	void leadingZerosDecideOnlyBetweenEqualNumbers() {
		assertThat(NaturalOrder.INSTANCE.compare("a01", "a1")).isNegative();
		assertThat(NaturalOrder.INSTANCE.compare("a1", "a1")).isZero();
		assertThat(NaturalOrder.INSTANCE.compare("a01b", "a1c")).isNegative();
	}

}
