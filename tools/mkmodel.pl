#!/usr/bin/perl
#
# mkmodel.pl - src/data/NAME.model to src/data/NAME.inc: the weights of a ranker with one hidden layer
#
#	perl tools/mkmodel.pl NAME FILE > NAME.inc
#
# A line of the model is a feature's name (an NtFeature without NT_F_), its direct weight and its weight to each
# hidden unit; BIAS holds the hidden units' own, OUT what each unit gives to the score.  "#" begins a comment.
#
use strict;
use warnings;

my ($name, $file) = @ARGV;
die "usage: mkmodel.pl NAME FILE\n" unless defined $file;

my ($width, %row, @order);
open my $in, '<', $file or die "$file: $!\n";
while (my $line = <$in>)
{
	next if $line =~ /^\s*(#|$)/;
	my ($feature, @weights) = split ' ', $line;
	$width //= @weights;
	die "$file:$.: $feature has " . @weights . " weights, not $width\n" if @weights != $width;
	die "$file:$.: $feature appears twice\n" if exists $row{$feature};
	for my $w (@weights)
	{
		die "$file:$.: '$w' is no 16-bit number\n" unless $w =~ /^-?\d+$/ && abs($w) < 32768;
	}
	$row{$feature} = \@weights;
	push @order, $feature unless $feature eq 'BIAS' || $feature eq 'OUT';
}
close $in;
die "$file: BIAS or OUT is missing\n" unless exists $row{BIAS} && exists $row{OUT};

# the sums of any so many features must fit 16 bits, those of the hidden units' products 32 bits
my $active = 144;
my $products = 0;
for my $h (1 .. $width - 1)
{
	my @largest = sort { $b <=> $a } map { abs $row{$_}[$h] } @order;
	my $sum = abs $row{BIAS}[$h];
	$sum += $_ for grep { defined } @largest[0 .. $active - 1];
	die "$file: the weights of hidden unit $h may add up to $sum\n" if $sum > 32767;
	$products += $sum * abs $row{OUT}[$h];
}
die "$file: scores may reach $products\n" if $products > 2**31 - 1;

my $upper = uc $name;
print "/* Made by tools/mkmodel.pl from $name.model. Do not edit. */\n";
printf "#define NT_%s_HIDDEN %d\n", $upper, $width - 1;
printf "#define NT_%s_ACTIVE %d\n\n", $upper, $active;
for my $vector ('BIAS', 'OUT')
{
	my (undef, @weights) = @{$row{$vector}};
	printf "static const int16 nt_%s_%s[NT_%s_HIDDEN] = {%s};\n", $name, lc $vector, $upper, join ', ', @weights;
}
printf "\nstatic const int16 nt_%s_direct[NT_F_COUNT] = {\n", $name;
printf "\t[NT_F_%s] = %d,\n", $_, $row{$_}[0] for @order;
printf "};\n\nstatic const int16 nt_%s_weights[NT_F_COUNT][NT_%s_HIDDEN] = {\n", $name, $upper;
for my $feature (@order)
{
	my (undef, @weights) = @{$row{$feature}};
	printf "\t[NT_F_%s] = {%s},\n", $feature, join ', ', @weights;
}
print "};\n";
