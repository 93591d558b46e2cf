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

