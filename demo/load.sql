-- Files to rows: COPY brings name and content (base64, so that no byte is lost) into a staging table.
CREATE TEMP TABLE file (name text, content text);
\copy file FROM PSTDIN

CREATE FUNCTION pg_temp.readable(bytes bytea) RETURNS text LANGUAGE plpgsql AS $$
BEGIN
	RETURN convert_from(bytes, 'UTF8');
EXCEPTION WHEN character_not_in_repertoire OR untranslatable_character THEN
	RETURN convert_from(decode(replace(encode(bytes, 'hex'), '00', '20'), 'hex'), 'LATIN1');
END $$;

-- NAME is outlet_2031-03-02T0540_slug.ext, or anything
CREATE TEMP TABLE page AS
SELECT name, split_part(name, '.', -1) IN ('html', 'htm') AS is_html,
	   CASE WHEN name ~ '^[^_]+_[^_]+_' THEN initcap(replace(split_part(name, '_', 1), '-', ' ')) ELSE '(unknown)' END AS outlet,
	   to_timestamp(substring(name FROM '_(\d{4}-\d\d-\d\dT\d{4})_'), 'YYYY-MM-DD"T"HH24MI')::timestamp AS published,
	   pg_temp.readable(decode(content, 'base64')) AS content
FROM file;

INSERT INTO outlet (name) SELECT DISTINCT outlet FROM page ORDER BY 1;
INSERT INTO article (outlet_id, file, published, html, body)
SELECT o.id, p.name, p.published, CASE WHEN p.is_html THEN p.content END,
	   CASE WHEN p.is_html THEN news_strip_html(p.content) ELSE p.content END
FROM page p JOIN outlet o ON o.name = p.outlet ORDER BY p.published, p.name;
DROP TABLE file, page;
ANALYZE;
