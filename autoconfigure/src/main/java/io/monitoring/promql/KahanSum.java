package io.monitoring.promql;

/**
 * A sum with the error compensation of Kahan in the variant of Neumaier: small terms are
 * not lost beside large ones.
 */
final class KahanSum {

	private double sum;

	private double compensation;

	void add(double term) {
		double total = this.sum + term;
		if (Double.isInfinite(total)) {
			this.compensation = 0;
		}
		else if (Math.abs(this.sum) >= Math.abs(term)) {
			this.compensation += (this.sum - total) + term;
		}
		else {
			this.compensation += (term - total) + this.sum;
		}
		this.sum = total;
	}

	void scale(double factor) {
		this.sum *= factor;
		this.compensation *= factor;
	}

	void divide(double divisor) {
		this.sum /= divisor;
		this.compensation /= divisor;
	}

	void clear() {
		this.sum = 0;
		this.compensation = 0;
	}

	boolean overflowsWith(double term) {
		return Double.isInfinite(this.sum + term);
	}

	double value() {
		return Double.isInfinite(this.sum) ? this.sum : this.sum + this.compensation;
	}

	double dividedBy(double divisor) {
		return this.sum / divisor + this.compensation / divisor;
	}

}
