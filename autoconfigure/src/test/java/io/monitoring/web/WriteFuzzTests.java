package io.monitoring.web;

import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that damaged bodies and addresses are the client's fault, never a fault of ours.
 */
class WriteFuzzTests {

	private static final String[] PIECES = { "\"", "{", "}", "[", "]", ",", ":", "\\", "\\u0000", "\\ud800", "null",
			"true", "-1", "1e999", "\u202e", "=~", "(", "%00", "%", "&", "999999999999", "P", "+", "Z" };

	private final ApiFixture api = new ApiFixture();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~', value = {
			"alerts/silences | {`matchers`:[`a=~\\`x.*y\\``,{`name`:`b`,`value`:`c`,`isRegex`:true}],`startsAt`:`2026-11-21T10:00:00Z`,`duration`:`1h`,`comment`:`c`}",
			"alerts/silences?dryRun=true | {`matchers`:[`a=b`],`endsAt`:`2026-11-21T11:00:00Z`,`comment`:`c`}",
			"sla/exclusions | {`from`:`2026-11-21T09:00:00Z`,`duration`:`1h`,`reason`:`r`,`objective`:`api-latency`}",
			"sla/objectives?dryRun=true | {`name`:`a`,`type`:`latency`,`target`:99.5,`window`:`30d`,`labels`:{`team`:`b`},`groupBy`:[`uri`]}",
			"alerts/test | {`receiver`:`log`,`labels`:{`a`:`b`},`annotations`:{`summary`:`c`}}",
			"alerts/rules/SlowCheckout/drill | {`receiver`:`log`}",
			"alertmanager/api/v2/silences | {`id`:``,`matchers`:[{`name`:`a`,`value`:`b`,`isRegex`:false}],`startsAt`:`2026-11-21T10:00:00Z`,`endsAt`:`2026-11-21T11:00:00Z`,`createdBy`:`c`,`comment`:`d`}" })
	void damagedBodyIsNeverAFaultOfOurs(String path, String template) {
		Random random = new Random(42);
		String valid = template.replace('`', '"');
		assertThat(this.api.postJson(path, valid).status()).isIn(200, 201, 202);
		for (int i = 0; i < 1000; i++) {
			String body = damaged(valid, random);
			assertThat(this.api.postJson(path, body).status()).as(body).isLessThan(500);
		}
	}

	@ParameterizedTest
	@CsvSource({ "alerts?state=firing&severity=high&name=a&suppressed=true", "alerts/history?limit=10&name=a",
			"alerts/notifications?limit=10&receiver=a&result=delivered&exercise=b", "alerts/silences?state=active",
			"sla?objective=api-latency&format=csv",
			"sla/gate?objective=api-latency&minRemainingPercent=10.5&burning=allow",
			"sla/api-latency/history?window=7d&step=1h", "audit?limit=10", "sla/exclusions?objective=api-latency",
			"alertmanager/api/v2/alerts?filter=a%3D~%22b.*%22&receiver=a.%2B&active=true",
			"alertmanager/api/v2/alerts/groups?filter=a!~b&muted=false", "alertmanager/api/v2/silences?filter=a%3Db" })
	void damagedQueryIsNeverAFaultOfOurs(String valid) {
		Random random = new Random(42);
		int query = valid.indexOf('?') + 1;
		assertThat(this.api.get(valid).status()).isEqualTo(200);
		for (int i = 0; i < 1000; i++) {
			String path = valid.substring(0, query) + damaged(valid.substring(query), random);
			assertThat(this.api.get(path).status()).as(path).isLessThan(500);
		}
	}

	private static String damaged(String valid, Random random) {
		StringBuilder text = new StringBuilder(valid);
		for (int i = random.nextInt(3); i >= 0 && !text.isEmpty(); i--) {
			int from = random.nextInt(text.length());
			int to = Math.min(text.length(), from + random.nextInt(4));
			text.replace(from, to, PIECES[random.nextInt(PIECES.length)]);
		}
		return text.toString();
	}

}
