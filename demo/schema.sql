-- Ordinary tables, as a newsroom would have them; the fingerprint is a generated column with a GIN index.
CREATE TABLE outlet (
	id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	name text NOT NULL UNIQUE
);
CREATE TABLE article (
	id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
	outlet_id int NOT NULL REFERENCES outlet,
	file text NOT NULL UNIQUE,
	published timestamp,
	html text,				-- the raw page, where there is one
	body text NOT NULL,		-- plain text as it came, junk and all, or the text of the page
	fp newsfp GENERATED ALWAYS AS (news_fingerprint(body)) STORED
);
CREATE INDEX article_fp ON article USING gin (fp);
