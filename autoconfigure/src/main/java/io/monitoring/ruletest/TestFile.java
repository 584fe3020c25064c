package io.monitoring.ruletest;

import java.time.Duration;
import java.util.List;

/**
 * A file of tests.
 *
 * @param ruleFiles names of the rule files
 * @param evaluationInterval distance of the evaluations of all groups
 * @param groupOrder names of groups in the order of their evaluation
 * @param cases the tests
 */
record TestFile(List<String> ruleFiles, Duration evaluationInterval, List<String> groupOrder, List<TestCase> cases) {

}
