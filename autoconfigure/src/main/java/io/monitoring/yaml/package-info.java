/**
 * YAML of users, read as a tree within limits and without types, in which everything
 * knows its line and column. May import nothing of ours; the only package that knows the
 * parser.
 */
@NullMarked
package io.monitoring.yaml;

import org.jspecify.annotations.NullMarked;
