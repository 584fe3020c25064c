/**
 * Rule files of Prometheus: strict reading, with the place of every mistake. May import
 * {@code rule}, {@code promql}, {@code promql.parser} and {@code series}. YAML is read as
 * a tree of texts within limits; no object is ever made of what a file names.
 */
@NullMarked
package io.monitoring.rule.file;

import org.jspecify.annotations.NullMarked;
