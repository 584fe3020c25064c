package io.monitoring.web.input;

import org.jspecify.annotations.Nullable;

/**
 * Who asks for something.
 *
 * @param user name of the authenticated user, {@code null} without one
 * @param address address of the other end of the connection
 */
public record Author(@Nullable String user, String address) {

	/**
	 * Return the name to remember: nobody who is known can sign as somebody else.
	 * @param given the name that was given, {@code null} without one
	 * @return the user, else the given name, else the address
	 */
	public String sign(@Nullable String given) {
		if (this.user != null) {
			return this.user;
		}
		return (given != null && !given.isBlank()) ? given : this.address;
	}

}
