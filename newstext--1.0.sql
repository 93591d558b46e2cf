/* newstext--1.0.sql */

\echo Use "CREATE EXTENSION newstext" to load this file. \quit

-- ---------------------------------------------------------------- the extension itself

CREATE FUNCTION news_version() RETURNS text
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION news_version() IS 'version of the newstext library that is loaded';

-- ---------------------------------------------------------------- boilerplate

CREATE TYPE newstemplate;

CREATE FUNCTION newstemplate_in(cstring) RETURNS newstemplate
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION newstemplate_in(cstring) IS 'I/O';

CREATE FUNCTION newstemplate_out(newstemplate) RETURNS cstring
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION newstemplate_out(newstemplate) IS 'I/O';

CREATE FUNCTION newstemplate_recv(internal) RETURNS newstemplate
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION newstemplate_recv(internal) IS 'I/O';

CREATE FUNCTION newstemplate_send(newstemplate) RETURNS bytea
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION newstemplate_send(newstemplate) IS 'I/O';

CREATE TYPE newstemplate (
	INPUT = newstemplate_in, OUTPUT = newstemplate_out, RECEIVE = newstemplate_recv, SEND = newstemplate_send,
	INTERNALLENGTH = VARIABLE, ALIGNMENT = double, STORAGE = extended
);
COMMENT ON TYPE newstemplate IS 'lines that a site''s pages share, and on how many pages each stands';

CREATE FUNCTION newstemplate_add(newstemplate, body text) RETURNS newstemplate
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1700;
COMMENT ON FUNCTION newstemplate_add(newstemplate, text) IS 'transition function of news_template';

CREATE FUNCTION newstemplate_combine(newstemplate, newstemplate) RETURNS newstemplate
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE PARALLEL SAFE COST 1700;
COMMENT ON FUNCTION newstemplate_combine(newstemplate, newstemplate) IS 'combine function of news_template';

CREATE AGGREGATE news_template(body text) (
	SFUNC = newstemplate_add, STYPE = newstemplate, COMBINEFUNC = newstemplate_combine, PARALLEL = SAFE, SSPACE = 1000000
);
COMMENT ON AGGREGATE news_template(text) IS 'what the pages of one site share; for news_strip, news_strip_html and news_blocks';

CREATE FUNCTION newstemplate_merge(newstemplate, newstemplate) RETURNS newstemplate
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1700;
COMMENT ON FUNCTION newstemplate_merge(newstemplate, newstemplate) IS 'implementation of || operator';

CREATE OPERATOR || (LEFTARG = newstemplate, RIGHTARG = newstemplate, FUNCTION = newstemplate_merge, COMMUTATOR = ||);
COMMENT ON OPERATOR || (newstemplate, newstemplate) IS 'template of the pages of both';

CREATE FUNCTION news_template_pages(template newstemplate) RETURNS bigint
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION news_template_pages(newstemplate) IS 'number of pages that a template was made of';

CREATE FUNCTION news_strip(body text) RETURNS text
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 600;
COMMENT ON FUNCTION news_strip(text) IS 'article text of a plain-text body, page junk left out';

CREATE FUNCTION news_strip(body text, template newstemplate) RETURNS text
AS 'MODULE_PATHNAME', 'news_strip' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1300;
COMMENT ON FUNCTION news_strip(text, newstemplate) IS 'article text of a plain-text body, knowing the lines its site repeats';

CREATE FUNCTION news_strip_html(html text) RETURNS text
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20000;
COMMENT ON FUNCTION news_strip_html(text) IS 'article text of a raw HTML page, paragraphs apart by a blank line';

CREATE FUNCTION news_strip_html(html text, template newstemplate) RETURNS text
AS 'MODULE_PATHNAME', 'news_strip_html' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20000;
COMMENT ON FUNCTION news_strip_html(text, newstemplate) IS 'article text of a raw HTML page, knowing the lines its site repeats';

CREATE TYPE newsblock AS (ordinal int, span int4range, kind text, score real, content text);
COMMENT ON TYPE newsblock IS 'a block of a text: kind and score say why news_strip keeps or drops it';
COMMENT ON COLUMN newsblock.ordinal IS 'its number in the text, from 1';
COMMENT ON COLUMN newsblock.span IS 'where it stands, in characters of the body';
COMMENT ON COLUMN newsblock.kind IS 'paragraph, lead, heading, list, caption, byline, dateline, credit, related, promo, nav, comment, legal or other';
COMMENT ON COLUMN newsblock.score IS '0 to 1: how sure it is article text';
COMMENT ON COLUMN newsblock.content IS 'its text';

