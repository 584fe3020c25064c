package io.monitoring.promql.parser;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Finds functions by name, and suggests one where there is none.
 */
final class FunctionLookup {

	private static final int LONGEST_GUESSED = 64;

	private final FunctionCatalog catalog;

	private final TokenStream tokens;

	FunctionLookup(FunctionCatalog catalog, TokenStream tokens) {
		this.catalog = catalog;
		this.tokens = tokens;
	}

	FunctionSignature find(Token name) {
		FunctionSignature signature = this.catalog.find(name.text());
		if (signature != null) {
			return signature;
		}
		String reason = OutOfScope.reason(name.text());
		if (reason != null) {
			throw OutOfScope.functionError(this.tokens, name, reason);
		}
		String nearest = (name.text().length() <= LONGEST_GUESSED) ? nearest(name.text()) : null;
		throw this.tokens.error("unknown function '" + name.text() + "'", name.source(),
				(nearest != null) ? "Did you mean '" + nearest + "'?" : null);
	}

	private @Nullable String nearest(String name) {
		String lower = name.toLowerCase(Locale.ROOT);
		int best = 2 * Math.max(1, name.length() / 3) + 1;
		String nearest = null;
		Set<String> candidates = new TreeSet<>(this.catalog.names());
		candidates.addAll(Keywords.aggregationNames());
		for (String candidate : candidates) {
			// Of two that are as near, the one that was perhaps only begun
			int distance = 2 * distance(lower, candidate) - (candidate.startsWith(lower) ? 1 : 0);
			if (distance < best) {
				best = distance;
				nearest = candidate;
			}
		}
		return nearest;
	}

	/** Number of characters to add, take away, replace or swap with a neighbour. */
	private static int distance(String a, String b) {
		int[][] cost = new int[a.length() + 1][b.length() + 1];
		for (int i = 0; i <= a.length(); i++) {
			for (int j = 0; j <= b.length(); j++) {
				if (i == 0 || j == 0) {
					cost[i][j] = i + j;
					continue;
				}
				boolean same = a.charAt(i - 1) == b.charAt(j - 1);
				int replaced = cost[i - 1][j - 1] + (same ? 0 : 1);
				cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
				if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
					cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
				}
			}
		}
		return cost[a.length()][b.length()];
	}

}
