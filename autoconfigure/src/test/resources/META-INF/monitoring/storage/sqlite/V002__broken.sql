CREATE TABLE monitoring_half (id INTEGER);

INSERT INTO monitoring_nowhere VALUES (1);
