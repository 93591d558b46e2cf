# The index after a crash, in a standby and with a pending list: it finds what a sequential scan finds.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('gin');
$node->init(allows_streaming => 1);
$node->append_conf('postgresql.conf', "autovacuum = off\nfsync = on");
$node->start;
$node->safe_psql('postgres', q(
	CREATE EXTENSION newstext;
	CREATE FUNCTION made_text(seed int, words int) RETURNS text LANGUAGE sql IMMUTABLE AS
	$$ SELECT string_agg('w' || hashint4(seed * 1000 + g) % 5000, ' ' ORDER BY g) FROM generate_series(1, words) g $$;
	CREATE TABLE doc (id serial PRIMARY KEY, fp newsfp);
	CREATE INDEX doc_fp ON doc USING gin (fp);
));

# copies of all lengths: each story whole, cut and within another
my $insert = q(
	INSERT INTO doc (fp) SELECT news_fingerprint(CASE copy WHEN 0 THEN made_text(story, words) WHEN 1 THEN made_text(story, words / 2)
		ELSE made_text(-story, 100) || ' ' || made_text(story, words) END, strip => false)
	FROM (SELECT s, 10 + s * 37 % 700 FROM generate_series(%d, %d) s) v(story, words), generate_series(0, 2) copy);

sub same_rows
{
	my ($server, $name) = @_;
	my $query = q(SELECT count(*), md5(string_agg(a.id || '-' || b.id, ',' ORDER BY a.id, b.id))
		FROM (SELECT * FROM doc WHERE id % 5 = 0 OFFSET 0) a, doc b WHERE news_similar(a.fp, b.fp, 0.25) OR news_contained(a.fp, b.fp, 0.6));
	my $heap = $server->safe_psql('postgres', "SET enable_bitmapscan = off; $query");
	my $plan = $server->safe_psql('postgres', "SET enable_seqscan = off; SET enable_indexscan = off; EXPLAIN $query");
	like($plan, qr/on doc_fp/, "$name: the index is used");
	is($server->safe_psql('postgres', "SET enable_seqscan = off; SET enable_indexscan = off; $query"), $heap, "$name: index and heap agree");
	cmp_ok((split /\|/, $heap)[0], '>', 100, "$name: there is something to find");
}

$node->safe_psql('postgres', sprintf($insert, 1, 100));
same_rows($node, 'pending list');
$node->stop('immediate');
$node->start;
same_rows($node, 'crash with a pending list');

# a crash in the middle of inserts, after the list went into the index
$node->safe_psql('postgres', "SELECT gin_clean_pending_list('doc_fp')");
$node->safe_psql('postgres', sprintf($insert, 101, 150));
$node->safe_psql('postgres', "DELETE FROM doc WHERE id % 7 = 0");
$node->safe_psql('postgres', 'ALTER INDEX doc_fp SET (fastupdate = off)');
$node->safe_psql('postgres', sprintf($insert, 151, 200));
$node->stop('immediate');
$node->start;
same_rows($node, 'crash after inserts and deletes');
$node->safe_psql('postgres', 'VACUUM doc');
same_rows($node, 'vacuum');

# a standby replays the index
$node->backup('base');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($node, 'base', has_streaming => 1);
$standby->start;
$node->safe_psql('postgres', sprintf($insert, 201, 230));
$node->wait_for_catchup($standby, 'replay', $node->lsn('insert'));
same_rows($standby, 'standby');

# forged binary values: refused or valid, never a crash
my $dir = PostgreSQL::Test::Utils::tempdir;
sub forge
{
	my ($type, $values) = @_;
	my ($refused, $taken) = (0, 0);
	$node->safe_psql('postgres', "COPY ($values) TO '$dir/$type.bin' (FORMAT binary)");
	open(my $in, '<:raw', "$dir/$type.bin") or die $!;
	my $good = do { local $/; <$in> };
	close $in;
	$node->safe_psql('postgres', "CREATE TABLE forged_$type (v $type)");
	srand(1);
	for my $n (1 .. 150)
	{
		my $bad = $good;
		# one byte of a value: past the header of the file (19 bytes) and of the row
		substr($bad, 25 + int(rand(length($bad) - 30)), 1) = chr(int(rand(256)));
		open(my $out, '>:raw', "$dir/bad.bin") or die $!;
		print $out $bad;
		close $out;
		chmod 0644, "$dir/bad.bin";
		my ($code) = $node->psql('postgres', "COPY forged_$type FROM '$dir/bad.bin' (FORMAT binary)");
		$code == 0 ? $taken++ : $refused++;
	}
	is($node->safe_psql('postgres', 'SELECT 1'), '1', "the server has survived forged values of $type");
	is($node->safe_psql('postgres', "SELECT count(*) FROM forged_$type WHERE v::text::${type}::text IS DISTINCT FROM v::text"), '0',
		"what was taken is valid: $type");
	return $refused;
}
cmp_ok(forge('newsfp', 'SELECT fp FROM doc WHERE id < 40 AND fp IS NOT NULL'), '>', 50, 'most forged fingerprints are refused');
# a hash may be any number, so that a byte of one makes another template as long as the order holds
cmp_ok(forge('newstemplate', 'SELECT news_template(b) FROM (SELECT n % 3, format(E\'Harbour Courier\nItem %s of the day\nWard %s\', n, n % 7) '
		. 'FROM generate_series(1, 60) AS n) AS x(g, b) GROUP BY g'), '>', 30, 'many forged templates are refused');
is($node->safe_psql('postgres', "SELECT count(*) FROM forged_newstemplate WHERE news_strip(E'Harbour Courier\nThe council met on Tuesday.', v) IS NULL"),
	'0', 'templates that were taken can be used');

$standby->stop;
$node->stop;
done_testing();
