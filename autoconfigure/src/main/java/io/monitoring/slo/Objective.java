package io.monitoring.slo;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Objectives for the requests that a controller, or one of its methods, answers. The
 * requests are those of its routes; at a class, of all routes of the class together. It
 * only names what is measured: requests are handled as without it.
 */
@Documented
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
public @interface Objective {

	/**
	 * Return what the names of the objectives begin with, before {@code -availability}
	 * and {@code -latency}.
	 * @return the name; that of the class and the method when it is empty
	 */
	String name() default "";

	/**
	 * Return the percentage of requests that must not fail.
	 * @return for example 99.9, 0 for no such objective
	 */
	double availability() default 0;

	/**
	 * Return the longest time of a good request.
	 * @return for example {@code 300ms}, the empty text for no such objective
	 */
	String latency() default "";

	/**
	 * Return the percentage of requests that must be answered within the longest time.
	 * @return the percentage
	 */
	double latencyTarget() default 95;

	/**
	 * Return the length of the rolling window.
	 * @return for example {@code 7d}, 30 days when it is empty
	 */
	String window() default "";

	/**
	 * Return the calendar window, in place of a rolling one.
	 * @return {@code day}, {@code week}, {@code month}, {@code quarter} or {@code year}
	 */
	String calendar() default "";

	/**
	 * Return the time zone of the calendar window.
	 * @return for example {@code Europe/Berlin}, UTC when it is empty
	 */
	String timeZone() default "";

	/**
	 * Return what the objective is about.
	 * @return a text
	 */
	String description() default "";

	/**
	 * Return the service that the objective is about.
	 * @return a label of its rules and alerts
	 */
	String service() default "";

}
