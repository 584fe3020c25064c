package io.monitoring.sample.inbox;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InboxController}.
 */
@WebMvcTest(InboxController.class)
@Import(Inbox.class)
class InboxControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@Test
	void whatIsPostedIsShownAsTextOnly() {
		assertThat(post("slack", "{\"text\":\"<script>alert(1)</script>\"}")).hasStatus(200);
		assertThat(post("pagerduty", "{\"event_action\":\"trigger\"}")).hasStatus(202);
		assertThat(this.mvc.get().uri("/inbox").accept(MediaType.APPLICATION_JSON)).bodyJson()
			.extractingPath("$[*].channel")
			.asArray()
			.containsSubsequence("pagerduty", "slack");
		assertThat(this.mvc.get().uri("/inbox").accept(MediaType.TEXT_HTML)).bodyText()
			.contains("&lt;script&gt;alert(1)")
			.doesNotContain("<script>alert");
		assertThat(this.mvc.delete().uri("/inbox")).hasStatus(204);
		assertThat(this.mvc.get().uri("/inbox").accept(MediaType.APPLICATION_JSON)).bodyText().isEqualTo("[]");
	}

	private MockMvcTester.MockMvcRequestBuilder post(String channel, String body) {
		return this.mvc.post().uri("/inbox/{channel}", channel).contentType(MediaType.APPLICATION_JSON).content(body);
	}

}
