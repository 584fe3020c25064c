/**
 * Tests of rules for users: files in the format of {@code promtool test rules} as dynamic
 * tests of JUnit. Imports the rules, their files and the language; nothing of it is used
 * in a running application, and JUnit has to be on the class path of whoever calls it.
 */
@NullMarked
package io.monitoring.ruletest;

import org.jspecify.annotations.NullMarked;
