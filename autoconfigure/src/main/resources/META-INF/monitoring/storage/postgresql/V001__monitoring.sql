-- Times are microseconds since 1970, by the clocks of the replicas; those with a time zone are by the clock of the database.
-- Label sets and lists of alerts are JSON. A digest stands for texts that are too long for an index.

-- Who tells receivers. The epoch rises each time a process begins to
CREATE TABLE monitoring_lease (
	name TEXT NOT NULL PRIMARY KEY,
	holder TEXT NOT NULL,
	instance TEXT NOT NULL,
	epoch BIGINT NOT NULL,
	expires_at TIMESTAMPTZ NOT NULL
);

-- The replicas, and the alerts that each hands over
CREATE TABLE monitoring_replica (
	instance TEXT NOT NULL PRIMARY KEY,
	process TEXT NOT NULL,
	seen_at TIMESTAMPTZ NOT NULL,
	alerts_version BIGINT NOT NULL,
	alerts TEXT NOT NULL
);

-- How often something that all replicas share has changed
CREATE TABLE monitoring_change (
	topic TEXT NOT NULL PRIMARY KEY,
	version BIGINT NOT NULL
);

CREATE TABLE monitoring_silence (
	id TEXT NOT NULL PRIMARY KEY,
	matchers TEXT NOT NULL,
	starts_at BIGINT NOT NULL,
	ends_at BIGINT NOT NULL,
	updated_at BIGINT NOT NULL,
	created_by TEXT NOT NULL,
	comment TEXT NOT NULL
);

CREATE TABLE monitoring_rule_switch (
	rule TEXT NOT NULL PRIMARY KEY,
	enabled BIGINT NOT NULL
);

-- The last tick of each replica whose alerts were kept
CREATE TABLE monitoring_tick (
	instance TEXT NOT NULL PRIMARY KEY,
	time BIGINT NOT NULL
);

-- The value is NULL where it is not a number
CREATE TABLE monitoring_alert (
	instance TEXT NOT NULL,
	digest TEXT NOT NULL,
	rule_group TEXT NOT NULL,
	rule TEXT NOT NULL,
	labels TEXT NOT NULL,
	annotations TEXT NOT NULL,
	state TEXT NOT NULL,
	value DOUBLE PRECISION,
	active_at BIGINT NOT NULL,
	fired_at BIGINT,
	resolved_at BIGINT,
	keep_firing_since BIGINT,
	PRIMARY KEY (instance, digest)
);

-- The digest is NULL where the event is of one replica alone
CREATE TABLE monitoring_alert_event (
	id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	digest TEXT,
	time BIGINT NOT NULL,
	rule_group TEXT NOT NULL,
	previous TEXT,
	labels TEXT NOT NULL,
	annotations TEXT NOT NULL,
	state TEXT NOT NULL,
	value DOUBLE PRECISION,
	active_at BIGINT NOT NULL,
	fired_at BIGINT,
	resolved_at BIGINT
);

CREATE INDEX monitoring_alert_event_time ON monitoring_alert_event (time);

CREATE INDEX monitoring_alert_event_digest ON monitoring_alert_event (digest, time);

-- What each receiver was told last about each group
CREATE TABLE monitoring_told (
	digest TEXT NOT NULL PRIMARY KEY,
	group_key TEXT NOT NULL,
	receiver TEXT NOT NULL,
	time BIGINT NOT NULL,
	firing TEXT NOT NULL,
	resolved TEXT NOT NULL,
	expires BIGINT NOT NULL
);

CREATE INDEX monitoring_told_expires ON monitoring_told (expires);

