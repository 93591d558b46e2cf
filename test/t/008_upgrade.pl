# A next version: whoever has 1.0 gets by ALTER EXTENSION UPDATE what a new installation has, and keeps data, views and indexes.
#
# The scripts of that version are made here, and put into a copy of the server's folders that takes the place of the
# installed ones, so that nothing is written where other servers would see it.
use strict;
use warnings;
use File::Basename qw(basename dirname);
use File::Copy qw(copy);
use File::Path qw(make_path);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

# a server that finds its folders beside its programs, as it does wherever it is moved to
my ($bindir, $sharedir, $pkglibdir) = map { chomp(my $dir = `pg_config --$_`); $dir } qw(bindir sharedir pkglibdir);
my $root = PostgreSQL::Test::Utils::tempdir_short();
make_path("$root$bindir", "$root$sharedir/extension", dirname("$root$pkglibdir"));
for my $program (qw(postgres initdb pg_ctl))
{
	copy("$bindir/$program", "$root$bindir/$program") or die "$program: $!";
	chmod 0755, "$root$bindir/$program";
}
symlink $pkglibdir, "$root$pkglibdir" unless -e "$root$pkglibdir";
for my $file (glob "$sharedir/*")
{
	symlink $file, "$root$sharedir/" . basename($file) unless basename($file) eq 'extension';
}
symlink $_, "$root$sharedir/extension/" . basename($_) for glob "$sharedir/extension/*";
$ENV{PATH} = "$root$bindir:$ENV{PATH}";

# what a release may do: a function more, another cost
my $next = <<'SQL';
CREATE FUNCTION news_next(text) RETURNS text
AS 'MODULE_PATHNAME', 'news_normalize' LANGUAGE C IMMUTABLE STRICT PARALLEL SAFE COST 10;
COMMENT ON FUNCTION news_next(text) IS 'only in the next version';
ALTER FUNCTION news_normalize(text) COST 11;
SQL
my $first = slurp_file("$sharedir/extension/newstext--1.0.sql");
append_to_file("$root$sharedir/extension/newstext--1.0--99.0.sql", "\\echo Use \"ALTER EXTENSION newstext UPDATE TO '99.0'\" to load this file. \\quit\n$next");
append_to_file("$root$sharedir/extension/newstext--99.0.sql", "$first\n$next");

my $node = PostgreSQL::Test::Cluster->new('upgrade');
$node->init;
$node->start;

