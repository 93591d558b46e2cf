#!/usr/bin/perl
#
# examples.pl - every ```sql block of the documentation runs, in a database with the sample articles of demo/; a
# ```text block right after it must be what psql prints.
#
#	perl test/examples.pl [--write] [FILE ...]		--write puts the real output into the ```text blocks
#
# The blocks of one file run in one database, in order.  A block that begins with "-- not run" is left out.
# The PG* variables name the server.
#
use strict;
use warnings;
use File::Temp qw(tempfile);

my $write = @ARGV && $ARGV[0] eq '--write' ? shift @ARGV : 0;
my @files = @ARGV ? @ARGV : ('README.md', glob('docs/*.md docs/reference/*.md'));
my ($passed, $failed) = (0, 0);

sub slurp { my ($f) = @_; local $/; open my $h, '<', $f or die "$f: $!\n"; return <$h>; }
sub run { system(@_) == 0 or die "failed: @_\n" }

for my $file (@files)
{
	my $text = slurp($file);
	next unless $text =~ /^```sql\n/m;
	run(qw(psql -X -q -d postgres -c), 'SET client_min_messages = warning', '-c', 'DROP DATABASE IF EXISTS examples', '-c', 'CREATE DATABASE examples');
	local $ENV{PGDATABASE} = 'examples';
	run(qw(psql -X -q -c), 'CREATE EXTENSION newstext');
	run(qw(sh demo/load.sh demo/articles));
	# a block of no kind would be compared with nothing
	while ($text =~ /^```sql\n.*?^```\n\n*```\n/msg) { $failed++; print "$file: output in a block that is not ```text\n"; }
	my $new = '';
	my $at = 0;
	while ($text =~ /^```sql\n(.*?)^```\n(?:\n*```text\n(.*?)^```\n)?/msg)
	{
		my ($sql, $expected) = ($1, $2);
		my ($begin, $end) = ($-[0], $+[0]);
		my @text_at = defined $2 ? ($-[2], $+[2]) : ();
		next if $sql =~ /^-- not run/;
		my ($handle, $name) = tempfile(UNLINK => 1);
		print $handle $sql;
		close $handle;
		my $output = `psql -X -q -v ON_ERROR_STOP=1 -P pager=off -f $name 2>&1`;
		my $line = 1 + (substr($text, 0, $begin) =~ tr/\n//);
		$output =~ s/^psql:\S+?:(\d+: )/psql:$1/mg;
		$output =~ s/\s+\z/\n/;
		$output =~ s/[ \t]+$//mg;
		if ($?) { $failed++; print "$file:$line: the example fails\n$output"; next; }
		if (defined $expected && $write)
		{
			$new .= substr($text, $at, $text_at[0] - $at) . $output;
			$at = $text_at[1];
		}
		elsif (defined $expected && $expected ne $output)
		{
			$failed++;
			print "$file:$line: the output is not what the page says\n--- page\n$expected--- psql\n$output";
			next;
		}
		$passed++;
	}
	if ($write && $at > 0)
	{
		open my $h, '>', $file or die "$file: $!\n";
		print $h $new . substr($text, $at);
		close $h;
	}
}
print "$passed passed, $failed failed\n";
exit($failed > 0);
