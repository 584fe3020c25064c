package io.monitoring.notify.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server that reads requests and answers with the bytes a test has set, so that it can
 * misbehave in every way.
 */
final class HookServer implements AutoCloseable {

	private final ServerSocket server;

	private final Behaviour behaviour;

	final List<String> requests = new CopyOnWriteArrayList<>();

	HookServer(Behaviour behaviour) throws IOException {
		this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		this.behaviour = behaviour;
		Thread thread = new Thread(this::serve, "hook-server");
		thread.setDaemon(true);
		thread.start();
	}

	static HookServer answering(String status, String... headers) throws IOException {
		StringBuilder answer = new StringBuilder("HTTP/1.1 " + status + "\r\nContent-Length: 2\r\n");
		for (String header : headers) {
			answer.append(header).append("\r\n");
		}
		answer.append("\r\nok");
		return new HookServer((socket, out) -> write(out, answer.toString()));
	}

	String url(String path) {
		return "http://127.0.0.1:" + this.server.getLocalPort() + path;
	}

	static void write(OutputStream out, String text) throws IOException {
		out.write(text.getBytes(StandardCharsets.ISO_8859_1));
		out.flush();
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
			text.append((char) in.read());
		}
		String head = text.toString();
		int length = head.lines()
			.filter((line) -> line.toLowerCase().startsWith("content-length:"))
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
	interface Behaviour {

		void answer(Socket socket, OutputStream out) throws IOException;

	}

}