CREATE FUNCTION news_blocks(body text) RETURNS SETOF newsblock
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1700 ROWS 100;
COMMENT ON FUNCTION news_blocks(text) IS 'all blocks of a plain-text body with kind and score; news_strip keeps those of 0.5 and more';

CREATE FUNCTION news_blocks(body text, template newstemplate) RETURNS SETOF newsblock
AS 'MODULE_PATHNAME', 'news_blocks' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2600 ROWS 100;
COMMENT ON FUNCTION news_blocks(text, newstemplate) IS 'all blocks of a plain-text body with kind and score, knowing the lines its site repeats';

-- ---------------------------------------------------------------- quotations

CREATE TYPE newsquote AS (
	ordinal			int,
	kind			text,
	span			int4range,
	content			text,
	speaker			text,
	speaker_span	int4range,
	cue				text,
	cue_span		int4range
);
COMMENT ON TYPE newsquote IS 'a quotation in an article: its words, who said them, the reporting verb';
COMMENT ON COLUMN newsquote.ordinal IS 'its number in the article, from 1';
COMMENT ON COLUMN newsquote.kind IS 'direct, mixed or indirect';
COMMENT ON COLUMN newsquote.span IS 'where the words stand, in characters of the body';
COMMENT ON COLUMN newsquote.content IS 'the words, without their marks';
COMMENT ON COLUMN newsquote.speaker IS 'who said them, by the fullest name of the article; null if unknown';
COMMENT ON COLUMN newsquote.speaker_span IS 'where the speaker is named for them';
COMMENT ON COLUMN newsquote.cue IS 'the reporting verb or phrase';
COMMENT ON COLUMN newsquote.cue_span IS 'where it stands';

CREATE FUNCTION news_quotes(body text, strip boolean DEFAULT true) RETURNS SETOF newsquote
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 5300 ROWS 15;
COMMENT ON FUNCTION news_quotes(text, boolean) IS 'who said what in an article: direct, mixed and indirect quotations';

CREATE FUNCTION news_quotes_json(body text, strip boolean DEFAULT true) RETURNS jsonb
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 6300;
COMMENT ON FUNCTION news_quotes_json(text, boolean) IS 'the rows of news_quotes as a JSON array, spans as integers';

-- ---------------------------------------------------------------- number claims

CREATE TYPE newsnumber AS (
	ordinal		int,
	kind		text,
	span		int4range,
	content		text,
	value		numeric,
	bounds		numrange,
	unit		text,
	item		text,
	subject		text,
	change		text,
	modifier	text,
	action		text,
	topic		text,
	source		text
);
COMMENT ON TYPE newsnumber IS 'a quantity that an article claims: its value, bounds and unit, what is counted, who says so';
COMMENT ON COLUMN newsnumber.ordinal IS 'its number in the article, from 1';
COMMENT ON COLUMN newsnumber.kind IS 'count, money, percent, measure, duration, age, ratio or ordinal';
COMMENT ON COLUMN newsnumber.span IS 'where it stands, in characters of the body';
COMMENT ON COLUMN newsnumber.content IS 'its text';
COMMENT ON COLUMN newsnumber.value IS 'the number; null where no single one is given';
COMMENT ON COLUMN newsnumber.bounds IS 'what the wording admits; never null';
COMMENT ON COLUMN newsnumber.unit IS 'ISO 4217 or SI code, %, pp or bp; null for bare counts';
COMMENT ON COLUMN newsnumber.item IS 'what is counted or measured';
COMMENT ON COLUMN newsnumber.subject IS 'who has or does it';
COMMENT ON COLUMN newsnumber.change IS 'up or down';
COMMENT ON COLUMN newsnumber.modifier IS 'the wording that shifts the bounds';
COMMENT ON COLUMN newsnumber.action IS 'the verb that the claim belongs to';
COMMENT ON COLUMN newsnumber.topic IS 'one of a closed list, by which claims of several articles meet';
COMMENT ON COLUMN newsnumber.source IS 'who says so, by the fullest name of the article; null for the article itself';

