package io.monitoring.web.alertmanager;

/**
 * A receiver, of which only the name is told.
 */
record ReceiverView(String name) {

}
