/**
 * Who changed what: the word that the HTTP interface and the storage share. May import
 * nothing.
 */
@NullMarked
package io.monitoring.audit;

import org.jspecify.annotations.NullMarked;
