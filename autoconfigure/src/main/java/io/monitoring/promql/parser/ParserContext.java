package io.monitoring.promql.parser;

/**
 * What the parts of the parser share for one expression.
 *
 * @param tokens the tokens
 * @param functions the functions that exist
 * @param types checks of types
 * @param depth the limit on nesting
 */
record ParserContext(TokenStream tokens, FunctionCatalog functions, TypeChecker types, Depth depth) {

	ParserContext(TokenStream tokens, FunctionCatalog functions, ParserLimits limits) {
		this(tokens, functions, new TypeChecker(tokens), new Depth(limits, tokens));
	}

}
