package io.monitoring.slo;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

class ErrorBudgetTests {

	@Test
	void theTargetIsTheDecimalNumberThatWasMeant() {
		ErrorBudget budget = new ErrorBudget(99_950, 100_000, 0.999);
		assertThat(1 - 0.999).isNotEqualTo(0.001);
		assertThat(budget.allowed()).isEqualTo(100);
		assertThat(budget.remaining()).isEqualTo(50);
		assertThat(budget.remainingRatio()).isEqualTo(0.5);
		assertThat(budget.burnRate()).isEqualTo(0.5);
		assertThat(budget.compliance()).isEqualTo(0.9995);
	}

	@Test
	void aTargetCalculatedFromPercentIsNotWorseThanOneWrittenDown() {
		double percent = 99.9;
		assertThat(new ErrorBudget(0, 100_000, percent / 100).allowed()).isEqualTo(100);
		assertThat(new ErrorBudget(0, 100_000, 1 - 0.001).allowed()).isEqualTo(100);
	}

	@Test
	void withoutTrafficNothingIsSpent() {
		ErrorBudget budget = new ErrorBudget(0, 0, 0.999);
		assertThat(budget.compliance()).isEqualTo(1);
		assertThat(budget.allowed()).isZero();
		assertThat(budget.remaining()).isZero();
		assertThat(budget.remainingRatio()).isEqualTo(1);
		assertThat(budget.burnRate()).isZero();
	}

	@Test
	void aBudgetThatIsSpentToTheLastEventIsZeroAndNotLess() {
		ErrorBudget budget = new ErrorBudget(99_900, 100_000, 0.999);
		assertThat(budget.remaining()).isZero();
		assertThat(budget.remainingRatio()).isZero();
		assertThat(budget.burnRate()).isEqualTo(1);
	}

	@Test
	void anOverspentBudgetIsNegative() {
		ErrorBudget budget = new ErrorBudget(0, 1000, 0.95);
		assertThat(budget.remaining()).isEqualTo(-950);
		assertThat(budget.remainingRatio()).isEqualTo(-19);
		assertThat(budget.burnRate()).isEqualTo(20);
	}

	@Test
	void moreGoodThanAllEventsIsNotABudgetThatGrows() {
		ErrorBudget budget = new ErrorBudget(1001, 1000, 0.99);
		assertThat(budget.bad()).isZero();
		assertThat(budget.compliance()).isEqualTo(1);
		assertThat(budget.remainingRatio()).isEqualTo(1);
	}

	@Test
	void countsBelowZeroAndTargetsThatAreNoShareAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ErrorBudget(-1, 1, 0.9)).withMessageContaining("-1");
		assertThatIllegalArgumentException().isThrownBy(() -> new ErrorBudget(0, -1, 0.9)).withMessageContaining("-1");
		for (double target : new double[] { 0, 1, 99.9, -0.1, Double.NaN }) {
			assertThatIllegalArgumentException().isThrownBy(() -> new ErrorBudget(1, 1, target))
				.withMessageContaining("'target'");
		}
	}

	@Test
	void theNumbersAgreeWithDecimalArithmetic() {
		Random random = new Random(20);
		for (int i = 0; i < 100_000; i++) {
			BigDecimal target = BigDecimal.valueOf(1 + random.nextInt(999_998), 6);
			long total = 1 + (random.nextLong() >>> (2 + random.nextInt(60)));
			long good = (long) (random.nextDouble() * total);
			check(new ErrorBudget(good, total, target.doubleValue()), target);
		}
	}

	private void check(ErrorBudget budget, BigDecimal target) {
		BigDecimal bad = BigDecimal.valueOf(budget.total() - budget.good());
		BigDecimal allowed = BigDecimal.ONE.subtract(target).multiply(BigDecimal.valueOf(budget.total()));
		BigDecimal remaining = allowed.subtract(bad);
		double ratio = remaining.divide(allowed, MathContext.DECIMAL128).doubleValue();
		assertThat(budget.allowed()).as("%s", budget).isEqualTo(allowed.doubleValue());
		assertThat(budget.remaining()).as("%s", budget).isEqualTo(remaining.doubleValue());
		assertThat(budget.remainingRatio()).as("%s", budget)
			.isCloseTo(ratio, within(1e-14 * Math.max(1, Math.abs(ratio))));
		assertThat(budget.burnRate()).as("%s", budget)
			.isCloseTo(1 - ratio, within(1e-14 * Math.max(1, Math.abs(ratio))));
	}

}
