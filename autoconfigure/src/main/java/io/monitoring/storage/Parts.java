package io.monitoring.storage;

import java.sql.SQLException;
import java.util.List;

/**
 * Everything that is kept in one file.
 *
 * @param all the parts, in the order in which they are read
 */
record Parts(List<Part> all) {

	Parts {
		all = List.copyOf(all);
	}

	void load(Sql sql) throws SQLException {
		for (Part part : this.all) {
			part.load(sql);
		}
	}

	void rewrite(Sql sql) throws SQLException {
		for (Part part : this.all) {
			part.rewrite(sql);
		}
	}

	void takeAlong(Sql sql) throws SQLException {
		for (Part part : this.all) {
			part.takeAlong(sql);
		}
	}

	void finished(boolean committed) {
		this.all.forEach((part) -> part.finished(committed));
	}

	boolean hasWaiting() {
		return this.all.stream().anyMatch(Part::hasWaiting);
	}

}
