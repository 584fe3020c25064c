package io.monitoring.promql.parser;

import java.util.Collection;

import org.jspecify.annotations.Nullable;

/**
 * Tells the parser which functions exist. Signatures live beside their implementation in
 * {@code promql}, so that the two cannot disagree.
 */
public interface FunctionCatalog {

	/**
	 * Find a function.
	 * @param name its name in PromQL
	 * @return the signature, or {@code null} if there is no such function
	 */
	@Nullable FunctionSignature find(String name);

	/**
	 * Return all names, for a suggestion in an error.
	 * @return the names
	 */
	Collection<String> names();

}