CREATE FUNCTION news_numbers(body text, strip boolean DEFAULT true) RETURNS SETOF newsnumber
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 6900 ROWS 10;
COMMENT ON FUNCTION news_numbers(text, boolean) IS 'the quantities that an article claims: counts, sums, shares, measures, ages, ranks';

CREATE FUNCTION news_numbers_json(body text, strip boolean DEFAULT true) RETURNS jsonb
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 7700;
COMMENT ON FUNCTION news_numbers_json(text, boolean) IS 'the rows of news_numbers as a JSON array, spans and bounds as plain numbers';

-- not STRICT: a range has no single value; bounds decide, a bare value stands for bounds that hold it alone.
-- Names with their schema: of functions over any range one laid out beforehand over numrange would be the better match.
CREATE FUNCTION news_numbers_agree(value numeric, bounds numrange, other_value numeric, other_bounds numrange,
	tolerance real DEFAULT 0.1) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE COST 1000
RETURN (
	SELECT CASE
		WHEN a IS NULL OR b IS NULL OR pg_catalog.isempty(a) OR pg_catalog.isempty(b) THEN NULL
		WHEN a OPERATOR(pg_catalog.&&) b THEN true
		WHEN a OPERATOR(pg_catalog.<<) b THEN
			(pg_catalog.lower(b) OPERATOR(pg_catalog.-) pg_catalog.upper(a)) OPERATOR(pg_catalog.<=)
			(tolerance::pg_catalog.numeric OPERATOR(pg_catalog.*) greatest(pg_catalog.abs(pg_catalog.lower(b)), pg_catalog.abs(pg_catalog.upper(a))))
		ELSE
			(pg_catalog.lower(a) OPERATOR(pg_catalog.-) pg_catalog.upper(b)) OPERATOR(pg_catalog.<=)
			(tolerance::pg_catalog.numeric OPERATOR(pg_catalog.*) greatest(pg_catalog.abs(pg_catalog.lower(a)), pg_catalog.abs(pg_catalog.upper(b))))
	END
	FROM (SELECT coalesce(bounds, CASE WHEN value IS NOT NULL THEN pg_catalog.numrange(value, value, '[]') END),
				 coalesce(other_bounds, CASE WHEN other_value IS NOT NULL THEN pg_catalog.numrange(other_value, other_value, '[]') END)) AS pair(a, b));
COMMENT ON FUNCTION news_numbers_agree(numeric, numrange, numeric, numrange, real) IS
'whether two claims can both be true: their bounds overlap, or lie no further apart than the tolerance allows';

-- ---------------------------------------------------------------- near-duplicates

CREATE TYPE newsfp;

CREATE FUNCTION newsfp_in(cstring) RETURNS newsfp
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION newsfp_in(cstring) IS 'I/O';
CREATE FUNCTION newsfp_out(newsfp) RETURNS cstring
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION newsfp_out(newsfp) IS 'I/O';
CREATE FUNCTION newsfp_recv(internal) RETURNS newsfp
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION newsfp_recv(internal) IS 'I/O';
CREATE FUNCTION newsfp_send(newsfp) RETURNS bytea
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION newsfp_send(newsfp) IS 'I/O';

CREATE TYPE newsfp (
	INPUT = newsfp_in,
	OUTPUT = newsfp_out,
	RECEIVE = newsfp_recv,
	SEND = newsfp_send,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = int4,
	STORAGE = extended
);
COMMENT ON TYPE newsfp IS 'fingerprint of a text: a sample of its word shingles';

CREATE FUNCTION news_fingerprint(body text, strip boolean DEFAULT true) RETURNS newsfp
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1700;
COMMENT ON FUNCTION news_fingerprint(text, boolean) IS 'fingerprint of an article, page junk and closing notices left out unless strip is false';

CREATE FUNCTION news_fingerprint(body text, strip boolean, shingle integer) RETURNS newsfp
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1700;
COMMENT ON FUNCTION news_fingerprint(text, boolean, integer) IS 'fingerprint over shingles of so many words (4 if not said): 3 for short passages';

CREATE FUNCTION news_fingerprint_version(newsfp) RETURNS integer
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION news_fingerprint_version(newsfp) IS 'format version of a fingerprint';

