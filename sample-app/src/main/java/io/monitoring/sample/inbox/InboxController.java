package io.monitoring.sample.inbox;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;

import io.monitoring.sample.inbox.Inbox.Message;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/**
 * Takes what is posted and shows it.
 */
@RestController
@RequestMapping("/inbox")
class InboxController {

	private static final String PAGE = """
			<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="5">
			<title>Inbox</title>
			<style>body{font:15px system-ui;margin:2em;max-width:60em}pre{background:#eee;padding:1em;overflow:auto}</style>
			<h1>Inbox</h1><p>What Slack, Teams and PagerDuty would have got, newest first.</p>%s</html>
			""";

	private static final String ENTRY = "<h2>%s <small>%s</small></h2><pre>%s</pre>";

	private final Inbox inbox;

	private final JsonMapper mapper;

	private final Clock clock = Clock.systemUTC();

	InboxController(Inbox inbox, JsonMapper mapper) {
		this.inbox = inbox;
		this.mapper = mapper;
	}

	/** Slack says ok with 200, Teams and PagerDuty with 202. */
	@PostMapping("/{channel}")
	ResponseEntity<JsonNode> receive(@PathVariable String channel, @RequestBody JsonNode content) {
		this.inbox.add(new Message(this.clock.instant(), channel, content));
		return ResponseEntity.status(channel.equals("slack") ? HttpStatus.OK : HttpStatus.ACCEPTED)
			.body(this.mapper.createObjectNode().put("ok", true).put("status", "success"));
	}

	@GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
	List<Message> messages() {
		return this.inbox.messages();
	}

	@GetMapping(produces = MediaType.TEXT_HTML_VALUE)
	ResponseEntity<String> page() {
		StringBuilder entries = new StringBuilder();
		this.inbox.messages().forEach((message) -> entries.append(entry(message)));
		return ResponseEntity.ok()
			.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
			.body(PAGE.formatted(entries));
	}

	private String entry(Message message) {
		String content = this.mapper.writerWithDefaultPrettyPrinter().writeValueAsString(message.content());
		return ENTRY.formatted(HtmlUtils.htmlEscape(message.channel()), message.time(), HtmlUtils.htmlEscape(content));
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void clear() {
		this.inbox.clear();
	}

}
