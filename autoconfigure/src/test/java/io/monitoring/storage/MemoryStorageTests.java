package io.monitoring.storage;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the storage in memory.
 */
class MemoryStorageTests extends StorageContract {

	private final Storage storage = Storage.inMemory();

	@Override
	Storage storage() {
		return this.storage;
	}

	@Test
	void statusSaysThatMemoryWasAskedFor() {
		assertThat(this.storage.status()).isEqualTo(StorageStatus.IN_MEMORY);
	}

}
