package io.monitoring.notify.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import org.jspecify.annotations.Nullable;

/**
 * A mail server that answers each command as a test has set.
 */
final class FakeSmtp implements AutoCloseable {

	/** An answer that never comes. */
	static final String NOTHING = "";

	private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

	private final Map<String, String> answers = new ConcurrentHashMap<>();

	final List<String> commands = new CopyOnWriteArrayList<>();

	private final @Nullable SSLContext tls;

	FakeSmtp() throws IOException {
		this(null);
	}

	/** A server that speaks TLS from the command STARTTLS on. */
	FakeSmtp(@Nullable SSLContext tls) throws IOException {
		this.tls = tls;
		Thread thread = new Thread(this::serve, "fake-smtp");
		thread.setDaemon(true);
		thread.start();
	}

	int port() {
		return this.server.getLocalPort();
	}

	/** Set the answer to commands with a beginning; the longest beginning wins. */
	FakeSmtp answering(String command, String answer) {
		this.answers.put(command, answer);
		return this;
	}

	private void serve() {
		while (!this.server.isClosed()) {
			try (Socket socket = this.server.accept()) {
				Socket secured = talk(socket, "220 ready");
				while (secured != null) {
					secured = talk(secured, null);
				}
			}
			catch (IOException ex) {
				// The client has gone, or the test is over.
			}
		}
	}

	/** Talk to the end, or until the client asks for TLS. */
	private @Nullable Socket talk(Socket socket, @Nullable String greeting) throws IOException {
		OutputStream out = socket.getOutputStream();
		BufferedReader in = new BufferedReader(
				new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
		if (greeting != null) {
			answer(in, out, "connect", greeting);
		}
		boolean data = false;
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			if (data && !line.equals(".")) {
				continue;
			}
			this.commands.add(line);
			if (line.equals("STARTTLS") && this.tls != null) {
				answer(in, out, line, "220 go on");
				SSLSocket secured = (SSLSocket) this.tls.getSocketFactory()
					.createSocket(socket, "localhost", socket.getPort(), true);
				secured.setUseClientMode(false);
				return secured;
			}
			String usual = line.equals("DATA") ? "354 go on" : (line.equals("QUIT") ? "221 bye" : "250 ok");
			String answer = answer(in, out, line,
					line.startsWith("EHLO") ? "250-fake\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN" : usual);
			data = answer.startsWith("354");
		}
		return null;
	}

	private String answer(BufferedReader in, OutputStream out, String command, String usual) throws IOException {
		String answer = this.answers.entrySet()
			.stream()
			.filter((entry) -> command.startsWith(entry.getKey()))
			.max(Map.Entry.comparingByKey())
			.map(Map.Entry::getValue)
			.orElse(usual);
		if (answer.equals(NOTHING)) {
			in.read();
			throw new IOException("The client has gone");
		}
		out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
		out.flush();
		return answer;
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

}
