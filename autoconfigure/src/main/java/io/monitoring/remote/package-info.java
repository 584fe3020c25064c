/**
 * A server with Prometheus' HTTP API as the engine: what rules, objectives and people ask
 * is asked there, except for what the rules and trackers of this process write. May
 * import {@code engine} and what it imports, and {@code outbound}.
 */
@NullMarked
package io.monitoring.remote;

import org.jspecify.annotations.NullMarked;
