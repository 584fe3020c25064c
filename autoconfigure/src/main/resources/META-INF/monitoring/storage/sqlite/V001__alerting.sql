-- Times are microseconds since 1970. Label sets and lists of alerts are JSON.

CREATE TABLE monitoring_silence (
	id TEXT NOT NULL PRIMARY KEY,
	matchers TEXT NOT NULL,
	starts_at INTEGER NOT NULL,
	ends_at INTEGER NOT NULL,
	updated_at INTEGER NOT NULL,
	created_by TEXT NOT NULL,
	comment TEXT NOT NULL
);

CREATE TABLE monitoring_rule_switch (
	rule TEXT NOT NULL PRIMARY KEY,
	enabled INTEGER NOT NULL
);

-- One row: the last tick whose alerts were kept
CREATE TABLE monitoring_tick (
	id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
	time INTEGER NOT NULL
);

-- The value is NULL where it is not a number
CREATE TABLE monitoring_alert (
	rule_group TEXT NOT NULL,
	rule TEXT NOT NULL,
	labels TEXT NOT NULL,
	annotations TEXT NOT NULL,
	state TEXT NOT NULL,
	value REAL,
	active_at INTEGER NOT NULL,
	fired_at INTEGER,
	resolved_at INTEGER,
	keep_firing_since INTEGER,
	PRIMARY KEY (rule_group, rule, labels)
);

CREATE TABLE monitoring_alert_event (
	id INTEGER PRIMARY KEY,
	time INTEGER NOT NULL,
	rule_group TEXT NOT NULL,
	previous TEXT,
	labels TEXT NOT NULL,
	annotations TEXT NOT NULL,
	state TEXT NOT NULL,
	value REAL,
	active_at INTEGER NOT NULL,
	fired_at INTEGER,
	resolved_at INTEGER
);

CREATE INDEX monitoring_alert_event_time ON monitoring_alert_event (time);

-- What each receiver was told last about each group
CREATE TABLE monitoring_told (
	group_key TEXT NOT NULL,
	receiver TEXT NOT NULL,
	time INTEGER NOT NULL,
	firing TEXT NOT NULL,
	resolved TEXT NOT NULL,
	expires INTEGER NOT NULL,
	PRIMARY KEY (group_key, receiver)
);

CREATE INDEX monitoring_told_expires ON monitoring_told (expires);

-- What still has to be delivered, and what its receiver will have been told then
CREATE TABLE monitoring_outbox (
	group_key TEXT NOT NULL,
	receiver TEXT NOT NULL,
	id TEXT NOT NULL,
	group_labels TEXT NOT NULL,
	alerts TEXT NOT NULL,
	reason TEXT NOT NULL,
	time INTEGER NOT NULL,
	external_url TEXT NOT NULL,
	told_time INTEGER NOT NULL,
	told_firing TEXT NOT NULL,
	told_resolved TEXT NOT NULL,
	told_expires INTEGER NOT NULL,
	deadline INTEGER NOT NULL,
	attempts INTEGER NOT NULL,
	PRIMARY KEY (group_key, receiver)
);

CREATE TABLE monitoring_notification (
	sequence INTEGER PRIMARY KEY,
	group_key TEXT NOT NULL,
	receiver TEXT NOT NULL,
	id TEXT NOT NULL,
	group_labels TEXT NOT NULL,
	alerts TEXT NOT NULL,
	reason TEXT NOT NULL,
	time INTEGER NOT NULL,
	external_url TEXT NOT NULL,
	result TEXT NOT NULL,
	attempts INTEGER NOT NULL,
	settled_at INTEGER NOT NULL,
	error TEXT
);

CREATE INDEX monitoring_notification_settled ON monitoring_notification (settled_at);

CREATE TABLE monitoring_delivery (
	receiver TEXT NOT NULL PRIMARY KEY,
	delivered_at INTEGER NOT NULL
);
