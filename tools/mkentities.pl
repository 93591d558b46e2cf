#!/usr/bin/perl
#
# mkentities.pl - src/data/entity.names to src/data/entity.inc
#
#	perl tools/mkentities.pl FILE > entity.inc
#
# A line is "name U+XXXX [U+XXXX] [*]"; * marks the names that old pages may write without the semicolon.
#
use strict;
use warnings;

my ($file) = @ARGV;
open my $in, '<', $file or die "$file: $!\n";
my @rows;
while (<$in>)
{
	next if /^#/ || !/\S/;
	my ($name, $first, $second, $open) = /^(\w+) U\+(\w+)(?: U\+(\w+))?( \*)?$/ or die "$file:$.: bad line\n";
	push @rows, [ $name, $first, $second // '0', $open ? 'true' : 'false' ];
}
close $in;
print "/* Made by tools/mkentities.pl from entity.names. Do not edit. */\n";
print "static const Entity entities[] = {\n";
printf "\t{\"%s\", 0x%s, 0x%s, %s},\n", @$_ for sort { $a->[0] cmp $b->[0] } @rows;
print "};\n";
