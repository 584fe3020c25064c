package io.monitoring.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.util.ArrayList;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * Certificates that a test makes for itself: an authority, servers that it vouches for,
 * and one that vouches for itself. Nothing of it is kept.
 */
public final class Certificates {

	/** A server of the authority on this machine. */
	public static final String GOOD = "good";

	/** As {@link #GOOD}, but its time is over. */
	public static final String EXPIRED = "expired";

	/** As {@link #GOOD}, but of another host. */
	public static final String OTHER_HOST = "other";

	/** A server on this machine that no authority vouches for. */
	public static final String SELF_SIGNED = "self";

	/** Protects the key stores. */
	public static final String PASSWORD = "changeit";

	private static final String AUTHORITY = "authority";

	private static final String LOCAL = "san=dns:localhost,ip:127.0.0.1";

	private static @Nullable Certificates made;

	private final KeyStore store;

	private Certificates(KeyStore store) {
		this.store = store;
	}

	/**
	 * Return certificates made with the key tool of the Java that runs, once for all
	 * tests.
	 * @return the certificates
	 */
	public static synchronized Certificates get() throws Exception {
		if (made == null) {
			made = create();
		}
		return made;
	}

	private static Certificates create() throws Exception {
		Path file = Files.createTempDirectory("certificates").resolve("certificates.p12");
		file.getParent().toFile().deleteOnExit();
		file.toFile().deleteOnExit();
		keytool(file, AUTHORITY, "-ext", "bc:c");
		keytool(file, GOOD, "-signer", AUTHORITY, "-ext", LOCAL);
		keytool(file, EXPIRED, "-signer", AUTHORITY, "-ext", LOCAL, "-startdate", "-10d", "-validity", "1");
		keytool(file, OTHER_HOST, "-signer", AUTHORITY, "-ext", "san=dns:other.example");
		keytool(file, SELF_SIGNED, "-ext", LOCAL);
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream stream = Files.newInputStream(file)) {
			store.load(stream, PASSWORD.toCharArray());
		}
		return new Certificates(store);
	}

	private static void keytool(Path file, String alias, String... arguments) throws Exception {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias",
						alias, "-dname", "CN=" + alias, "-keyalg", "EC", "-storetype", "PKCS12", "-keystore",
						file.toString(), "-storepass", PASSWORD));
		command.addAll(List.of(arguments));
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new IOException("The key tool failed: " + output);
		}
	}

	/** A context for a server with one of the certificates. */
	public SSLContext server(String alias) throws GeneralSecurityException, IOException {
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(only(alias), PASSWORD.toCharArray());
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), null, null);
		return context;
	}

	/** A key store that holds one certificate with its key. */
	public KeyStore only(String alias) throws GeneralSecurityException, IOException {
		PasswordProtection protection = new PasswordProtection(PASSWORD.toCharArray());
		KeyStore one = empty();
		one.setEntry(alias, this.store.getEntry(alias, protection), protection);
		return one;
	}

	/** Write a key store that holds one certificate with its key. */
	public void write(String alias, Path file) throws GeneralSecurityException, IOException {
		try (OutputStream stream = Files.newOutputStream(file)) {
			only(alias).store(stream, PASSWORD.toCharArray());
		}
	}

	/** A trust store with the authority alone. */
	public KeyStore authority() throws GeneralSecurityException, IOException {
		return trusting(AUTHORITY);
	}

	/** A trust store with one of the certificates alone. */
	public KeyStore trusting(String alias) throws GeneralSecurityException, IOException {
		KeyStore trust = empty();
		trust.setCertificateEntry(alias, this.store.getCertificate(alias));
		return trust;
	}

	private static KeyStore empty() throws GeneralSecurityException, IOException {
		KeyStore empty = KeyStore.getInstance("PKCS12");
		empty.load(null, null);
		return empty;
	}

}
