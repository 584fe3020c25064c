package io.monitoring.notify;

import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class JsonTextTests {

	@Test
	void structureIsWrittenWithCommasWhereTheyBelong() {
		String json = new JsonText().beginObject()
			.member("a", 1)
			.name("list")
			.beginArray()
			.value("x")
			.value(2)
			.beginObject()
			.endObject()
			.beginArray()
			.endArray()
			.endArray()
			.member("map", Map.of("k", "v"))
			.endObject()
			.toString();
		assertThat(json).isEqualTo("{\"a\":1,\"list\":[\"x\",2,{},[]],\"map\":{\"k\":\"v\"}}");
	}

	@Test
	void everyCharacterReadsBackAsItself() {
		StringBuilder text = new StringBuilder();
		for (int c = 0; c < 0x3000; c++) {
			text.append((char) c);
		}
		text.appendCodePoint(0x1F600).append('\uD800').append('x').append('\uDC00');
		String json = new JsonText().value(text.toString()).toString();
		assertThat(JsonMapper.shared().readValue(json, String.class)).isEqualTo(text.toString());
		assertThat(json.chars()).noneMatch((c) -> c < ' ' || c == 0x7f || c == 0x2028 || c == 0x2029);
	}

}
