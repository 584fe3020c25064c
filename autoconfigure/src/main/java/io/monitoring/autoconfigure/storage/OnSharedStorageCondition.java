package io.monitoring.autoconfigure.storage;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.util.StringUtils;

/**
 * Matches where PostgreSQL was asked for: by name, or by saying where it is.
 */
class OnSharedStorageCondition extends SpringBootCondition {

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		Environment environment = context.getEnvironment();
		String type = environment.getProperty("monitoring.storage.type");
		boolean located = StringUtils.hasText(environment.getProperty("monitoring.storage.url"))
				|| StringUtils.hasText(environment.getProperty("monitoring.storage.data-source"));
		boolean wanted = (type != null) ? type.strip().equalsIgnoreCase("postgresql") : located;
		ConditionMessage.Builder message = ConditionMessage.forCondition("Shared storage");
		return wanted ? ConditionOutcome.match(message.because("it is asked for"))
				: ConditionOutcome.noMatch(message.because("it is not asked for"));
	}

}