CREATE FUNCTION news_similarity(newsfp, newsfp) RETURNS real
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 65;
COMMENT ON FUNCTION news_similarity(newsfp, newsfp) IS 'resemblance of two texts, 0 to 1: shared word shingles of all';

CREATE FUNCTION news_distance(newsfp, newsfp) RETURNS real
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 65;
COMMENT ON FUNCTION news_distance(newsfp, newsfp) IS '1 - news_similarity';

CREATE FUNCTION news_containment(newsfp, newsfp) RETURNS real
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 220;
COMMENT ON FUNCTION news_containment(newsfp, newsfp) IS 'share of the first text that is found in the second, 0 to 1';

CREATE FUNCTION news_similar_support(internal) RETURNS internal
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION news_similar_support(internal) IS 'planner support for news_similar';
CREATE FUNCTION news_contained_support(internal) RETURNS internal
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION news_contained_support(internal) IS 'planner support for news_contained';

CREATE FUNCTION news_similar(newsfp, newsfp, threshold real DEFAULT 0.31) RETURNS boolean
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 65
SUPPORT news_similar_support;
COMMENT ON FUNCTION news_similar(newsfp, newsfp, real) IS 'is the resemblance of two texts at least the threshold? Uses an index';

CREATE FUNCTION news_contained(newsfp, newsfp, threshold real DEFAULT 0.5) RETURNS boolean
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 220
SUPPORT news_contained_support;
COMMENT ON FUNCTION news_contained(newsfp, newsfp, real) IS 'is at least this share of the first text found in the second? Uses an index';

CREATE FUNCTION newsfp_sel(internal, oid, internal, integer) RETURNS double precision
AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION newsfp_sel(internal, oid, internal, integer) IS 'restriction selectivity of the similarity operators';
CREATE FUNCTION newsfp_joinsel(internal, oid, internal, smallint, internal) RETURNS double precision
AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION newsfp_joinsel(internal, oid, internal, smallint, internal) IS 'join selectivity of the similarity operators';

CREATE FUNCTION newsfp_similar_op(newsfp, newsfp) RETURNS boolean
AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE COST 65;
COMMENT ON FUNCTION newsfp_similar_op(newsfp, newsfp) IS 'implementation of % operator';

CREATE OPERATOR % (
	LEFTARG = newsfp, RIGHTARG = newsfp, FUNCTION = newsfp_similar_op,
	COMMUTATOR = %, RESTRICT = newsfp_sel, JOIN = newsfp_joinsel
);
COMMENT ON OPERATOR % (newsfp, newsfp) IS 'is the resemblance at least newstext.similarity_threshold?';

CREATE OPERATOR <-> (
	LEFTARG = newsfp, RIGHTARG = newsfp, FUNCTION = news_distance, COMMUTATOR = <->
);
COMMENT ON OPERATOR <-> (newsfp, newsfp) IS '1 - resemblance';

-- order and equality, by bytes

CREATE FUNCTION newsfp_eq(newsfp, newsfp) RETURNS boolean
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION newsfp_eq(newsfp, newsfp) IS 'implementation of = operator';
CREATE FUNCTION newsfp_ne(newsfp, newsfp) RETURNS boolean
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION newsfp_ne(newsfp, newsfp) IS 'implementation of <> operator';
CREATE FUNCTION newsfp_lt(newsfp, newsfp) RETURNS boolean
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION newsfp_lt(newsfp, newsfp) IS 'implementation of < operator';
CREATE FUNCTION newsfp_le(newsfp, newsfp) RETURNS boolean
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION newsfp_le(newsfp, newsfp) IS 'implementation of <= operator';
CREATE FUNCTION newsfp_gt(newsfp, newsfp) RETURNS boolean
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION newsfp_gt(newsfp, newsfp) IS 'implementation of > operator';
CREATE FUNCTION newsfp_ge(newsfp, newsfp) RETURNS boolean
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION newsfp_ge(newsfp, newsfp) IS 'implementation of >= operator';
CREATE FUNCTION newsfp_cmp(newsfp, newsfp) RETURNS integer
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION newsfp_cmp(newsfp, newsfp) IS 'less-equal-greater';
CREATE FUNCTION newsfp_hash(newsfp) RETURNS integer
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION newsfp_hash(newsfp) IS 'hash';
CREATE FUNCTION newsfp_hash_extended(newsfp, bigint) RETURNS bigint
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION newsfp_hash_extended(newsfp, bigint) IS 'hash';

