#!/usr/bin/perl
#
# mkweights.pl - src/data/NAME.weights to src/data/NAME.inc
#
#	perl tools/mkweights.pl NAME FILE > NAME.inc
#
# A model is "%model NAME features hidden", one line for each hidden unit (its output weight, its bias, its weights) and
# a last line with the output bias.  Lines that begin with # are comments.
#
use strict;
use warnings;

my ($name, $file) = @ARGV;
die "usage: mkweights.pl NAME FILE\n" unless defined $file;
open my $in, '<', $file or die "$file: $!\n";
my @lines = grep { !/^#/ && /\S/ } <$in>;
close $in;

sub table
{
	my ($type, $table, @values) = @_;
	my $text = "static const $type $table\[" . @values . "] = {";
	for my $i (0 .. $#values) { $text .= ($i % 24 ? ' ' : "\n\t") . "$values[$i],"; }
	return "$text\n};\n";
}

print "/* Made by tools/mkweights.pl from $name.weights. Do not edit. */\n";
while (@lines)
{
	my $head = shift @lines;
	my ($model, $features, $hidden) = $head =~ /^%model (\w+) (\d+) (\d+)$/ or die "$file: bad line: $head";
	my (@out, @bias, @weights);
	for my $k (1 .. $hidden)
	{
		my ($v, $b, @w) = split ' ', shift @lines // '';
		die "$file: unit $k of $model has not $features weights\n" unless @w == $features;
		push @out, $v;
		push @bias, $b;
		push @weights, @w;
	}
	my $c = shift @lines // '';
	die "$file: no output bias for $model\n" unless $c =~ /^(-?\d+)\s*$/;
	printf "#define NT_%s_FEATURES %d\n", uc $model, $features;
	print table('int16', "nt_${model}_weights", @weights), table('int32', "nt_${model}_bias", @bias),
	  table('int16', "nt_${model}_out", @out);
	print "static const NtModel nt_${model}_model = {$features, $hidden, nt_${model}_weights, nt_${model}_bias, "
	  . "nt_${model}_out, $1};\n\n";
}
