# Limits of a back end: memory does not grow with calls, a cancel is answered, sizes are refused with a hint.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(time);

my $node = PostgreSQL::Test::Cluster->new('limits');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "jit = off\nmax_parallel_workers_per_gather = 0\nlog_temp_files = 0\n");
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION newstext');

my $article = join "\n", 'Skip to content', 'The ferry to Sellick stays in port, the harbour office of Tidewell said on Monday.',
  '"We count 41 cracks, more than last year," said Ada Moll, the harbour master. She put the damage at 3.5 million crowns.',
  'More than 300 passengers were brought to Sellick by bus, according to the police.', 'Share this', 'Follow us';
my $html = '<html><body><nav><a href="/">Home</a></nav><article>' . join('', map { "<p>$_</p>" } split /\n/, $article) . '</article></body></html>';
my $short = "Home\n\"We count 41 cracks,\" said Ada Moll, the harbour master.\nShare this";
my $short_html = '<html><body><p>Home</p><p>' . ($short =~ s/\n/<p>/gr) . '</p></body></html>';
my %call = (
	news_strip => 'length(news_strip(%s))', news_strip_html => 'length(news_strip_html(%s))', news_blocks => '(SELECT count(*) FROM news_blocks(%s))',
	news_quotes => '(SELECT count(*) FROM news_quotes(%s))', news_quotes_json => 'length(news_quotes_json(%s)::text)',
	news_numbers => '(SELECT count(*) FROM news_numbers(%s))', news_numbers_json => 'length(news_numbers_json(%s)::text)',
	news_fingerprint => 'length(news_fingerprint(%s)::text)', news_normalize => 'length(news_normalize(%s))', news_name_key => 'length(news_name_key(%s))',
	news_passages => '(SELECT count(*) FROM news_passages(%s))', news_shared => '(SELECT count(*) FROM news_shared(%1$s, %1$s))',
	news_diff => '(SELECT count(*) FROM news_diff(%1$s, %1$s))', news_markup => "length(news_markup(%s, 'quotes', 'numbers', 'boilerplate'))",
	news_template => '(SELECT length(news_template(x)::text) FROM (VALUES (%s)) v(x))');

# resident memory of a back end after many calls (Linux only), in one long session
SKIP:
{
	skip 'no /proc', scalar keys %call unless -r '/proc/self/statm';
	for my $name (sort keys %call)
	{
		my $expression = sprintf $call{$name}, '$1 || i';
		(my $inner = $call{$name}) =~ s/%(1\$)?s/(body || i)/g;
		my $body = $name =~ /html/ ? $short_html : $short;
		# the process says its own size through COPY FROM PROGRAM in the same back end
		my $out = $node->safe_psql('postgres', qq(
			CREATE TEMP TABLE size (pages text);
			DO \$\$ DECLARE i int; body text := \$t\$$body\$t\$; n bigint; pid int := pg_backend_pid(); BEGIN
				FOR i IN 1..2000 LOOP n := $inner; END LOOP;
				EXECUTE format('COPY size FROM PROGRAM %L', 'cut -d" " -f2 /proc/' || pid || '/statm');
				FOR i IN 1..100000 LOOP n := $inner; END LOOP;
				EXECUTE format('COPY size FROM PROGRAM %L', 'cut -d" " -f2 /proc/' || pid || '/statm');
			END \$\$;
			SELECT (max(pages::bigint) - min(pages::bigint)) * 4 FROM size;));
		cmp_ok($out, '<', 5 * 1024, "$name: resident memory grows by less than 5 MB in 100,000 calls ($out kB)");
	}
}

# what the rows of one call are made of lasts a row: a long item that 100,000 claims share is never in memory that often
SKIP:
{
	skip 'no /proc', 1 unless -r '/proc/self/status';
	my $out = $node->safe_psql('postgres', q(
		CREATE TEMP TABLE peak (kb int);
		DO $$ DECLARE n bigint; BEGIN
			SELECT sum(length(item)) INTO STRICT n
			FROM news_numbers('They sold 5 ' || repeat('b' || repeat('erg', 300) || ' ', 7) || 'bergs' || repeat(', 6', 100000) || '.', false);
			ASSERT n > 500000000;
			EXECUTE format('COPY peak FROM PROGRAM %L', 'grep VmHWM /proc/' || pg_backend_pid() || '/status | tr -dc 0-9');
		END $$;
		SELECT kb FROM peak;));
	cmp_ok($out, '<', 200 * 1024, "100,000 rows with an item of 6 kB: $out kB at the most");
}