CREATE OPERATOR = (
	LEFTARG = newsfp, RIGHTARG = newsfp, FUNCTION = newsfp_eq,
	COMMUTATOR = =, NEGATOR = <>, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES
);
COMMENT ON OPERATOR = (newsfp, newsfp) IS 'equal';
CREATE OPERATOR <> (
	LEFTARG = newsfp, RIGHTARG = newsfp, FUNCTION = newsfp_ne,
	COMMUTATOR = <>, NEGATOR = =, RESTRICT = neqsel, JOIN = neqjoinsel
);
COMMENT ON OPERATOR <> (newsfp, newsfp) IS 'not equal';
CREATE OPERATOR < (
	LEFTARG = newsfp, RIGHTARG = newsfp, FUNCTION = newsfp_lt,
	COMMUTATOR = >, NEGATOR = >=, RESTRICT = scalarltsel, JOIN = scalarltjoinsel
);
COMMENT ON OPERATOR < (newsfp, newsfp) IS 'less than';
CREATE OPERATOR <= (
	LEFTARG = newsfp, RIGHTARG = newsfp, FUNCTION = newsfp_le,
	COMMUTATOR = >=, NEGATOR = >, RESTRICT = scalarlesel, JOIN = scalarlejoinsel
);
COMMENT ON OPERATOR <= (newsfp, newsfp) IS 'less than or equal';
CREATE OPERATOR > (
	LEFTARG = newsfp, RIGHTARG = newsfp, FUNCTION = newsfp_gt,
	COMMUTATOR = <, NEGATOR = <=, RESTRICT = scalargtsel, JOIN = scalargtjoinsel
);
COMMENT ON OPERATOR > (newsfp, newsfp) IS 'greater than';
CREATE OPERATOR >= (
	LEFTARG = newsfp, RIGHTARG = newsfp, FUNCTION = newsfp_ge,
	COMMUTATOR = <=, NEGATOR = <, RESTRICT = scalargesel, JOIN = scalargejoinsel
);
COMMENT ON OPERATOR >= (newsfp, newsfp) IS 'greater than or equal';

CREATE OPERATOR CLASS newsfp_ops DEFAULT FOR TYPE newsfp USING btree AS
	OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >,
	FUNCTION 1 newsfp_cmp(newsfp, newsfp);
COMMENT ON OPERATOR CLASS newsfp_ops USING btree IS 'order by bytes, without meaning';

CREATE OPERATOR CLASS newsfp_ops DEFAULT FOR TYPE newsfp USING hash AS
	OPERATOR 1 =,
	FUNCTION 1 newsfp_hash(newsfp),
	FUNCTION 2 newsfp_hash_extended(newsfp, bigint);
COMMENT ON OPERATOR CLASS newsfp_ops USING hash IS 'equality by bytes';

-- what news_similar() and news_contained() become in an index condition

CREATE TYPE newsprobe;

CREATE FUNCTION newsprobe_in(cstring) RETURNS newsprobe
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION newsprobe_in(cstring) IS 'I/O';
CREATE FUNCTION newsprobe_out(newsprobe) RETURNS cstring
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION newsprobe_out(newsprobe) IS 'I/O';

CREATE TYPE newsprobe (
	INPUT = newsprobe_in,
	OUTPUT = newsprobe_out,
	INTERNALLENGTH = VARIABLE,
	ALIGNMENT = int4,
	STORAGE = extended
);
COMMENT ON TYPE newsprobe IS 'a fingerprint to look for, and the threshold; within a query only';

CREATE FUNCTION news_probe(newsfp, threshold real) RETURNS newsprobe
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION news_probe(newsfp, real) IS 'right-hand side of the operators over newsprobe';

