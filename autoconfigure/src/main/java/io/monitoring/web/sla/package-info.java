/**
 * What the HTTP interface says about objectives: the report as JSON, CSV and a page for
 * the printer, and the word for a delivery pipeline. May import {@code slo},
 * {@code series} and {@code notify}; knows neither requests nor routes.
 */
@NullMarked
package io.monitoring.web.sla;

import org.jspecify.annotations.NullMarked;