# every object that belongs to the extension, with all that its definition says
my $catalog = q(
	SELECT string_agg(line, E'\n' ORDER BY line) FROM (
		SELECT pg_describe_object(d.classid, d.objid, 0) || ' ' || coalesce(
			CASE d.classid
				WHEN 'pg_proc'::regclass THEN (SELECT CASE WHEN p.prokind = 'a' THEN concat_ws(' ', a.aggtransfn, a.aggfinalfn, a.aggcombinefn, a.aggtranstype::regtype) ELSE pg_get_functiondef(p.oid) END || p.procost || ' ' || p.prorows
					FROM pg_proc p LEFT JOIN pg_aggregate a ON a.aggfnoid = p.oid WHERE p.oid = d.objid)
				WHEN 'pg_type'::regclass THEN (SELECT concat_ws(' ', t.typlen, t.typalign, t.typstorage, t.typinput, t.typoutput, t.typreceive, t.typsend,
						(SELECT string_agg(attname || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = t.typrelid AND attnum > 0))
					FROM pg_type t WHERE t.oid = d.objid)
				WHEN 'pg_operator'::regclass THEN (SELECT concat_ws(' ', o.oprcode, o.oprcom::regoperator, o.oprnegate::regoperator, o.oprrest, o.oprjoin) FROM pg_operator o WHERE o.oid = d.objid)
				WHEN 'pg_opclass'::regclass THEN (SELECT string_agg(x, ', ' ORDER BY x) FROM pg_opclass c,
						LATERAL (SELECT 'op ' || amopstrategy || ' ' || amopopr::regoperator FROM pg_amop WHERE amopfamily = c.opcfamily
							UNION ALL SELECT 'proc ' || amprocnum || ' ' || amproc FROM pg_amproc WHERE amprocfamily = c.opcfamily) m(x) WHERE c.oid = d.objid)
			END, '') || ' ' || coalesce(obj_description(d.objid, (SELECT relname FROM pg_class WHERE oid = d.classid)), '') AS line
		FROM pg_depend d WHERE d.refclassid = 'pg_extension'::regclass AND d.refobjid = (SELECT oid FROM pg_extension WHERE extname = 'newstext') AND d.deptype = 'e') x);

$node->safe_psql('postgres', 'CREATE ROLE owner LOGIN; CREATE DATABASE updated OWNER owner; CREATE DATABASE fresh');
my @owner = (extra_params => [ '-U', 'owner' ]);
$node->safe_psql('updated', q(CREATE EXTENSION newstext VERSION '1.0'), @owner);
my $article = '"We count 41 cracks," said Ada Moll, the harbour master of Tidewell. The ferry to Sellick stays in port on Monday.';
$node->safe_psql('updated', qq(
	GRANT ALL ON SCHEMA public TO owner;
	SET ROLE owner;
	CREATE TABLE article (id int PRIMARY KEY, body text, fp newsfp GENERATED ALWAYS AS (news_fingerprint(body)) STORED);
	INSERT INTO article SELECT g, '$article ' || string_agg('w' || g * h % 977, ' ') FROM generate_series(1, 50) g, generate_series(1, 60) h GROUP BY g;
	CREATE INDEX article_fp ON article USING gin (fp);
	CREATE INDEX article_key ON article (news_normalize(body));
	CREATE VIEW quotation AS SELECT id, q.* FROM article, news_quotes(body) q;
	CREATE TABLE template AS SELECT news_template(body) AS template FROM article;));
my $state = q(SELECT md5(string_agg(fp::text || q.content || coalesce(q.speaker, '') || t.template::text, ',' ORDER BY a.id, q.ordinal))
	FROM article a JOIN quotation q USING (id), template t);
my $before = $node->safe_psql('updated', $state);
my $base = $node->safe_psql('updated', $catalog);
cmp_ok(length $base, '>', 5000, 'the catalogue of 1.0 is read');

$node->safe_psql('updated', q(ALTER EXTENSION newstext UPDATE TO '99.0'), @owner);
is($node->safe_psql('updated', q(SELECT extversion FROM pg_extension WHERE extname = 'newstext')), '99.0', 'a plain owner updates');
$node->safe_psql('fresh', q(CREATE EXTENSION newstext VERSION '99.0'));
my $updated = $node->safe_psql('updated', $catalog);
isnt($updated, $base, 'the update changes the catalogue');
is($updated, $node->safe_psql('fresh', $catalog), 'an updated installation equals a new one, object by object');
is($node->safe_psql('updated', $state), $before, 'values, views and what the functions find stay');
is($node->safe_psql('updated', "SELECT news_next('The Bridge') = news_normalize('the bridge')"), 't', 'what is new works');
is($node->safe_psql('updated', 'SET enable_seqscan = off; SELECT count(*) FROM article a JOIN article b ON news_similar(a.fp, b.fp, 0.9) WHERE a.id = 7'),
	$node->safe_psql('updated', 'SET enable_bitmapscan = off; SELECT count(*) FROM article a JOIN article b ON news_similar(a.fp, b.fp, 0.9) WHERE a.id = 7'),
	'the index made before finds what the table holds');
my ($code, $out, $err) = $node->psql('updated', q(ALTER EXTENSION newstext UPDATE TO '1.0'));
like($err, qr/no update path/, 'there is no way back');

# each update script of the tree leads to the default version, without CREATE OR REPLACE or IF NOT EXISTS
my %script = map { basename($_) => 1 } glob "$sharedir/extension/newstext--*.sql";
my ($default) = slurp_file("$sharedir/extension/newstext.control") =~ /default_version = '(.*)'/;
ok($script{"newstext--$default.sql"}, 'the default version has a script of its own');
my @from = map { /^newstext--([0-9.]+)--[0-9.]+\.sql$/ ? $1 : () } sort keys %script;
for my $version (@from)
{
	$node->safe_psql('postgres', "DROP DATABASE IF EXISTS old; CREATE DATABASE old");
	$node->safe_psql('postgres', "DROP DATABASE IF EXISTS new; CREATE DATABASE new");
	$node->safe_psql('old', "CREATE EXTENSION newstext VERSION '$version'; ALTER EXTENSION newstext UPDATE");
	$node->safe_psql('new', 'CREATE EXTENSION newstext');
	is($node->safe_psql('old', $catalog), $node->safe_psql('new', $catalog), "$version updated equals $default");
}

$node->stop;
done_testing();
