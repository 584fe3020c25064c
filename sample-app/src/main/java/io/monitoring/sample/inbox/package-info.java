/**
 * Stands in for Slack, Teams, PagerDuty and others, so that the sample shows what would
 * arrive there.
 */
@NullMarked
package io.monitoring.sample.inbox;

import org.jspecify.annotations.NullMarked;
