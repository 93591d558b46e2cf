# Limits of a back end: memory does not grow with calls, a cancel is answered, sizes are refused with a hint.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes qw(time);

my $node = PostgreSQL::Test::Cluster->new('limits');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->append_conf('postgresql.conf', "jit = off\nmax_parallel_workers_per_gather = 0\n");
$node->start;
$node->safe_psql('postgres', 'CREATE EXTENSION newstext');

my $article = join "\n", 'Skip to content', 'The ferry to Sellick stays in port, the harbour office of Tidewell said on Monday.',
  '"We count 41 cracks, more than last year," said Ada Moll, the harbour master. She put the damage at 3.5 million crowns.',
  'More than 300 passengers were brought to Sellick by bus, according to the police.', 'Share this', 'Follow us';
my $html = '<html><body><nav><a href="/">Home</a></nav><article>' . join('', map { "<p>$_</p>" } split /\n/, $article) . '</article></body></html>';
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
		my $body = $name =~ /html/ ? $html : $article;
		# the process says its own size through COPY FROM PROGRAM in the same back end
		my $out = $node->safe_psql('postgres', qq(
			CREATE TEMP TABLE size (pages text);
			DO \$\$ DECLARE i int; body text := \$t\$$body\$t\$; n bigint; pid int := pg_backend_pid(); BEGIN
				FOR i IN 1..2000 LOOP n := $inner; END LOOP;
				EXECUTE format('COPY size FROM PROGRAM %L', 'cut -d" " -f2 /proc/' || pid || '/statm');
				FOR i IN 1..20000 LOOP n := $inner; END LOOP;
				EXECUTE format('COPY size FROM PROGRAM %L', 'cut -d" " -f2 /proc/' || pid || '/statm');
			END \$\$;
			SELECT (max(pages::bigint) - min(pages::bigint)) * 4 FROM size;));
		cmp_ok($out, '<', 5 * 1024, "$name: resident memory grows by less than 5 MB in 20,000 calls ($out kB)");
	}
}

# a cancel is answered while a large text is worked on
$node->safe_psql('postgres', "CREATE TABLE big (body text); ALTER TABLE big ALTER body SET STORAGE EXTERNAL;
	INSERT INTO big SELECT left(repeat(\$t\$$article\n\$t\$, 200000), 50 * 1000 * 1000)");
for my $name (sort keys %call)
{
	next if $name eq 'news_template' || $name eq 'news_name_key';
	(my $inner = $call{$name}) =~ s/%(1\$)?s/body/g;
	my $began = time;
	my ($code, $out, $err) = $node->psql('postgres', "SET statement_timeout = 20; SELECT $inner FROM big");
	my $took = time - $began;
	like($err, qr/canceling statement due to statement timeout|too large|^$/, "$name: 50 MB: cancelled, refused or done");
	cmp_ok($took, '<', 2, sprintf('%s: answered in %.2f s', $name, $took));
}

my ($code, $out, $err) = $node->psql('postgres', "\\set VERBOSITY verbose\nSELECT count(*) FROM big, news_quotes(body, false)");
like($err, qr/54000.*DETAIL.*HINT/s, 'over the limit of analysis: errcode, detail and hint');

$node->stop;
done_testing();