CREATE FUNCTION newsfp_probe_similar(newsfp, newsprobe) RETURNS boolean
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 65;
COMMENT ON FUNCTION newsfp_probe_similar(newsfp, newsprobe) IS 'implementation of % operator';
CREATE FUNCTION newsfp_probe_contains(newsfp, newsprobe) RETURNS boolean
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 65;
COMMENT ON FUNCTION newsfp_probe_contains(newsfp, newsprobe) IS 'implementation of %> operator';
CREATE FUNCTION newsfp_probe_contained(newsfp, newsprobe) RETURNS boolean
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 65;
COMMENT ON FUNCTION newsfp_probe_contained(newsfp, newsprobe) IS 'implementation of <% operator';

CREATE OPERATOR % (
	LEFTARG = newsfp, RIGHTARG = newsprobe, FUNCTION = newsfp_probe_similar,
	RESTRICT = newsfp_sel, JOIN = newsfp_joinsel
);
COMMENT ON OPERATOR % (newsfp, newsprobe) IS 'news_similar() as an index condition';
CREATE OPERATOR %> (
	LEFTARG = newsfp, RIGHTARG = newsprobe, FUNCTION = newsfp_probe_contains,
	RESTRICT = newsfp_sel, JOIN = newsfp_joinsel
);
COMMENT ON OPERATOR %> (newsfp, newsprobe) IS 'news_contained(probe, newsfp) as an index condition';
CREATE OPERATOR <% (
	LEFTARG = newsfp, RIGHTARG = newsprobe, FUNCTION = newsfp_probe_contained,
	RESTRICT = newsfp_sel, JOIN = newsfp_joinsel
);
COMMENT ON OPERATOR <% (newsfp, newsprobe) IS 'news_contained(newsfp, probe) as an index condition';

CREATE FUNCTION newsfp_gin_options(internal) RETURNS void
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION newsfp_gin_options(internal) IS 'GIN support';
CREATE FUNCTION newsfp_gin_extract_value(newsfp, internal) RETURNS internal
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION newsfp_gin_extract_value(newsfp, internal) IS 'GIN support';
CREATE FUNCTION newsfp_gin_extract_query(newsfp, internal, smallint, internal, internal, internal, internal) RETURNS internal
AS 'MODULE_PATHNAME' LANGUAGE C STABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION newsfp_gin_extract_query(newsfp, internal, smallint, internal, internal, internal, internal) IS 'GIN support';
CREATE FUNCTION newsfp_gin_consistent(internal, smallint, newsfp, integer, internal, internal) RETURNS boolean
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION newsfp_gin_consistent(internal, smallint, newsfp, integer, internal, internal) IS 'GIN support';
CREATE FUNCTION newsfp_gin_triconsistent(internal, smallint, newsfp, integer, internal, internal, internal) RETURNS "char"
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE;
COMMENT ON FUNCTION newsfp_gin_triconsistent(internal, smallint, newsfp, integer, internal, internal, internal) IS 'GIN support';

CREATE OPERATOR CLASS newsfp_gin_ops DEFAULT FOR TYPE newsfp USING gin AS
	OPERATOR 1 % (newsfp, newsfp),
	OPERATOR 2 % (newsfp, newsprobe),
	OPERATOR 3 %> (newsfp, newsprobe),
	OPERATOR 4 <% (newsfp, newsprobe),
	FUNCTION 1 btint4cmp(integer, integer),
	FUNCTION 2 newsfp_gin_extract_value(newsfp, internal),
	FUNCTION 3 newsfp_gin_extract_query(newsfp, internal, smallint, internal, internal, internal, internal),
	FUNCTION 4 newsfp_gin_consistent(internal, smallint, newsfp, integer, internal, internal),
	FUNCTION 6 newsfp_gin_triconsistent(internal, smallint, newsfp, integer, internal, internal, internal),
	FUNCTION 7 newsfp_gin_options(internal),
	STORAGE integer;
COMMENT ON OPERATOR CLASS newsfp_gin_ops USING gin IS 'rows similar to a fingerprint, or containing or contained in it';

-- all pairs by an equality join

CREATE FUNCTION news_bands(newsfp) RETURNS bigint[]
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 130;
COMMENT ON FUNCTION news_bands(newsfp) IS 'keys of which similar texts have at least one in common: 24, none of an empty fingerprint';

CREATE FUNCTION news_shared_band(newsfp, newsfp) RETURNS bigint
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 190;
COMMENT ON FUNCTION news_shared_band(newsfp, newsfp) IS 'the first of their bands that two fingerprints have in common, NULL if there is none';

