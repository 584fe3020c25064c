/**
 * PromQL text to an immutable tree and back: lexer, parser, printer and errors that show
 * the place. Imports only {@code series}; which functions exist is told by the caller
 * through {@link io.monitoring.promql.parser.FunctionCatalog}.
 */
@NullMarked
package io.monitoring.promql.parser;

import org.jspecify.annotations.NullMarked;
