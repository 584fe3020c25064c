package io.monitoring.outbound;

/**
 * A key, token or password, which is never shown: its text form is masked.
 */
public final class SecretText {

	private static final int MAX_LENGTH = 4096;

	private final String text;

	private SecretText(String text) {
		this.text = text;
	}

	/**
	 * Take a secret.
	 * @param text the secret; white space around it is left out
	 * @return the secret
	 * @throws IllegalArgumentException if it is empty, longer than 4096 characters or
	 * holds anything but printable ASCII; the message does not repeat it
	 */
	public static SecretText of(String text) {
		String secret = text.strip();
		if (secret.isEmpty()) {
			throw new IllegalArgumentException("The secret is empty.");
		}
		if (secret.length() > MAX_LENGTH) {
			throw new IllegalArgumentException("The secret is longer than " + MAX_LENGTH + " characters.");
		}
		for (int i = 0; i < secret.length(); i++) {
			char character = secret.charAt(i);
			if (character < ' ' || character > '~') {
				throw new IllegalArgumentException(
						"The secret has a character that is not printable ASCII at position " + (i + 1) + ".");
			}
		}
		return new SecretText(secret);
	}

	/**
	 * Return the secret itself, for the request that needs it and nothing else.
	 * @return the secret
	 */
	public String reveal() {
		return this.text;
	}

	@Override
	public String toString() {
		return "******";
	}

}
