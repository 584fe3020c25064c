package io.monitoring.autoconfigure.alert;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests that every wrong field of the delivery of alerts stops the start with a report
 * that names it, what is wrong and what to write.
 */
class DeliveryFailureTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
													receivers: {x: {}}                              | receivers.x.type' | 'x' is not a type of receiver. | Set one of log, webhook
													receivers: {x: {type: sms}}                     | receivers.x.type' with value 'sms' | 'sms' is not a type of receiver. | Set one of log, webhook
													receivers: {none: {type: log}}                  | receivers.none' | 'none' is not a name of a receiver. | not 'none', which means nobody
													receivers: {webhook: {}}                        | receivers.webhook.url' | has no 'url' | enabled: false
													receivers: {webhook: {url: ""}}                 | receivers.webhook.url' | has no 'url' | enabled: false
													receivers: {webhook: {url: "ftp://s3cret"}}     | receivers.webhook.url' | must start with 'http://' | https://hooks
													receivers: {a: {type: webhook, url: "http://u:s3cret@h/"}} | receivers.a.url' | user name or password | https://hooks
													receivers: {log: {url: "http://s3cret/"}}       | receivers.log.url' | A receiver of type 'log' has no 'url'. | Remove the property. There are none
													receivers: {webhook: {url: "http://h/", api-key: s3cret}} | receivers.webhook.api-key' | has no 'api-key' | Remove the property. Those of this type are
													receivers: {slack: {type: webhook, url: "http://h/"}} | two receivers with the name 'slack' |  | another name
													receivers: {slack: {channel: s3cret}}           | two receivers with the name 'slack' |  | another name
											receivers: {own: {channel: s3cret}}             | receivers.own.channel' | of type 'custom' has no 'channel' | Remove the property.
											receivers: {s: {type: slack}}                   | receivers.s.url' | has no 'url' | enabled: false
											receivers: {s: {type: slack, url: "s3cret"}}    | receivers.s.url' | must start with 'http://' | https://hooks
											receivers: {s: {type: slack, token: "se cret\u00e4"}} | receivers.s.token' | not printable ASCII | as the receiver shows it
											receivers: {s: {type: slack, token: s3cret}}    | receivers.s.channel' | needs a channel | #alerts
											receivers: {teams: {url: "http://"}}            | receivers.teams.url' | malformed | https://hooks
											receivers: {teams: {url: "http://h/", token: s3cret}} | receivers.teams.token' | has no 'token' | Remove
											receivers: {pagerduty: {}}                      | receivers.pagerduty.routing-key' | has no 'routing-key' | enabled: false
											receivers: {pagerduty: {routing-key: s3cret, url: h}} | receivers.pagerduty.url' | must start with | https://hooks
											receivers: {opsgenie: {api-key: " "}}           | receivers.opsgenie.api-key' | has no 'api-key' | enabled: false
											receivers: {opsgenie: {api-key: s3cret, url: "http://h/?x=s3cret"}} | receivers.opsgenie.url' | must not have a query | https://api.eu
											receivers: {email: {to: ops@example.com}}       | receivers.email.from' | has no 'from' | enabled: false
											receivers: {email: {to: ops@example.com, from: me@example.com}} | receivers.email.type' | no mail server | spring.mail.host
											receivers: {alertmanager: {}}                   | receivers.alertmanager.urls' | 1 to 10 addresses | http://alertmanager:9093
											receivers: {alertmanager: {urls: ["http://h", "s3cret"]}} | receivers.alertmanager.urls[1]' | must start with | https://hooks
											receivers: {alertmanager: {urls: "http://h/?s3cret"}} | receivers.alertmanager.urls[0]' | must not have a query | http://alertmanager
											receivers: {webhook: {url: "http://h/", username: u}} | receivers.webhook.password' | has no 'password' | enabled: false
											receivers: {webhook: {url: "http://h/", password: s3cret}} | receivers.webhook.username' | has no 'username' | enabled: false
											receivers: {webhook: {url: "http://h/", username: "a:b", password: s3cret}} | receivers.webhook.username' | must not have a colon | without a colon
											receivers: {webhook: {url: "http://h/", username: a, token: s3cret}} | receivers.webhook.token' | a token and a user name | Remove one
											receivers: {webhook: {url: "http://h/", ssl-bundle: b}} | receivers.webhook.ssl-bundle' | no SSL bundle 'b' | spring.ssl.bundle
											`{receivers: {alertmanager: {urls: "http://h"}}, notify: {critical: [alertmanager]}}` | notify.critical[0]' with value 'alertmanager' | gets all alerts | Remove it
													receivers: {webhook: {ulr: "http://s3cret/"}}   | receivers.webhook.ulr' | There is no 'ulr' here. | api-key, channel
							receivers: {team.b: {type: log}}                | receivers.team.b.type' | There is no 'b' here. | or remove it
															route: {receiver: slack, route: [{receiver: slack}]} | route.route[0].receiver' | There is no 'route' here. | routes
					max-per-minute: 0                               | max-per-minute' with value '0' | not positive | 20
													deadline: 0s                                    | deadline' with value '0s' | not positive | above 0s
													group-wait: -1s                                 | group-wait' with value '-1s' | negative | 30s
													group-interval: 0s                              | group-interval' with value '0s' | not positive | 5m
													repeat-interval: -4h                            | repeat-interval' with value '-4h' | not positive | 5m
													notify: {critical: [slak]}                      | notify.critical[0]' with value 'slak' | There is no receiver 'slak'. Known are [log, slack, own]. | Configure 'monitoring.alerts.receivers.slak'
													notify: {critical: [slack, x], default: [slack]} | notify.critical[1]' with value 'x' | no receiver 'x' | name one that exists
													notify: {default: []}                           | notify.default' | no receiver for the severity 'default' | 'none'
													`{notify: {critical: slack}, route: {receiver: slack}}` | notify' | are both configured | Remove one
													route: {group-by: [alertname]}                  | route.receiver' | has no receiver | [log, slack, own]
													route: {receiver: x}                            | route.receiver' with value 'x' | no receiver 'x' | receivers.x
													route: {receiver: slack, matchers: [a=b]}       | route.matchers' | every alert has to match | route.routes
													route: {receiver: slack, continue: true}        | route.continue' with value 'true' | nothing to continue with | Remove
													route: {receiver: slack, mute-time-intervals: [t]} | route.mute-time-intervals' | the last resort | Move them
													route: {receiver: slack, active-time-intervals: [t]} | route.active-time-intervals' | the last resort | Move them
													route: {receiver: slack, group-wait: -1s}       | route.group-wait' with value '-1s' | negative | 30s
													route: {receiver: slack, group-interval: 0s}    | route.group-interval' with value '0s' | not positive | 5m
													route: {receiver: slack, repeat-interval: 0s}   | route.repeat-interval' with value '0s' | not positive | 5m
													route: {receiver: slack, group-by: ["...", a]}  | route.group-by' | means all labels | alone
													route: {receiver: slack, group-by: [a, a]}      | route.group-by' | listed twice in [a, a] | once
													route: {receiver: slack, group-by: [a-b]}       | route.group-by[0]' with value 'a-b' | not a label name | digits
													route: {receiver: slack, routes: [{receiver: x}]} | route.routes[0].receiver' with value 'x' | no receiver 'x' | receivers.x
													route: {receiver: slack, routes: [{}, {matchers: [a=b, a]}]} | route.routes[1].matchers[1]' with value 'a' | at character 2 expected one of | one matcher per entry
													`route: {receiver: slack, routes: [{matchers: ['a=~"("']}]}` | route.routes[0].matchers[0]' | missing closing ) | one matcher per entry
													route: {receiver: slack, routes: [{mute-time-intervals: [t]}]} | routes[0].mute-time-intervals[0]' with value 't' | no time interval 't'. Known are []. | time-intervals.t
													route: {receiver: slack, routes: [{active-time-intervals: [t]}]} | routes[0].active-time-intervals[0]' with value 't' | no time interval 't' | time-intervals.t
													route: {receiver: slack, routes: [{routes: [{group-wait: -1s}]}]} | routes[0].routes[0].group-wait' with value '-1s' | negative | 30s
													inhibit-rules: [{target-matchers: [a=b]}]       | inhibit-rules[0].source-matchers' | every alert would match | at least one
													inhibit-rules: [{source-matchers: [a=b]}]       | inhibit-rules[0].target-matchers' | every alert would match | at least one
													inhibit-rules: [{source-matchers: [a], target-matchers: [a=b]}] | inhibit-rules[0].source-matchers[0]' with value 'a' | expected one of | one matcher
													inhibit-rules: [{source-matchers: [a=b], target-matchers: ["="]}] | inhibit-rules[0].target-matchers[0]' with value '=' | name of a label | one matcher
													inhibit-rules: [{source-matchers: [a=b], target-matchers: [a=b], equal: [a-b]}] | inhibit-rules[0].equal[0]' with value 'a-b' | not a label name | digits
													time-intervals: {t: [{}]}                       | time-intervals.t[0]' | contains every time | at least one of times
													time-intervals: {t: [{times: ["9-17"]}]}        | time-intervals.t[0].times[0]' with value '9-17' | '9-17' is not a range of times | "09:00-17:00"
									time-intervals: {t: [{times: [{start-time: "09:00"}]}]} | time-intervals.t[0].times[0]' | '09:00-' is not a range of times | "09:00-17:00"
									time-intervals: {t: [{times: [{end-time: "09:00"}]}]} | time-intervals.t[0].times[0]' | '-09:00' is not a range of times | "09:00-17:00"
									time-intervals: {t: [{times: [{start-time: 09:00, end-time: 10:00}]}]} | time-intervals.t[0].times[0]' | '09:00-600' is not a range of times | in quotes
													time-intervals: {t: [{weekdays: [mon]}]}        | time-intervals.t[0].weekdays[0]' with value 'mon' | not a day of the week | "monday:friday"
													time-intervals: {t: [{days-of-month: [0]}]}     | time-intervals.t[0].days-of-month[0]' with value '0' | not a day of a month | "1:5"
													time-intervals: {t: [{days-of-month: [1:5]}]}   | time-intervals.t[0].days-of-month[0]' with value '65' | '65' is not a day of a month | in quotes
													time-intervals: {t: [{months: [13]}]}           | time-intervals.t[0].months[0]' with value '13' | not a month | "may:august"
													time-intervals: {t: [{years: [soon]}]}          | time-intervals.t[0].years[0]' with value 'soon' | not a number | "2026:2028"
													time-intervals: {t: [{years: [2026], location: Berlin}]} | time-intervals.t[0].location' with value 'Berlin' | not a time zone | Europe/Berlin
													""")
	void aWrongFieldStopsTheStart(String yaml, String property, String problem, String action) {
		FailureAnalysis analysis = analysis(yaml, "slack", "own");
		assertThat(analysis.getDescription()).contains(property).doesNotContain("s3cret");
		if (problem != null) {
			assertThat(analysis.getDescription()).contains("'monitoring.alerts.", problem);
		}
		assertThat(analysis.getAction()).contains(action);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					route: {receiver: slack, routes: [{routes: [{match: {severity: critical}}]}]} | routes[0].routes[0].match.severity
					inhibit-rules: [{source_match: {a: b}}]       | inhibit-rules[0].source
					time-intervals: {t: [{hours: [monday]}]}      | time-intervals.t[0].hours[0]
					time-intervals: {t: {times: ["00:00-01:00"]}} | time-intervals.t.times[0]
					""")
	void theBinderRefusesFieldsThatEntriesOfListsDoNotHave(String yaml, String property) {
		assertThatThrownBy(() -> DeliveryFixture.settings(yaml, "slack")).isInstanceOf(BindException.class)
			.hasStackTraceContaining(property);
	}

	@Test
	void listsHaveBounds() {
		assertThat(analysis("receivers: {" + entries(101, "r%d: {type: log}") + "}").getDescription())
			.contains("101 receivers are configured");
		assertThat(analysis("time-intervals: {" + entries(101, "t%d: [{years: [1]}]") + "}").getDescription())
			.contains("101 time intervals are configured");
		assertThat(analysis("inhibit-rules: [" + entries(101, "{equal: [a%d]}") + "]").getDescription())
			.contains("101 inhibit rules are configured");
		assertThat(analysis("route: {receiver: log, routes: [" + entries(500, "{group-by: [a%d]}") + "]}")
			.getDescription()).contains("too large");
		String deep = "routes: [{".repeat(21) + "}]".repeat(21);
		assertThat(analysis("route: {receiver: log, " + deep + "}").getDescription()).contains("too large");
	}

	private static String entries(int count, String pattern) {
		return IntStream.range(0, count).mapToObj((i) -> String.format(pattern, i)).collect(Collectors.joining(", "));
	}

	@Test
	void namesOfBeansAreChecked() {
		for (String name : Arrays.asList("", "none", "a\nb", "x".repeat(65))) {
			assertThat(analysis("", name).getDescription()).contains("A Notifier bean has the name");
		}
		assertThat(analysis("", "pager", "pager").getDescription()).contains("two receivers with the name 'pager'");
	}

	private static FailureAnalysis analysis(String yaml, String... beans) {
		FailureAnalyzedException failure = catchThrowableOfType(FailureAnalyzedException.class,
				() -> DeliveryFixture.settings(yaml, beans));
		assertThat(failure).as(yaml).isNotNull();
		return failure.analysis();
	}

}
