# What leaves the table comes back the same: dump and restore, COPY BINARY, streaming and logical replication, a crash.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('primary');
$node->init(allows_streaming => 'logical');
$node->append_conf('postgresql.conf', "max_wal_senders = 8\nwal_level = logical\nautovacuum = off\n");
$node->start;
$node->safe_psql('postgres', <<'SQL');
CREATE EXTENSION newstext;
CREATE TABLE article (id int PRIMARY KEY, body text, fp newsfp);
INSERT INTO article
SELECT g, b, news_fingerprint(b) FROM (SELECT g, 'Article ' || (g % 40) || ': ' || (SELECT string_agg('w' || ((g % 40) * h) % 977, ' ') FROM generate_series(1, 20 + g % 200) h) AS b
FROM generate_series(1, 500) g) q;
CREATE INDEX article_fp ON article USING gin (fp);
SQL
my $sum = q(SELECT count(*) || ' ' || md5(string_agg(fp::text, ',' ORDER BY id)) FROM article);
my $pairs = q(SELECT count(*) FROM article a JOIN article b ON a.id < b.id AND news_similar(a.fp, b.fp, 0.5));
my $expected = $node->safe_psql('postgres', $sum);
my $expected_pairs = $node->safe_psql('postgres', "SET enable_indexscan = off; SET enable_bitmapscan = off; $pairs");
cmp_ok($expected_pairs, '>', 500, 'the data hold pairs');

like($node->safe_psql('postgres', "SET enable_seqscan = off; EXPLAIN $pairs"), qr/on article_fp/, 'without sequential scans the index finds them');

# streaming replication
$node->backup('base');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($node, 'base', has_streaming => 1);
$standby->start;
$node->safe_psql('postgres', 'UPDATE article SET fp = news_fingerprint(body) WHERE id % 3 = 0');
$node->wait_for_catchup($standby, 'replay', $node->lsn('write'));
is($standby->safe_psql('postgres', $sum), $expected, 'a standby holds the same fingerprints');
is($standby->safe_psql('postgres', "SET enable_seqscan = off; $pairs"), $expected_pairs, 'and its index finds the same pairs');
$standby->stop;

# logical replication, text and binary
for my $binary ('false', 'true')
{
	my $subscriber = PostgreSQL::Test::Cluster->new("subscriber_$binary");
	$subscriber->init;
	$subscriber->start;
	$subscriber->safe_psql('postgres', 'CREATE EXTENSION newstext; CREATE TABLE article (id int PRIMARY KEY, body text, fp newsfp); CREATE INDEX ON article USING gin (fp)');
	$node->safe_psql('postgres', "CREATE PUBLICATION pub_$binary FOR TABLE article");
	my $connection = $node->connstr . ' dbname=postgres';
	$subscriber->safe_psql('postgres', "CREATE SUBSCRIPTION sub_$binary CONNECTION '$connection' PUBLICATION pub_$binary WITH (binary = $binary)");
	$subscriber->wait_for_subscription_sync($node, "sub_$binary");
	is($subscriber->safe_psql('postgres', $sum), $expected, "logical replication, binary = $binary");
	is($subscriber->safe_psql('postgres', "SET enable_seqscan = off; $pairs"), $expected_pairs, 'the subscriber finds the same pairs');
	$subscriber->safe_psql('postgres', "DROP SUBSCRIPTION sub_$binary");
	$subscriber->stop;
}

# dump and restore
my $dump = $node->basedir . '/dump.sql';
command_ok([ 'pg_dump', '-h', $node->host, '-p', $node->port, '-f', $dump, 'postgres' ], 'pg_dump');
$node->safe_psql('postgres', 'CREATE DATABASE restored');
command_ok([ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-h', $node->host, '-p', $node->port, '-d', 'restored', '-f', $dump ], 'restore');
is($node->safe_psql('restored', $sum), $expected, 'a restored dump holds the same fingerprints');
is($node->safe_psql('restored', "SET enable_seqscan = off; $pairs"), $expected_pairs, 'and its index finds the same pairs');

# COPY BINARY
my $copy = $node->basedir . '/copy.bin';
$node->safe_psql('postgres', "COPY article TO '$copy' (FORMAT binary); CREATE TABLE again (LIKE article); COPY again FROM '$copy' (FORMAT binary)");
is($node->safe_psql('postgres', 'SELECT count(*) FROM again JOIN article USING (id) WHERE again.fp = article.fp'), '500', 'COPY BINARY round trip');

# the server is killed while rows go in; afterwards index and heap agree
$node->safe_psql('postgres', "INSERT INTO article SELECT id + 1000, body, fp FROM article; CHECKPOINT; INSERT INTO article SELECT id + 10000, body, fp FROM article WHERE id <= 700");
$node->stop('immediate');
$node->start;
is($node->safe_psql('postgres', "SET enable_seqscan = off; $pairs"),
	$node->safe_psql('postgres', "SET enable_indexscan = off; SET enable_bitmapscan = off; $pairs"), 'after a crash the index finds what the table holds');

$node->stop;
done_testing();
