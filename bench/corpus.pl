#!/usr/bin/perl
#
# corpus.pl MEGABYTES [SEED] - made-up news articles as COPY rows: number, plain text with page junk, HTML page
#
# The same seed gives the same bytes.  One sentence in five is a quotation, one in three has a number, about a fifth of
# the lines is page junk: made up for repeatable speed, not a sample of real news.
#
use strict;
use warnings;
use utf8;
binmode STDOUT, ':encoding(UTF-8)';

my ($megabytes, $seed) = @ARGV;
$megabytes ||= 20;
my $state = ($seed // 1) & 0x7FFFFFFF;

# our own generator (Lehmer's, 48271), because rand() differs between Perls
sub pick_number { my ($n) = @_; $state = ($state * 48271) % 2147483647; return $state % $n; }
sub pick { return $_[pick_number(scalar @_)]; }

my @first = qw(Ada Brann Castor Dario Edda Fenna Gorm Helene Ilse Jorun Karel Lotte Mira Noor Odile Piet Ruta Sofia Tomas Ursa Vello Wanda Xenia Ylva Zoltan Ayşe Jürgen Renée);
my @last = qw(Averin Brandis Castell Dalin Eskil Feld Garrow Hallam Ivers Jansky Korhal Lammers Merrow Norrby Osk Pryce Quellin Reese Salk Tarrant Ulmer Vance Wexley Yarrow Zeller Kavuncu Łukow);
my @title = ('interior minister', 'mayor', 'police chief', 'union leader', 'spokeswoman', 'chief executive', 'professor', 'club captain');
my @place = qw(Brackwater Ardmoor Hollin Northgate Lund Hallbrunn Fennmark Castlereed Tidewell Oster Varnholt Sellick);
my @noun = qw(harbour bridge council factory hospital railway school budget market valley shelter court dam union ferry stadium prison museum airport reactor);
my @adjective = qw(new old northern southern private public small large disputed regional costly empty);
my @verb = qw(opened closed inspected rebuilt sold visited criticised flooded insured photographed audited evacuated);
my @people = qw(workers residents passengers pupils farmers patients fishermen voters soldiers commuters);
my @said = qw(said said said said added told warned explained argued insisted);
my @junk = ('Skip to main content', 'Share this article', 'Read more: %s', 'Related: %s', 'Sign up for our newsletter', 'Advertisement',
	'Photo: %s', 'Comments (12)', 'Most read', 'Follow us', 'Terms of use | Privacy policy');

sub name { return pick(@first) . ' ' . pick(@last); }
sub thing { return 'the ' . pick(@adjective) . ' ' . pick(@noun) . (pick_number(3) ? '' : ' of ' . pick(@place)); }
sub clause
{
	my $c = thing() . ' was ' . pick(@verb) . ' ' . pick('in', 'near', 'after a vote in', 'before the feast in') . ' ' . pick(@place);
	$c .= pick(', although ', ' because ', ', while ', ' and ') . thing() . ' was ' . pick(@verb) if pick_number(2);
	return $c;
}
sub number
{
	return pick(
		(100 + pick_number(900)) . ' ' . pick(@people), (1 + pick_number(90)) . ',' . sprintf('%03d', pick_number(1000)) . ' ' . pick(@people),
		'more than ' . (10 + pick_number(990)) . ' ' . pick(@people), '$' . (1 + pick_number(900)) . ' million',
		(1 + pick_number(99)) . '.' . pick_number(10) . ' percent of ' . pick(@people), 'about two dozen ' . pick(@people),
		'between ' . (10 + pick_number(40)) . ' and ' . (60 + pick_number(40)) . ' ' . pick(@people));
}
sub sentence
{
	my $kind = pick_number(15);
	my $text;
	if ($kind < 3)
	{
		my $who = pick_number(3) ? name() : pick('she', 'he', pick(@last), 'the ' . pick(@title));
		my $said = pick(@said);
		$said = 'told reporters' if $said eq 'told';
		$text = pick(
			'“' . ucfirst(clause()) . ",” $who $said.", '"' . ucfirst(clause()) . ",\" $said $who" . (pick_number(2) ? ', ' . pick(@title) . ' of ' . pick(@place) : '') . '.',
			"$who $said: “" . ucfirst(clause()) . '.”', "$who $said that " . clause() . '.');
	}
	elsif ($kind < 8) { $text = ucfirst(number()) . ' were ' . pick(@verb) . ' in ' . pick(@place) . ' as ' . clause() . '.'; }
	else { $text = clause() . '.'; }
	return ucfirst $text;
}

sub junk { my $line = pick(@junk); $line =~ s/%s/$_[0]/; return $line; }

my $bytes = 0;
my $article = 0;
while ($bytes < $megabytes * 1e6)
{
	my $headline = ucfirst(clause());
	my @paragraphs = map { join ' ', map { sentence() } 1 .. 1 + pick_number(3) } 1 .. 8 + pick_number(14);
	my @lines = ('Home | News | Sport', $headline, 'By ' . name());
	my $html = "<!DOCTYPE html><html><head><title>$headline</title><script>var page = {id: $article, tags: ['a', 'b']};</script>"
	  . '<style>.c0 { color: #123 } .c1 > a { margin: 0 }</style></head><body><nav><ul>' . join('', map { "<li><a href=\"/s/$_\">$_</a></li>" } @place)
	  . "</ul></nav><main><article><h1>$headline</h1>";
	for my $paragraph (@paragraphs)
	{
		push @lines, $paragraph;
		(my $escaped = $paragraph) =~ s/“/&ldquo;/g;
		$html .= "<p class=\"text text--" . pick_number(9) . "\">$escaped</p>\n";
		next if pick_number(5);
		my $line = junk($headline);
		push @lines, $line;
		$html .= "<div class=\"teaser\"><a href=\"/a/$article\">$line</a></div>\n";
	}
	push @lines, junk($headline) for 1 .. 3;
	$html .= '</article></main><footer><p>&copy; 2031</p>' . join('', map { "<a href=\"/p/$_\">$_ pages</a> " } @place) . '</footer></body></html>';
	$article++;
	my $body = join "\n", @lines;
	$bytes += length $body;
	s/\\/\\\\/g, s/\n/\\n/g, s/\t/\\t/g for $body, $html;
	print "$article\t$body\t$html\n";
}
