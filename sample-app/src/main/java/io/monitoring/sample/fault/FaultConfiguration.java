package io.monitoring.sample.fault;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Puts the faults before the shop and before nothing else.
 */
@Configuration(proxyBeanMethods = false)
class FaultConfiguration implements WebMvcConfigurer {

	private final FaultInterceptor interceptor;

	FaultConfiguration(FaultInterceptor interceptor) {
		this.interceptor = interceptor;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this.interceptor).addPathPatterns("/products/**", "/orders/**", "/checkout/**");
	}

}
