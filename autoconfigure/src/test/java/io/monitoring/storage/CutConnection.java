package io.monitoring.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A way to a database that can be cut as a network is: nobody hears anything any more,
 * not even that the connection has ended.
 */
final class CutConnection implements AutoCloseable {

	private static final int BUFFER = 8192;

	private final ServerSocket server;

	private final int target;

	private final List<Socket> sockets = new CopyOnWriteArrayList<>();

	private volatile boolean cut;

	CutConnection(int target) throws IOException {
		this.target = target;
		this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		start(this::accept);
	}

	private static void start(Runnable work) {
		Thread thread = new Thread(work, "cut-connection");
		thread.setDaemon(true);
		thread.start();
	}

	int port() {
		return this.server.getLocalPort();
	}

	void cut() {
		this.cut = true;
	}

	/** What was under way is lost; new connections work. */
	void mend() throws IOException {
		for (Socket socket : this.sockets) {
			socket.close();
		}
		this.sockets.clear();
		this.cut = false;
	}

	private void accept() {
		try {
			while (!this.server.isClosed()) {
				Socket client = this.server.accept();
				this.sockets.add(client);
				if (!this.cut) {
					Socket database = new Socket(InetAddress.getLoopbackAddress(), this.target);
					this.sockets.add(database);
					start(() -> copy(client, database));
					start(() -> copy(database, client));
				}
			}
		}
		catch (IOException ex) {
			// The test is over.
		}
	}

	private void copy(Socket from, Socket to) {
		try {
			InputStream input = from.getInputStream();
			OutputStream output = to.getOutputStream();
			byte[] buffer = new byte[BUFFER];
			for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
				if (!this.cut) {
					output.write(buffer, 0, read);
					output.flush();
				}
			}
			if (!this.cut) {
				to.close();
			}
		}
		catch (IOException ex) {
			// One of the two has ended.
		}
	}

	@Override
	public void close() throws IOException {
		this.server.close();
		for (Socket socket : this.sockets) {
			socket.close();
		}
	}

}
