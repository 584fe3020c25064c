package io.monitoring.web;

import java.io.IOException;

/**
 * The body of a request, read only once the caller is known to be allowed.
 */
@FunctionalInterface
public interface RequestBody {

	/**
	 * Read the body.
	 * @param limit number of bytes to stop at
	 * @return at most that many bytes
	 * @throws IOException if the connection fails
	 */
	byte[] read(int limit) throws IOException;

}
