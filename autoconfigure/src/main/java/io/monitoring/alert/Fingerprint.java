package io.monitoring.alert;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import io.monitoring.series.Labels;

/**
 * The 64 bit FNV-1a hash of a label set, in the form that Prometheus and Alertmanager
 * use: each name and value followed by the byte 255.
 */
final class Fingerprint {

	private static final long OFFSET_BASIS = 0xcbf29ce484222325L;

	private static final long PRIME = 0x100000001b3L;

	private static final int SEPARATOR = 0xff;

	private Fingerprint() {
	}

	static String of(Labels labels) {
		long hash = OFFSET_BASIS;
		for (int i = 0; i < labels.size(); i++) {
			hash = add(add(hash, labels.name(i)), labels.value(i));
		}
		return HexFormat.of().toHexDigits(hash);
	}

	private static long add(long hash, String text) {
		long result = hash;
		for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
			result = (result ^ (octet & SEPARATOR)) * PRIME;
		}
		return (result ^ SEPARATOR) * PRIME;
	}

}
