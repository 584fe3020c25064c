package io.monitoring.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Makes sure that one process only uses a database file: it holds a lock on a file beside
 * it, which the operating system lets go when the process ends, however it ends.
 */
final class ProcessLock implements AutoCloseable {

	/**
	 * What this process holds. Closing any channel on a locked file may let go of the
	 * lock, so a file that is held is not even opened.
	 */
	private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

	private final Path file;

	private final FileChannel channel;

	private ProcessLock(Path file, FileChannel channel) {
		this.file = file;
		this.channel = channel;
	}

	/**
	 * Take the lock, without waiting.
	 * @param file the file beside the database
	 * @return the lock
	 * @throws StorageException if somebody else has it
	 */
	static ProcessLock take(Path file) throws StorageException {
		if (!HELD.add(file)) {
			throw new StorageException(Failure.BUSY.text(), null);
		}
		// A channel closes itself when its thread is interrupted.
		boolean interrupted = Thread.interrupted();
		try {
			FileChannel channel = lock(file);
			if (channel != null) {
				return new ProcessLock(file, channel);
			}
		}
		catch (IOException | RuntimeException ex) {
			HELD.remove(file);
			throw new StorageException(Failure.READ_ONLY.text(), ex);
		}
		finally {
			if (interrupted) {
				Thread.currentThread().interrupt();
			}
		}
		HELD.remove(file);
		throw new StorageException(Failure.BUSY.text(), null);
	}

	private static @Nullable FileChannel lock(Path file) throws IOException {
		StorageFile.createPrivate(file);
		FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
		FileLock lock = null;
		try {
			lock = channel.tryLock();
		}
		finally {
			if (lock == null) {
				channel.close();
			}
		}
		return (lock != null) ? channel : null;
	}

	@Override
	public void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			// The lock ends with the process at the latest.
		}
		HELD.remove(this.file);
	}

}
