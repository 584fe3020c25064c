package io.monitoring.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Assumptions;

/**
 * A file system in memory, as small and as hostile as a test needs it. Where it cannot be
 * mounted, which takes the rights of root, the test is skipped and says so.
 */
final class SmallDisk implements AutoCloseable {

	private final Path folder;

	private SmallDisk(Path folder) {
		this.folder = folder;
	}

	/**
	 * Mount a file system.
	 * @param folder where
	 * @param options such as {@code size=1m}
	 */
	static SmallDisk mount(Path folder, String options) throws IOException, InterruptedException {
		Files.createDirectories(folder);
		if (!run("mount", "-t", "tmpfs", "-o", options, "tmpfs", folder.toString())) {
			String message = "NOTHING WAS TESTED: a small file system cannot be mounted here";
			System.err.println("WARNING: " + message);
			Assumptions.abort(message);
		}
		return new SmallDisk(folder);
	}

	Path folder() {
		return this.folder;
	}

	void remount(String options) throws IOException, InterruptedException {
		if (!run("mount", "-o", "remount," + options, this.folder.toString())) {
			throw new IOException("Cannot remount " + this.folder + " with " + options);
		}
	}

	private static boolean run(String... command) throws InterruptedException {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
	}

	@Override
	public void close() throws InterruptedException {
		run("umount", "-l", this.folder.toString());
	}

}
