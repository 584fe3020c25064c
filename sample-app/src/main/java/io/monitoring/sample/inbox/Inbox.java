package io.monitoring.sample.inbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * The last messages that arrived, newest first.
 */
@Component
class Inbox {

	private static final int CAPACITY = 100;

	private final Deque<Message> messages = new ArrayDeque<>();

	synchronized void add(Message message) {
		if (this.messages.size() == CAPACITY) {
			this.messages.removeLast();
		}
		this.messages.addFirst(message);
	}

	synchronized List<Message> messages() {
		return List.copyOf(this.messages);
	}

	synchronized void clear() {
		this.messages.clear();
	}

	/**
	 * A message.
	 *
	 * @param time when it arrived
	 * @param channel to whom it was sent
	 * @param content what it says
	 */
	record Message(Instant time, String channel, JsonNode content) {

	}

}
