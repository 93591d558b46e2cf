/* newstext--1.0.sql */

\echo Use "CREATE EXTENSION newstext" to load this file. \quit

-- ---------------------------------------------------------------- the extension itself

CREATE FUNCTION news_version() RETURNS text
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION news_version() IS 'version of the newstext library that is loaded';

-- ---------------------------------------------------------------- boilerplate

CREATE FUNCTION news_strip(body text) RETURNS text
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 200;
COMMENT ON FUNCTION news_strip(text) IS 'article text of a plain-text body, page junk left out';

-- ---------------------------------------------------------------- quotations

-- ---------------------------------------------------------------- number claims

-- ---------------------------------------------------------------- near-duplicates

-- ---------------------------------------------------------------- across articles

CREATE FUNCTION news_slice(body text, span int4range) RETURNS text
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION news_slice(text, int4range) IS 'the part of a text that a span names';

CREATE FUNCTION news_snippet(body text, span int4range, chars int DEFAULT 80) RETURNS text
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION news_snippet(text, int4range, int) IS 'the part of a text that a span names with some words around it, on one line';

CREATE FUNCTION news_length(spans int4multirange) RETURNS int
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 1;
COMMENT ON FUNCTION news_length(int4multirange) IS 'number of characters that spans cover';

CREATE FUNCTION news_normalize(statement text) RETURNS text
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION news_normalize(text) IS 'grouping key of a statement: case, marks, insertions, hyphens, accents and spacing folded away';

CREATE FUNCTION news_name_key(name text) RETURNS text
AS 'MODULE_PATHNAME' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 20;
COMMENT ON FUNCTION news_name_key(text) IS 'grouping key of a person''s name: titles, order, initials, accents and transliteration folded away';
