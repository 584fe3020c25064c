package io.monitoring.storage;

import java.time.Instant;

/**
 * What was deleted because somebody asked for it.
 *
 * @param before what is not older was left
 * @param alertEvents number of events of alerts
 * @param notifications number of notifications that wait no more
 * @param counts number of slots of counts of objectives
 * @param complete {@code false} if there is more to delete, by another call
 */
public record StorageCleanup(Instant before, long alertEvents, long notifications, long counts, boolean complete) {

}
