package io.monitoring.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.net.ssl.SSLContext;

import org.jspecify.annotations.Nullable;

/**
 * A server that reads requests and answers with the bytes a test has set, so that it can
 * misbehave in every way.
 */
public final class HookServer implements AutoCloseable {

	private final ServerSocket server;

	private final Behaviour behaviour;

	private final String scheme;

	/** What was asked: head and body. */
	public final List<String> requests = new CopyOnWriteArrayList<>();

	public HookServer(Behaviour behaviour) throws IOException {
		this(null, behaviour);
	}

	public HookServer(@Nullable SSLContext tls, Behaviour behaviour) throws IOException {
		InetAddress local = InetAddress.getLoopbackAddress();
		this.server = (tls != null) ? tls.getServerSocketFactory().createServerSocket(0, 50, local)
				: new ServerSocket(0, 50, local);
		this.scheme = (tls != null) ? "https" : "http";
		this.behaviour = behaviour;
		Thread thread = new Thread(this::serve, "hook-server");
		thread.setDaemon(true);
		thread.start();
	}

	public static HookServer answering(String status, String... headers) throws IOException {
		return new HookServer(answer(status, headers));
	}

	public static Behaviour answer(String status, String... headers) {
		StringBuilder answer = new StringBuilder("HTTP/1.1 " + status + "\r\nContent-Length: 11\r\n");
		for (String header : headers) {
			answer.append(header).append("\r\n");
		}
		answer.append("Connection: close\r\n\r\n{\"ok\":true}");
		return (socket, out) -> write(out, answer.toString());
	}

	public String url(String path) {
		return this.scheme + "://127.0.0.1:" + this.server.getLocalPort() + path;
	}

	public static void write(OutputStream out, String text) throws IOException {
		out.write(text.getBytes(StandardCharsets.ISO_8859_1));
		out.flush();
	}

	/** Wait for the client to leave, at most so long. */
	public static boolean hasLeft(Socket socket, int millis) throws IOException {
		socket.setSoTimeout(millis);
		try {
			return socket.getInputStream().read() < 0;
		}
		catch (SocketTimeoutException ex) {
			return false;
		}
	}

	private void serve() {
		while (!this.server.isClosed()) {
			try (Socket socket = this.server.accept()) {
				this.requests.add(request(socket.getInputStream()));
				this.behaviour.answer(socket, socket.getOutputStream());
			}
			catch (IOException ex) {
				// The client has gone, or the test is over.
			}
		}
	}

	private static String request(InputStream in) throws IOException {
		StringBuilder text = new StringBuilder();
		while (text.indexOf("\r\n\r\n") < 0) {
			int next = in.read();
			if (next < 0) {
				throw new IOException("The client has gone");
			}
			text.append((char) next);
		}
		String head = text.toString();
		int length = head.lines()
			.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
			.mapToInt((line) -> Integer.parseInt(line.substring(15).strip()))
			.findFirst()
			.orElse(0);
		return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
	}

	@Override
	public void close() throws IOException {
		this.server.close();
	}

	/**
	 * What the server does after it has read a request.
	 */
	@FunctionalInterface
	public interface Behaviour {

		void answer(Socket socket, OutputStream out) throws IOException;

	}

}