-- What still has to be delivered, and what its receiver will have been told then
CREATE TABLE monitoring_outbox (
	sequence BIGINT GENERATED ALWAYS AS IDENTITY,
	digest TEXT NOT NULL PRIMARY KEY,
	group_key TEXT NOT NULL,
	receiver TEXT NOT NULL,
	id TEXT NOT NULL,
	group_labels TEXT NOT NULL,
	alerts TEXT NOT NULL,
	reason TEXT NOT NULL,
	time BIGINT NOT NULL,
	external_url TEXT NOT NULL,
	told_time BIGINT NOT NULL,
	told_firing TEXT NOT NULL,
	told_resolved TEXT NOT NULL,
	told_expires BIGINT NOT NULL,
	deadline BIGINT NOT NULL,
	attempts BIGINT NOT NULL
);

CREATE TABLE monitoring_notification (
	sequence BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	group_key TEXT NOT NULL,
	receiver TEXT NOT NULL,
	id TEXT NOT NULL,
	group_labels TEXT NOT NULL,
	alerts TEXT NOT NULL,
	reason TEXT NOT NULL,
	time BIGINT NOT NULL,
	external_url TEXT NOT NULL,
	result TEXT NOT NULL,
	attempts BIGINT NOT NULL,
	settled_at BIGINT NOT NULL,
	error TEXT
);

CREATE INDEX monitoring_notification_settled ON monitoring_notification (settled_at);

CREATE TABLE monitoring_delivery (
	receiver TEXT NOT NULL PRIMARY KEY,
	delivered_at BIGINT NOT NULL
);

-- What an objective or a group of it counts: a changed definition begins anew
CREATE TABLE monitoring_objective (
	id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	digest TEXT NOT NULL UNIQUE,
	name TEXT NOT NULL,
	definition TEXT NOT NULL,
	labels TEXT NOT NULL
);

CREATE INDEX monitoring_objective_name ON monitoring_objective (name);

-- Slots of a minute by the process that counted, of five minutes and of nobody once they are old
CREATE TABLE monitoring_count (
	objective BIGINT NOT NULL,
	start BIGINT NOT NULL,
	instance TEXT NOT NULL,
	good BIGINT NOT NULL,
	total BIGINT NOT NULL,
	observed_millis BIGINT NOT NULL,
	saved_at TIMESTAMPTZ NOT NULL,
	PRIMARY KEY (objective, start, instance)
);

CREATE INDEX monitoring_count_saved ON monitoring_count (saved_at);

-- One row: the life of the application as a whole
CREATE TABLE monitoring_life (
	id BIGINT NOT NULL PRIMARY KEY CHECK (id = 1),
	started_at BIGINT NOT NULL,
	seen_at BIGINT NOT NULL,
	stopped BIGINT NOT NULL,
	version TEXT,
	commit_id TEXT
);

CREATE TABLE monitoring_downtime (
	starts_at BIGINT NOT NULL PRIMARY KEY,
	ends_at BIGINT NOT NULL,
	reason TEXT NOT NULL
);

CREATE TABLE monitoring_deployment (
	started_at BIGINT NOT NULL PRIMARY KEY,
	version TEXT NOT NULL,
	commit_id TEXT
);

-- The objective is NULL where the exclusion is about all of them
CREATE TABLE monitoring_exclusion (
	id TEXT NOT NULL PRIMARY KEY,
	objective TEXT,
	starts_at BIGINT NOT NULL,
	ends_at BIGINT NOT NULL,
	reason TEXT NOT NULL,
	created_by TEXT NOT NULL,
	created_at BIGINT NOT NULL
);

-- Objectives that were defined while the application ran. The definition is JSON
CREATE TABLE monitoring_runtime_objective (
	name TEXT NOT NULL PRIMARY KEY,
	definition TEXT NOT NULL,
	version BIGINT NOT NULL,
	updated_by TEXT NOT NULL,
	updated_at BIGINT NOT NULL
);

CREATE TABLE monitoring_audit (
	id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	time BIGINT NOT NULL,
	who TEXT NOT NULL,
	address TEXT NOT NULL,
	what TEXT NOT NULL,
	status BIGINT NOT NULL,
	state_before TEXT,
	state_after TEXT
);

CREATE INDEX monitoring_audit_time ON monitoring_audit (time);