# a cancel is answered within 100 ms, wherever in the call it comes: the text is the largest that the function takes
$node->safe_psql('postgres', "CREATE TABLE big (bytes int, body text); ALTER TABLE big ALTER body SET STORAGE EXTERNAL;
	INSERT INTO big SELECT bytes, left(repeat(\$t\$$article\n\$t\$, bytes / 500), bytes) FROM (VALUES (200000000), (50000000), (16000000)) v(bytes)");
$node->safe_psql('postgres', q{
	CREATE FUNCTION late(query text, timeout int) RETURNS text LANGUAGE plpgsql AS $$
	BEGIN
		EXECUTE query;
		RETURN 'done';
	EXCEPTION
		WHEN query_canceled THEN
			RETURN round(1000 * extract(epoch FROM clock_timestamp() - statement_timestamp())) - timeout;
		WHEN program_limit_exceeded THEN
			RETURN 'refused';
	END $$});
my $analysis = qr/quotes|numbers|passages|shared|diff|markup/;
for my $name (sort keys %call)
{
	my $bytes = $name =~ $analysis ? 16000000 : 50000000;
	(my $inner = $call{$name}) =~ s/%(1\$)?s/body/g;
	for my $timeout (5, 50, 150, 400, 1000)
	{
		my $late;
		# another process may have had the processor
		for my $try (1 .. 10)
		{
			my ($code, $out, $err) = $node->psql('postgres', "SET statement_timeout = $timeout; SELECT late(\$q\$SELECT $inner FROM big WHERE bytes = $bytes\$q\$, $timeout)");
			# it may come when the function is done already
			$late = $err =~ /canceling statement/ ? 'done' : $err ne '' ? $err : $out;
			last if $late !~ /^\d+$/ || $late < 100;
		}
		ok($late =~ /^(done|refused)$/ || ($late =~ /^-?\d+$/ && $late < 100), "$name of $bytes bytes: cancelled after $timeout ms: " . ($late =~ /^-?\d+$/ ? "answered $late ms later" : $late));
		last if $late eq 'done';
	}
}

# 200 MB: a result, or an error that says why not; never the end of the back end
for my $name (sort keys %call)
{
	(my $inner = $call{$name}) =~ s/%(1\$)?s/body/g;
	my ($code, $out, $err) = $node->psql('postgres', "SELECT $inner IS NOT NULL FROM big WHERE bytes = 200000000");
	ok($out eq 't' || $err =~ /too large/, "$name of 200 MB: " . ($out eq 't' ? 'a result' : substr($err, 0, 80)));
}
my ($code, $out, $err) = $node->psql('postgres', "\\set VERBOSITY verbose\nSELECT count(*) FROM big, news_quotes(body, false) WHERE bytes = 200000000");
like($err, qr/54000.*DETAIL.*HINT/s, 'over the limit of analysis: errcode, detail and hint');

# memory of one call: what a row is made of goes when the row is stored, what two words are compared with when they are
SKIP:
{
	skip 'no /proc', 2 unless -r '/proc/self/status';
	my %many = (
		'3,000,000 rows of news_blocks' => q(SELECT count(*) FROM news_blocks(repeat(E'Harbour 41\n', 3000000))),
		'200,000 rows of news_diff' => q(SELECT count(*) FROM (SELECT string_agg('The ' || w || 'ing office closed', E'. ') a, string_agg('The ' || w || 'eng office closed', '. ') b
			FROM (SELECT initcap(translate(to_char(i, 'FM00000'), '0123456789', 'abdefgiklm')) w FROM generate_series(1, 100000) i) t) x, news_diff(a, b)));
	for my $name (sort keys %many)
	{
		my $out = $node->safe_psql('postgres', qq(
			CREATE TEMP TABLE size (name text, kilobytes text);
			DO \$\$ DECLARE n bigint; BEGIN
				EXECUTE format('COPY size FROM PROGRAM %L', 'grep VmHWM /proc/' || pg_backend_pid() || '/status | tr -d " kB"');
				EXECUTE \$q\$$many{$name}\$q\$ INTO n;
				EXECUTE format('COPY size FROM PROGRAM %L', 'grep VmHWM /proc/' || pg_backend_pid() || '/status | tr -d " kB"');
			END \$\$;
			SELECT max(kilobytes::bigint) - min(kilobytes::bigint) FROM size;));
		cmp_ok($out, '<', 250 * 1024, "$name: at most 250 MB ($out kB)");
	}
}

# rows beyond work_mem go to disk
my $log_start = -s $node->logfile;
is($node->safe_psql('postgres', q(SET work_mem = '1MB'; SELECT count(*) > 100000 FROM big, news_blocks(body) WHERE bytes = 50000000)), 't', 'more rows than work_mem holds');
like(substr(slurp_file($node->logfile), $log_start), qr/temporary file: path/, 'they are kept in a temporary file');

# more lines than are told apart (2^25): the last holds the rest, nothing is lost
is($node->safe_psql('postgres', q(SELECT length(news_strip(repeat(E'a\n', 34000000))))), 34000000 * 2 - 1, 'a text of 34 million lines is read');

$node->stop;
done_testing();
