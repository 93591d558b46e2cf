# news_backfill: progress that others can see, a cancel within a second, no lock between batches, a crash in the middle.
use strict;
use warnings;
use IPC::Run qw(start finish);
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(time sleep);

my $node = PostgreSQL::Test::Cluster->new('backfill');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "jit = off\nrestart_after_crash = on\n");
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION newstext');
$node->safe_psql('postgres', q{
	CREATE TABLE article (id int PRIMARY KEY, body text NOT NULL, fp newsfp);
	INSERT INTO article (id, body) SELECT i, (SELECT string_agg(md5((i * 131 + w)::text), ' ') FROM generate_series(1, 40) w)
	FROM generate_series(1, 20000) i;
});
my $call = q{CALL news_backfill('article', 'fp', 'news_fingerprint(body)', batch => 100, pause => 0.02)};
my $filled = 'SELECT count(fp) FROM article';

# CALL in a session of its own; returns the handle once the first rows are filled
sub begin_call
{
	my ($out) = @_;
	my $before = $node->safe_psql('postgres', $filled);
	my $handle = start([ 'psql', '-XAtq', '-d', $node->connstr('postgres'), '-c', $call ], '>', $out, '2>&1');
	$node->poll_query_until('postgres', "SELECT count(fp) > $before FROM article") or die 'nothing was filled';
	return $handle;
}

# seconds between a cancel of the running CALL and its end
sub cancel
{
	my ($handle) = @_;
	my $pid = backend();
	my $began = time;
	$node->safe_psql('postgres', "SELECT pg_cancel_backend($pid)");
	finish($handle);
	return time - $began;
}

sub backend { return $node->safe_psql('postgres', q{SELECT pid FROM pg_stat_activity WHERE query LIKE 'CALL news_backfill%'}); }

# progress and locks
my $out = '';
my $handle = begin_call(\$out);
my $name = $node->safe_psql('postgres', q{SELECT application_name FROM pg_stat_activity WHERE query LIKE 'CALL news_backfill%'});
like($name, qr/^news_backfill fp \d+% \d+ rows\/s \d+ s left/, 'pg_stat_activity shows share, rate and time left');
is($node->safe_psql('postgres', q{SET lock_timeout = '2s'; UPDATE article SET body = body || ' more' WHERE id = 20000; SELECT 'written'}),
	'written', 'rows can be written meanwhile');

my $texts = q{SELECT count(*), md5(string_agg(id || body, ',' ORDER BY id)) FROM article};
my $before = $node->safe_psql('postgres', $texts);

# cancel
my $seen = $node->safe_psql('postgres', $filled);
cmp_ok(cancel($handle), '<', 1, 'a cancel stops it within a second');
like($out, qr/canceling statement/, 'and is reported');
my $after_cancel = $node->safe_psql('postgres', $filled);
cmp_ok($after_cancel, '>=', $seen, 'what was committed stays');
cmp_ok($after_cancel, '<', 20000, 'and the rest is open');

# kill -9 in the middle
$handle = begin_call(\$out);
$seen = $node->safe_psql('postgres', $filled);
kill 'KILL', backend();
finish($handle);
$node->poll_query_until('postgres', 'SELECT true') or die 'no recovery';
my $after_crash = $node->safe_psql('postgres', $filled);
cmp_ok($after_crash, '>=', $seen, 'a crash keeps what was committed');
cmp_ok($after_crash, '<', 20000, 'and leaves the rest');
is($node->safe_psql('postgres', $texts), $before, 'and no other column of any row has changed');
is($node->safe_psql('postgres', 'SELECT count(*) FROM article WHERE fp <> news_fingerprint(body)'), 0, 'and no value is wrong');

# the next call goes on
my ($code, $stdout, $stderr) = $node->psql('postgres', q{CALL news_backfill('article', 'fp', 'news_fingerprint(body)')});
is($code, 0, 'the next call ends');
my ($rows) = $stderr =~ /news_backfill: (\d+) rows filled in/;
is($rows, 20000 - $after_crash, 'it filled the rows that were open and no others');
is($node->safe_psql('postgres', 'SELECT count(*) FROM article WHERE fp IS DISTINCT FROM news_fingerprint(body)'), 0, 'every row has its value');
is($node->safe_psql('postgres', $texts), $before, 'and its text');

# a transaction block is refused with a hint
($code, $stdout, $stderr) = $node->psql('postgres', q{BEGIN; CALL news_backfill('article', 'fp', 'news_fingerprint(body)')});
like($stderr, qr/cannot run inside a transaction block.*HINT:  CALL it on its own/s, 'a transaction block is refused with a hint');

# batches of half a second, and a cancel in the middle of one; rows of 10 ms each
$node->safe_psql('postgres', q{
	CREATE FUNCTION slow(text) RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.01); RETURN length($1); END $$;
	CREATE TABLE slowly (id int PRIMARY KEY, body text, n int);
	INSERT INTO slowly SELECT i, 'x' FROM generate_series(1, 2000) i;
});
$call = q{CALL news_backfill('slowly', 'n', 'slow(body)')};
$filled = 'SELECT count(n) FROM slowly';
$handle = start([ 'psql', '-XAtq', '-d', $node->connstr('postgres'), '-c', $call ], '>', \$out, '2>&1');
$node->poll_query_until('postgres', 'SELECT count(n) > 200 FROM slowly') or die 'nothing was filled';
cmp_ok(cancel($handle), '<', 1, 'a cancel stops a batch in the middle');
my $longest = $node->safe_psql('postgres', 'SELECT max(n) FROM (SELECT count(*) AS n FROM slowly WHERE n IS NOT NULL GROUP BY xmin::text) batch');
cmp_ok($longest, '<=', 100, 'no batch has more rows than half a second fills, the first one aside');

# bench/backfill.sh measures the share of the expression's own rate; here only that the steps cost little.  Best of three.
my ($plain, $steps) = (1e9, 1e9);
for (1 .. 3)
{
	my $t = time;
	$node->safe_psql('postgres', 'UPDATE article SET fp = news_fingerprint(body)');
	$plain = time - $t if time - $t < $plain;
	$node->safe_psql('postgres', 'UPDATE article SET fp = NULL; VACUUM article');
	$t = time;
	$node->psql('postgres', q{CALL news_backfill('article', 'fp', 'news_fingerprint(body)')});
	$steps = time - $t if time - $t < $steps;
	$node->safe_psql('postgres', 'VACUUM article');
}
note sprintf 'one UPDATE %.2f s, news_backfill %.2f s, ratio %.2f', $plain, $steps, $plain / $steps;
cmp_ok($plain / $steps, '>', 0.4, 'in steps it is not much slower than in one UPDATE');

$node->stop;
done_testing();
