# Articles on two servers behind postgres_fdw: comparisons, fingerprints and the aggregate run where the rows are,
# all similar pairs are found by bands, and everything is what one server finds.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my %node;
for my $name (qw(front one two))
{
	my $node = $node{$name} = PostgreSQL::Test::Cluster->new($name);
	$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
	$node->append_conf('postgresql.conf', "jit = off\nmax_parallel_workers_per_gather = 0\n");
	$node->start;
	$node->safe_psql('postgres', 'CREATE EXTENSION newstext');
}
my $front = $node{front};
plan skip_all => 'postgres_fdw is not installed'
	if $front->safe_psql('postgres', q{SELECT count(*) FROM pg_available_extensions WHERE name = 'postgres_fdw'}) eq '0';
$front->safe_psql('postgres', 'CREATE EXTENSION postgres_fdw');
$front->safe_psql('postgres', q{
	CREATE TABLE article (id int, body text, fp newsfp) PARTITION BY HASH (id);
	CREATE TABLE band (band bigint, id int, fp newsfp) PARTITION BY HASH (band);
});
my $remainder = 0;
for my $name (qw(one two))
{
	my $node = $node{$name};
	$node->safe_psql('postgres', q{
		CREATE TABLE article (id int PRIMARY KEY, body text, fp newsfp);
		CREATE INDEX article_fp ON article USING gin (fp);
		CREATE TABLE band (band bigint, id int, fp newsfp);
		CREATE INDEX band_band ON band (band);
	});
	my ($host, $port) = ($node->host, $node->port);
	$front->safe_psql('postgres', qq{
		CREATE SERVER $name FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '$host', port '$port', dbname 'postgres', extensions 'newstext');
		CREATE USER MAPPING FOR CURRENT_USER SERVER $name;
		CREATE FOREIGN TABLE article_$name PARTITION OF article FOR VALUES WITH (MODULUS 2, REMAINDER $remainder) SERVER $name OPTIONS (table_name 'article');
		CREATE FOREIGN TABLE band_$name PARTITION OF band FOR VALUES WITH (MODULUS 2, REMAINDER $remainder) SERVER $name OPTIONS (table_name 'band');
	});
	$remainder++;
}

# 60 texts; every third is a light rewrite of the one before
$front->safe_psql('postgres', q{
	CREATE TABLE plain AS
	SELECT i AS id, (SELECT string_agg(CASE WHEN i % 3 = 0 AND w % 40 = 7 THEN 'edited' ELSE 'w' || (hashint4((i - (i % 3 = 0)::int) * 1000 + w) & 1023) END, ' ' ORDER BY w)
		FROM generate_series(1, 200) w) AS body FROM generate_series(1, 60) i;
	INSERT INTO article SELECT id, body, news_fingerprint(body, false) FROM plain;
	INSERT INTO band SELECT b, id, fp FROM article, unnest(news_bands(fp)) b;
});
is($front->safe_psql('postgres', 'SELECT count(*), count(DISTINCT tableoid) FROM article'), '60|2', 'the rows are on two servers');

my $probe = q{news_similar(fp, (SELECT fp FROM article WHERE id = 5), 0.3)};
my $plan = $front->safe_psql('postgres', "EXPLAIN (VERBOSE, COSTS OFF) SELECT id FROM article WHERE $probe");
is(() = $plan =~ /Remote SQL: .*news_similar\(/g, 2, 'news_similar is shipped to both servers') or diag($plan);
is($front->safe_psql('postgres', "SELECT array_agg(id ORDER BY id) FROM article WHERE $probe"),
	$front->safe_psql('postgres', q{SELECT array_agg(id ORDER BY id) FROM plain WHERE news_similar(news_fingerprint(body, false),
		(SELECT news_fingerprint(body, false) FROM plain WHERE id = 5), 0.3)}), 'and finds what one server finds');
$plan = $node{one}->safe_psql('postgres', q{SET enable_seqscan = off; EXPLAIN SELECT id FROM article
	WHERE news_similar(fp, (SELECT fp FROM article LIMIT 1), 0.3)});
like($plan, qr/Bitmap Index Scan on article_fp/, 'where the index of each server serves it');

$plan = $front->safe_psql('postgres', q{EXPLAIN (VERBOSE, COSTS OFF) SELECT id FROM article WHERE NOT (fp = news_fingerprint(body, false))});
is(() = $plan =~ /Remote SQL: .*news_fingerprint\(/g, 2, 'news_fingerprint is shipped') or diag($plan);
is($front->safe_psql('postgres', q{SELECT count(*) FROM article WHERE NOT (fp = news_fingerprint(body, false))}), 0, 'and gives the same bits everywhere');

$plan = $front->safe_psql('postgres', 'EXPLAIN (VERBOSE, COSTS OFF) SELECT news_template(body) FROM article_one');
like($plan, qr/Remote SQL: SELECT .*news_template\(/, 'the aggregate runs on the server of the rows') or diag($plan);
is($front->safe_psql('postgres', q{SELECT news_template_pages((SELECT news_template(body) FROM article_one) || (SELECT news_template(body) FROM article_two))}),
	60, 'and its results merge');

# all similar pairs: the bands of both texts meet on one server, each pair comes out once
my $pairs = q{SELECT a.id AS a, b.id AS b FROM band a JOIN band b USING (band)
	WHERE a.id < b.id AND news_shared_band(a.fp, b.fp) = band AND news_similar(a.fp, b.fp, 0.3)};
$plan = $front->safe_psql('postgres', "SET enable_partitionwise_join = on; SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_nestloop = off; SET newstext.enable_similarityjoin = off; EXPLAIN (VERBOSE, COSTS OFF) $pairs");
is(() = $plan =~ /Remote SQL: .*INNER JOIN.*news_shared_band\(/g, 2, 'the join of the bands runs on both servers') or diag($plan);
my $found = $front->safe_psql('postgres', "SET enable_partitionwise_join = on; SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_nestloop = off; SET newstext.enable_similarityjoin = off; SELECT string_agg(a || '-' || b, ' ' ORDER BY a, b) FROM ($pairs) p");
my $brute = $front->safe_psql('postgres', q{SELECT string_agg(a.id || '-' || b.id, ' ' ORDER BY a.id, b.id) FROM article a JOIN article b ON a.id < b.id
	AND news_similarity(a.fp, b.fp) >= 0.3});
is($found, $brute, 'and finds every pair once');
cmp_ok(scalar(split ' ', $found), '>=', 15, 'there are pairs to be found');

$_->stop for values %node;
done_testing();
