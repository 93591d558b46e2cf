# Installation: by a plain owner, in any schema, against hostile objects, and what depends on it.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('install');
$node->init;
$node->start;

# a database owner who is no superuser
$node->safe_psql('postgres', 'CREATE ROLE owner LOGIN; CREATE DATABASE owned OWNER owner');
$node->safe_psql('owned', 'CREATE EXTENSION newstext', extra_params => [ '-U', 'owner' ]);
is($node->safe_psql('owned', "SELECT extversion FROM pg_extension WHERE extname = 'newstext'"), '1.0', 'a database owner installs it');
is($node->safe_psql('owned', "SELECT news_version()", extra_params => [ '-U', 'owner' ]), '1.0', 'and calls it');
is($node->safe_psql('owned', q(SELECT count(*) FROM pg_proc p JOIN pg_depend d ON d.objid = p.oid AND d.classid = 'pg_proc'::regclass
	JOIN pg_extension e ON e.oid = d.refobjid WHERE e.extname = 'newstext' AND p.prosecdef)), '0', 'no SECURITY DEFINER function');

# \df+, \do and \d+ explain everything that one can meet
is($node->safe_psql('owned', q(SELECT string_agg(pg_describe_object(d.classid, d.objid, 0) || ' ' || n, ', ')
	FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid AND d.refclassid = 'pg_extension'::regclass
	LEFT JOIN pg_type t ON d.classid = 'pg_type'::regclass AND t.oid = d.objid LEFT JOIN pg_class c ON c.oid = t.typrelid,
	generate_series(0, coalesce(c.relnatts, 0)) n
	WHERE e.extname = 'newstext' AND d.deptype = 'e' AND d.classid <> 'pg_opfamily'::regclass AND t.typcategory IS DISTINCT FROM 'A'
		AND CASE n WHEN 0 THEN obj_description(d.objid, (SELECT relname FROM pg_class WHERE oid = d.classid)) ELSE col_description(c.oid, n) END IS NULL)),
	'', 'every function, type, column, operator and operator class has a comment');

# relocatable
$node->safe_psql('postgres', 'CREATE DATABASE moved');
$node->safe_psql('moved', 'CREATE SCHEMA a; CREATE SCHEMA b; CREATE EXTENSION newstext SCHEMA a; ALTER EXTENSION newstext SET SCHEMA b');
is($node->safe_psql('moved', q(SELECT b.news_similarity(b.news_fingerprint('x'), b.news_fingerprint('x')))), '0', 'works in a schema outside search_path');
my $body = join ' ', map { "word$_" } 1 .. 80;
$node->safe_psql('moved', "CREATE TABLE t (body text, fp b.newsfp GENERATED ALWAYS AS (b.news_fingerprint(body)) STORED);
	INSERT INTO t VALUES ('$body'); CREATE INDEX ON t USING gin (fp)");
like($node->safe_psql('moved', 'SET enable_seqscan = off; EXPLAIN (COSTS OFF) SELECT 1 FROM t WHERE b.news_similar(fp, (SELECT fp FROM t LIMIT 1), 0.5)'),
	qr/Bitmap Index Scan/, 'the index serves news_similar there');

# objects laid out beforehand are refused, not adopted
for my $hostile (
	"CREATE FUNCTION news_version() RETURNS text LANGUAGE sql AS 'SELECT ''mine'''",
	"CREATE TYPE newsquote AS (ordinal int)",
	"CREATE FUNCTION news_strip(body text) RETURNS int LANGUAGE sql AS 'SELECT 1'")
{
	$node->safe_psql('postgres', 'DROP DATABASE IF EXISTS hostile');
	$node->safe_psql('postgres', 'CREATE DATABASE hostile');
	$node->safe_psql('hostile', $hostile);
	my ($code, $out, $err) = $node->psql('hostile', 'CREATE EXTENSION newstext');
	like($err, qr/already exists/, 'refuses to adopt: ' . substr($hostile, 0, 40));
}

# nor does the SQL of the extension take what fits its arguments better than the catalogue's own
$node->safe_psql('postgres', 'DROP DATABASE IF EXISTS hostile');
$node->safe_psql('postgres', 'CREATE DATABASE hostile');
$node->safe_psql('hostile', q(
	CREATE FUNCTION trap(numrange, numrange) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE 'trapped'; END $$;
	CREATE OPERATOR && (LEFTARG = numrange, RIGHTARG = numrange, FUNCTION = trap);
	CREATE OPERATOR << (LEFTARG = numrange, RIGHTARG = numrange, FUNCTION = trap);
	CREATE FUNCTION isempty(numrange) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE 'trapped'; END $$;
	CREATE FUNCTION lower(numrange) RETURNS numeric LANGUAGE plpgsql AS $$ BEGIN RAISE 'trapped'; END $$;
	CREATE FUNCTION upper(numrange) RETURNS numeric LANGUAGE plpgsql AS $$ BEGIN RAISE 'trapped'; END $$;
	CREATE EXTENSION newstext));
my ($code, $out, $err) = $node->psql('hostile', q{SELECT news_numbers_agree(100, NULL, 104, NULL), news_numbers_agree(104, NULL, 100, '[90,100]'), news_numbers_agree(NULL, '[1,9)', NULL, '(8,)')});
is($out . $err, 't|t|t', 'news_numbers_agree does not use functions and operators laid out beforehand');

# dropping takes everything along
$node->safe_psql('moved', 'DROP EXTENSION newstext CASCADE');
is($node->safe_psql('moved', q(SELECT count(*) FROM pg_proc WHERE proname LIKE 'news%')), '0', 'DROP EXTENSION leaves no function');

$node->stop;
done_testing();
