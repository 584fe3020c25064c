package io.monitoring.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The database file and its companions as files: who may read them, whether they are
 * still there, and how they are set aside.
 */
final class StorageFile {

	/** Enough to find out what happened, and no way to fill the disk. */
	private static final int MAX_SET_ASIDE = 3;

	private static final String MARK = ".corrupt-";

	private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
		.withZone(ZoneOffset.UTC);

	private static final List<String> COMPANIONS = List.of("-wal", "-shm", "-journal");

	private final Path path;

	private @Nullable Object identity;

	private @Nullable Object identityOfLog;

	StorageFile(Path path) {
		this.path = path;
	}

	Path path() {
		return this.path;
	}

	Path folder() {
		return Objects.requireNonNull(this.path.getParent());
	}

	Path companion(String suffix) {
		return this.path.resolveSibling(this.path.getFileName() + suffix);
	}

	/**
	 * Create what does not exist, readable by its owner only. What exists keeps its
	 * rights, but for the file itself.
	 */
	void prepare() throws IOException {
		if (!Files.isDirectory(folder())) {
			Files.createDirectories(folder(), ownerOnly("rwx------"));
		}
		if (createPrivate(this.path)) {
			syncFolder();
		}
		PosixFileAttributeView view = Files.getFileAttributeView(this.path, PosixFileAttributeView.class);
		if (view != null) {
			view.setPermissions(PosixFilePermissions.fromString("rw-------"));
		}
	}

	/**
	 * Create an empty file that only its owner may read.
	 * @param file the file
	 * @return {@code false} if it exists
	 */
	static boolean createPrivate(Path file) throws IOException {
		try {
			Files.createFile(file, ownerOnly("rw-------"));
			return true;
		}
		catch (FileAlreadyExistsException ex) {
			return false;
		}
	}

	private static FileAttribute<?>[] ownerOnly(String rights) {
		boolean posix = Path.of("").getFileSystem().supportedFileAttributeViews().contains("posix");
		return posix
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights)) }
				: new FileAttribute<?>[0];
	}

	/** A new name is only safe from a power failure once its folder is on the disk. */
	private void syncFolder() {
		try (FileChannel channel = FileChannel.open(folder(), StandardOpenOption.READ)) {
			channel.force(true);
		}
		catch (IOException ex) {
			// Not every system can; the file is there nevertheless.
		}
	}

	/** Remember which files are open. */
	void opened() {
		this.identity = identity(this.path);
		this.identityOfLog = identity(companion("-wal"));
	}

	/**
	 * Return whether the names still lead to the files that are open. What is written to
	 * a file without a name is gone with the process.
	 */
	boolean isInPlace() {
		return Objects.equals(identity(this.path), this.identity)
				&& (this.identityOfLog == null || this.identityOfLog.equals(identity(companion("-wal"))));
	}

	Path copy() {
		return companion(".copy");
	}

	/** An empty file that only its owner may read, for a copy of the database. */
	void prepareCopy() throws IOException {
		if (!Files.isDirectory(folder())) {
			Files.createDirectories(folder(), ownerOnly("rwx------"));
		}
		Files.deleteIfExists(copy());
		createPrivate(copy());
	}

	void dropCopy() {
		try {
			Files.deleteIfExists(copy());
		}
		catch (IOException ex) {
			// The next copy takes its place.
		}
	}

	/**
	 * Give the copy the name of the database, unless somebody has put another file there.
	 */
	void putCopyInPlace() throws IOException {
		Object there = identity(this.path);
		if (there != null && !there.equals(this.identity)) {
			throw new FileAlreadyExistsException(this.path.toString());
		}
		for (String suffix : COMPANIONS) {
			Files.deleteIfExists(companion(suffix));
		}
		Files.move(copy(), this.path, StandardCopyOption.REPLACE_EXISTING);
		syncFolder();
	}

	private static @Nullable Object identity(Path path) {
		try {
			return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
		}
		catch (IOException ex) {
			return null;
		}
	}

	/**
	 * Return the size of all files of the database.
	 * @return bytes
	 */
	long size() {
		return sizeOf(this.path) + COMPANIONS.stream().mapToLong((suffix) -> sizeOf(companion(suffix))).sum();
	}

	/**
	 * Return whether the disk lets the files grow to a size.
	 * @param size bytes
	 */
	boolean hasRoomUpTo(long size) {
		try {
			return Files.getFileStore(folder()).getUsableSpace() >= size - size();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static long sizeOf(Path path) {
		try {
			return Files.size(path);
		}
		catch (IOException ex) {
			return 0;
		}
	}

	/**
	 * Give the file and its companions another name, so that somebody can look at them.
	 * @param now the present, which becomes part of the name
	 * @return the name
	 */
	String setAside(Instant now) throws IOException {
		String name = this.path.getFileName() + MARK + STAMP.format(now);
		Path target = this.path.resolveSibling(name);
		for (int i = 2; Files.exists(target); i++) {
			target = this.path.resolveSibling(name + "-" + i);
		}
		for (String suffix : COMPANIONS) {
			Path companion = companion(suffix);
			if (Files.exists(companion)) {
				Files.move(companion, target.resolveSibling(target.getFileName() + suffix));
			}
		}
		Files.move(this.path, target);
		deleteOldest();
		return target.getFileName().toString();
	}

	private void deleteOldest() throws IOException {
		List<Path> setAside;
		try (Stream<Path> files = Files.list(folder())) {
			setAside = files.filter((file) -> file.getFileName().toString().startsWith(this.path.getFileName() + MARK))
				.filter((file) -> COMPANIONS.stream().noneMatch(file.toString()::endsWith))
				.sorted()
				.toList();
		}
		for (Path old : setAside.subList(0, Math.max(0, setAside.size() - MAX_SET_ASIDE))) {
			for (String suffix : COMPANIONS) {
				Files.deleteIfExists(old.resolveSibling(old.getFileName() + suffix));
			}
			Files.deleteIfExists(old);
		}
	}

}
