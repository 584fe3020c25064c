-- What an objective counts: a changed definition begins anew
CREATE TABLE monitoring_objective (
	id INTEGER PRIMARY KEY,
	name TEXT NOT NULL,
	definition TEXT NOT NULL,
	UNIQUE (name, definition)
);

-- Slots of a minute, of five minutes once they are old
CREATE TABLE monitoring_count (
	objective INTEGER NOT NULL,
	start INTEGER NOT NULL,
	good INTEGER NOT NULL,
	total INTEGER NOT NULL,
	observed_millis INTEGER NOT NULL,
	PRIMARY KEY (objective, start)
) WITHOUT ROWID;

CREATE INDEX monitoring_count_start ON monitoring_count (start);
