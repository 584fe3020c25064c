/**
 * What the tests of several packages need: the tools of others that they compare with.
 */
@NullMarked
package io.monitoring.test;

import org.jspecify.annotations.NullMarked;