-- ---------------------------------------------------------------- across articles

CREATE FUNCTION news_slice(body text, span int4range) RETURNS text
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 50;
COMMENT ON FUNCTION news_slice(text, int4range) IS 'the part of a text that a span names';

CREATE FUNCTION news_snippet(body text, span int4range, chars int DEFAULT 80) RETURNS text
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 500;
COMMENT ON FUNCTION news_snippet(text, int4range, int) IS 'the part of a text that a span names with some words around it, on one line';

CREATE FUNCTION news_length(spans int4multirange) RETURNS int
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION news_length(int4multirange) IS 'number of characters that spans cover';

CREATE FUNCTION news_normalize(statement text) RETURNS text
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 480;
COMMENT ON FUNCTION news_normalize(text) IS 'grouping key of a statement: case, marks, insertions, hyphens, accents and spacing folded away';

CREATE FUNCTION news_name_key(name text) RETURNS text
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 390;
COMMENT ON FUNCTION news_name_key(text) IS 'grouping key of a person''s name: titles, order, initials, accents and transliteration folded away';

CREATE TYPE newspassage AS (ordinal int, span int4range, hash bigint, content text);
COMMENT ON TYPE newspassage IS 'a passage of an article: a sentence, short ones before it included';
COMMENT ON COLUMN newspassage.ordinal IS 'its number in the article, from 1';
COMMENT ON COLUMN newspassage.span IS 'where it stands, in characters of the body';
COMMENT ON COLUMN newspassage.hash IS 'the same for the same words, whatever their case and marks';
COMMENT ON COLUMN newspassage.content IS 'its text';

CREATE FUNCTION news_passages(body text) RETURNS SETOF newspassage
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 2700 ROWS 17;
COMMENT ON FUNCTION news_passages(text) IS 'passages of an article, each with a hash that it has wherever it is printed';

CREATE TYPE newsshared AS (span int4range, other_span int4range, words int, content text);
COMMENT ON TYPE newsshared IS 'a stretch that two articles have in common';
COMMENT ON COLUMN newsshared.span IS 'where it stands in the body';
COMMENT ON COLUMN newsshared.other_span IS 'where it stands in the other text';
COMMENT ON COLUMN newsshared.words IS 'number of words that both have there';
COMMENT ON COLUMN newsshared.content IS 'its text in the body';

CREATE FUNCTION news_shared(body text, other text) RETURNS SETOF newsshared
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 3800 ROWS 5;
COMMENT ON FUNCTION news_shared(text, text) IS 'stretches that two articles have in common word for word, small edits bridged';

CREATE TYPE newsdiff AS (kind text, old_span int4range, new_span int4range, old_content text, new_content text, trivial boolean);
COMMENT ON TYPE newsdiff IS 'a difference between two versions of an article';
COMMENT ON COLUMN newsdiff.kind IS 'added, removed, changed or moved';
COMMENT ON COLUMN newsdiff.old_span IS 'where it stands in the old version, null if added';
COMMENT ON COLUMN newsdiff.new_span IS 'where it stands in the new version, null if removed';
COMMENT ON COLUMN newsdiff.old_content IS 'its text in the old version';
COMMENT ON COLUMN newsdiff.new_content IS 'its text in the new version';
COMMENT ON COLUMN newsdiff.trivial IS 'only case, marks, spelling, the date of an update line, a dateline that came or went, or page junk';

CREATE FUNCTION news_diff(old text, new text) RETURNS SETOF newsdiff
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 12000 ROWS 10;
COMMENT ON FUNCTION news_diff(text, text) IS 'what was added, removed, changed and moved between two versions of an article';

CREATE FUNCTION news_markup(body text, VARIADIC what text[] DEFAULT '{}') RETURNS text
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10000;
COMMENT ON FUNCTION news_markup(text, text[]) IS 'the article as escaped HTML with quotes, numbers, boilerplate in mark elements';

CREATE PROCEDURE news_backfill(rel regclass, target name, expression text, batch int DEFAULT NULL, key name DEFAULT NULL,
	pause real DEFAULT 0)
AS 'MODULE_PATHNAME' LANGUAGE C;
COMMENT ON PROCEDURE news_backfill(regclass, name, text, int, name, real) IS 'fills a column where it is null, in small transactions, in key order; goes on where it stopped';
