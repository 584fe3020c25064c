package io.monitoring.ruletest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import io.monitoring.yaml.YamlFile;
import org.jspecify.annotations.Nullable;

/**
 * Where a test file or a rule file is: on the class path or in the file system.
 */
sealed interface TestLocation {

	/** What a location on the class path begins with. */
	String CLASSPATH = "classpath:";

	/** What a location in the file system may begin with. */
	String FILE = "file:";

	/**
	 * Find a file.
	 * @param location its name
	 * @return the file, which may be missing
	 */
	static TestLocation of(String location) {
		if (location.startsWith(CLASSPATH)) {
			return new OnClassPath(location.substring(CLASSPATH.length()).replaceFirst("^/+", ""));
		}
		return new OnDisk(Path.of(location.startsWith(FILE) ? URI.create(location).getPath() : location));
	}

	/**
	 * Return the name of the file.
	 * @return the last part of its location
	 */
	String name();

	/**
	 * Read the file.
	 * @return its text
	 * @throws UncheckedIOException if there is no such file or it cannot be read
	 */
	String text();

	/**
	 * Find files that this one names.
	 * @param relative a name relative to this file, or a location
	 * @return the files in the order of their names
	 */
	List<TestLocation> resolve(String relative);

	private static String read(InputStream stream) throws IOException {
		return new String(stream.readNBytes(4 * YamlFile.MAX_LENGTH), StandardCharsets.UTF_8);
	}

	private static List<TestLocation> list(Path folder, String pattern) throws IOException {
		List<Path> found = new ArrayList<>();
		if (Files.isDirectory(folder)) {
			try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
				files.forEach(found::add);
			}
		}
		Collections.sort(found);
		return found.stream().<TestLocation>map(OnDisk::new).toList();
	}

	private static boolean isPattern(String name) {
		return name.contains("*") || name.contains("?");
	}

	/**
	 * A file on disk.
	 *
	 * @param path its path
	 */
	record OnDisk(Path path) implements TestLocation {

		@Override
		public String name() {
			return Objects.toString(this.path.getFileName());
		}

		@Override
		public String text() {
			try (InputStream stream = Files.newInputStream(this.path)) {
				return read(stream);
			}
			catch (IOException ex) {
				throw new UncheckedIOException("there is no file " + this.path.toAbsolutePath(), ex);
			}
		}

		@Override
		public List<TestLocation> resolve(String relative) {
			if (relative.startsWith(CLASSPATH) || relative.startsWith(FILE)) {
				return List.of(of(relative));
			}
			Path target = this.path.toAbsolutePath().resolveSibling(relative).normalize();
			if (!isPattern(relative)) {
				return List.of(new OnDisk(target));
			}
			try {
				return list(Objects.requireNonNull(target.getParent()), Objects.toString(target.getFileName()));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

	/**
	 * A file on the class path.
	 *
	 * @param path its path without a slash in front
	 */
	record OnClassPath(String path) implements TestLocation {

		@Override
		public String name() {
			return this.path.substring(this.path.lastIndexOf('/') + 1);
		}

		@Override
		public String text() {
			try (@Nullable
			InputStream stream = loader().getResourceAsStream(this.path)) {
				if (stream == null) {
					throw new IOException("not found");
				}
				return read(stream);
			}
			catch (IOException ex) {
				throw new UncheckedIOException("there is no file " + CLASSPATH + "/" + this.path, ex);
			}
		}

		@Override
		public List<TestLocation> resolve(String relative) {
			if (relative.startsWith(CLASSPATH) || relative.startsWith(FILE) || Path.of(relative).isAbsolute()) {
				return List.of(of(relative));
			}
			String target = URI.create("/" + this.path)
				.resolve(relative.replace("*", "%2A").replace("?", "%3F"))
				.getPath();
			OnClassPath file = new OnClassPath(target.replaceFirst("^/+", ""));
			return isPattern(relative) ? file.matches() : List.of(file);
		}

		private List<TestLocation> matches() {
			int end = this.path.lastIndexOf('/') + 1;
			List<TestLocation> found = new ArrayList<>();
			try {
				for (URL root : Collections.list(loader().getResources(this.path.substring(0, end)))) {
					if (root.getProtocol().equals("file")) {
						found.addAll(list(Path.of(root.toURI()), this.path.substring(end)));
					}
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (URISyntaxException ex) {
				throw new IllegalArgumentException(ex);
			}
			return found;
		}

		private static ClassLoader loader() {
			ClassLoader context = Thread.currentThread().getContextClassLoader();
			return (context != null) ? context : TestLocation.class.getClassLoader();
		}

	}

}
