# Databases that are not UTF-8: spans count characters of the database, content comes back in its encoding.
use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

my $node = PostgreSQL::Test::Cluster->new('encodings');
$node->init(extra => [ '--encoding=UTF8', '--locale=C' ]);
$node->start;

# file => encoding of the client; the database converts
my $article = "Bürgermeister Jürgen Strate öffnete die Brücke.\n\n\"Wir können wieder fahren\", sagte Jürgen Strate am Montag in Köln.\n"
  . "Rund 1.400 Menschen überquerten die Brücke, mehr als 30 Prozent davon zu Fuß.\n";
for my $encoding (qw(UTF8 LATIN1 SQL_ASCII EUC_JP))
{
	$node->safe_psql('postgres', "CREATE DATABASE \"db_$encoding\" ENCODING '$encoding' TEMPLATE template0 LOCALE 'C'");
	$node->safe_psql("db_$encoding", 'CREATE EXTENSION newstext; CREATE TABLE a (id int, body text)');
	my $text = $article;
	$text =~ s/(ü|ö|ß)/ue/g if $encoding eq 'EUC_JP';    # has no umlauts
	my $client = $encoding eq 'SQL_ASCII' ? 'SQL_ASCII' : 'UTF8';
	$node->safe_psql("db_$encoding", "SET client_encoding = '$client'; INSERT INTO a VALUES (1, E'" . ($text =~ s/\n/\\n/gr =~ s/'/''/gr) . "')");
	for my $function (qw(news_quotes news_numbers news_blocks))
	{
		is($node->safe_psql("db_$encoding",
				"SELECT count(*) > 0 AND count(*) FILTER (WHERE substring(body FROM lower(span) FOR upper(span) - lower(span)) <> content) = 0 FROM a, $function(body)"),
			't', "$encoding: spans of $function cut out their content");
	}
	like($node->safe_psql("db_$encoding", "SET client_encoding = '$client'; SELECT content FROM a, news_quotes(body) WHERE kind = 'direct'"),
		qr/^Wir k(ö|ue)+nnen wieder fahren/, "$encoding: content comes back in the client's encoding");
}
is($node->safe_psql('db_LATIN1', 'SELECT news_fingerprint(body)::text FROM a'), $node->safe_psql('db_UTF8', 'SELECT news_fingerprint(body)::text FROM a'),
	'the fingerprint does not depend on the encoding');
is($node->safe_psql('db_SQL_ASCII', 'SELECT news_fingerprint(body)::text FROM a'), $node->safe_psql('db_UTF8', 'SELECT news_fingerprint(body)::text FROM a'),
	'nor in SQL_ASCII');

# bytes that are no UTF-8 cannot be read in SQL_ASCII, and say so
my ($code, $out, $err) = $node->psql('db_SQL_ASCII', q(\set VERBOSITY verbose
SELECT news_strip(E'caf\xE9'))); 
like($err, qr/22021.*invalid byte sequence for encoding "UTF8" at byte 4/s, 'SQL_ASCII: bytes that are no UTF-8 are refused');
like($err, qr/HINT/, 'with a hint');

# a character that the database lacks becomes "?" in news_strip_html
my $euro = $node->safe_psql('db_LATIN1', q(SELECT news_strip_html('<html><body><p>The ticket for the ferry costs 5 &euro; a day, the harbour office said on Monday.</p></body></html>')));
like($euro, qr/^The ticket for the ferry costs 5 (\?|&euro;) a day/, 'LATIN1: an entity that the encoding lacks');

$node->stop;
done_testing();
