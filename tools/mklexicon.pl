#!/usr/bin/perl
#
# mklexicon.pl - src/data/NAME.txt to src/data/NAME.inc (format: src/data/README.md)
#
#	perl tools/mklexicon.pl [-compact] NAME FILE ... > NAME.inc
#
use strict;
use warnings;
use utf8;
use Encode ();
use open qw(:std :encoding(UTF-8));
no warnings 'portable';

my $compact = @ARGV && $ARGV[0] eq '-compact' && shift;
my ($name, @files) = @ARGV;
die "usage: mklexicon.pl [-compact] NAME FILE ...\n" unless @files;

# the order of NT_LANGUAGES in src/core/lexicon.h
my @languages = qw(en de fr es it pt nl sv no da pl tr ru ja zh fi cs hu ro el uk id);
my %language = map { $languages[$_] => $_ } 0 .. $#languages;
my $any = 0xFFFFFFFF;

my (@classes, %class, %entry);

# the tokens that src/core/document.c would make of a phrase
sub tokens
{
	my ($phrase) = @_;
	my @tokens;
	while ($phrase =~ /\G\s*(?:((?:\p{L}|\p{M})+(?:'(?:\p{L}|\p{M})+)*)|(\d+(?:[.,]\d+)*)|(\S))/gc)
	{
		if (defined $1 && length($1) > 2 && $1 =~ /^(.+)('s)$/) { push @tokens, $1, $2; }
		else { push @tokens, defined $1 ? $1 : defined $2 ? $2 : $3; }
	}
	return @tokens;
}

# modulo 2^64
sub product { use integer; return $_[0] * $_[1]; }
sub sum { use integer; return $_[0] + $_[1]; }

# NtToken.hash and check: the halves of nt_wordkey in src/core/hash.h; a lone character that is no letter or digit: its code point, and 0
sub token_key
{
	my ($token) = @_;
	return (ord($token), 0) if $token =~ /^[^\p{L}\p{M}\d]$/;
	my $state = 0;
	for my $block (unpack '(a16)*', Encode::encode_utf8($token))
	{
		my ($low, $high) = unpack 'Q<2', pack 'a16', $block;
		$state = sum(product($state ^ $low, 0x9E3779B97F4A7C15), product($high, 0x9FB21C651E98DF25)) & 0xFFFFFFFFFFFFFFFF;
		$state ^= $state >> 32;
	}
	my $key = product($state, 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF;
	return ($key >> 32, $key & 0xFFFFFFFF);
}

sub token_hash { return (token_key(@_))[0]; }

# of a phrase the hash of its second token; 0 of a word, and before an apostrophe, which has several code points
sub second_hash
{
	my (undef, $second) = @_;
	return defined $second && $second ne "'" ? token_hash($second) : 0;
}

# the bits of classes named with spaces between them
sub class_bits
{
	my ($names, $place) = @_;
	my $bits = 0;
	for my $c (split ' ', $names)
	{
		die "$place: unknown class $c\n" unless exists $class{$c};
		$bits |= 1 << $class{$c};
	}
	return $bits;
}

sub read_file
{
	my ($file) = @_;
	my $current = $any;
	my $each = 0;
	open my $in, '<:encoding(UTF-8)', $file or die "$file: $!\n";
	while (my $line = <$in>)
	{
		chomp $line;
		$line =~ s/\s+$//;
		next if $line eq '' || $line =~ /^#/;
		if ($line =~ /^%class\s+(.*)/)
		{
			for my $c (split ' ', $1)
			{
				die "$file:$.: class $c named twice\n" if exists $class{$c};
				$class{$c} = @classes;
				push @classes, $c;
			}
			next;
		}
		if ($line =~ /^%each\s+(.*)/) { $each = class_bits($1, "$file:$."); next; }
		if ($line =~ /^%lang\s+(.*)/)
		{
			$current = 0;
			for my $l (split ' ', $1)
			{
				if ($l eq 'any') { $current = $any; next; }
				die "$file:$.: unknown language $l\n" unless exists $language{$l};
				$current |= 1 << $language{$l};
			}
			next;
		}
		# word or phrase [TAB class ...] [TAB = argument]
		my ($phrase, @fields) = split /\t+/, $line;
		my $arg;
		my $bits = $each;
		for my $field (@fields)
		{
			if ($field =~ /^=\s*(.*)/) { $arg = $1; next; }
			$bits |= class_bits($field, "$file:$.");
		}
		my $folded = lc $phrase;
		$folded =~ tr/\x{2019}/'/;
		my @tokens = tokens($folded);
		die "$file:$.: no token in '$phrase'\n" unless @tokens;
		my $text = join ' ', @tokens;
		# the same word in two languages: one entry for each meaning, merged when class and argument agree
		my $key = join "\0", $text, $bits, $arg // '';
		if (exists $entry{$key}) { $entry{$key}{languages} |= $current; next; }
		my ($hash, $check) = token_key($tokens[0]);
		$entry{$key} = { text => $text, arg => $arg, bits => $bits, languages => $current,
			tokens => scalar @tokens, hash => $hash, check => $check, second => second_hash(@tokens), last => $tokens[-1] };
	}
	close $in;
}
read_file($_) for @files;
my $file = $files[-1];
die "$file: more than 32 classes\n" if @classes > 32 && !$compact;

# a word that has several classes in one language is one entry
my %merged;
for my $e (map { $entry{$_} } sort keys %entry)
{
	next if $compact && ($e->{tokens} > 1 || !($e->{languages} & 1 << $language{en}));
	my $key = $compact ? $e->{text} : join "\0", $e->{text}, $e->{languages}, $e->{arg} // '';
	if (exists $merged{$key}) { $merged{$key}{bits} |= $e->{bits}; }
	else { $merged{$key} = $e; }
}
my @entries = values %merged;

# NT_WORD_TABLE_BUCKETS in src/core/lexicon.h
my $size = $compact ? 8192 : table_size(scalar grep { $_->{tokens} == 1 } @entries);
my $phrase_size = table_size(scalar grep { $_->{tokens} > 1 } @entries);
die "$file: more than 65535 entries\n" if @entries > 65535;
# words first
@entries = sort {
	($a->{tokens} > 1) <=> ($b->{tokens} > 1) || bucket($a) <=> bucket($b) || $b->{tokens} <=> $a->{tokens}
	  || $a->{text} cmp $b->{text} || $a->{languages} <=> $b->{languages}
	  || $a->{bits} <=> $b->{bits} || ($a->{arg} // '') cmp ($b->{arg} // '')
} @entries;

sub table_size
{
	my ($count) = @_;
	my $size = 16;
	$size *= 2 while $size < $count;
	return $size;
}

sub bucket
{
	my ($e) = @_;
	return $e->{hash} & (($e->{tokens} > 1 ? $phrase_size : $size) - 1);
}

sub quoted
{
	my ($s) = @_;
	return 'NULL' unless defined $s;
	$s =~ s/([\\"])/\\$1/g;
	return "\"$s\"";
}

# where each bucket begins among entries [from, to)
sub print_buckets
{
	my ($table, $size, $at, $to) = @_;
	printf "static const uint16 nt_%s_%s[%d] = {", $name, $table, $size + 1;
	for my $b (0 .. $size)
	{
		$at++ while $at < $to && bucket($entries[$at]) < $b;
		printf "%s%d,", $b % 20 ? ' ' : "\n\t", $at;
	}
	print "\n};\n\n";
}

my $upper = uc $name;
printf "/* Made by tools/mklexicon.pl from %s. Do not edit. */\n", join ', ', map { s{.*/}{}r } @files;
printf "#define NT_%s_%s (UINT%d_C(1) << %d)\n", $upper, uc $classes[$_], @classes > 32 ? 64 : 32, $_ for 0 .. $#classes;
print "\n#ifndef NT_CLASSES_ONLY\n";
# a table of hashes instead (NtWordTable)
if ($compact)
{
	# the first is that of words that are not listed
	my (%index, @combinations) = (0 => 0);
	push @combinations, 0;

	# look-ups read NT_WORD_TABLE_STEP records at once
	printf "\nstatic const uint32 nt_%s_records[%d] = {", $name, @entries + 8;
	for my $i (0 .. $#entries)
	{
		my $e = $entries[$i];
		if (!exists $index{ $e->{bits} })
		{
			$index{ $e->{bits} } = @combinations;
			push @combinations, $e->{bits};
		}
		printf "%s0x%08X,", $i % 8 ? ' ' : "\n\t", $e->{hash} - bucket($e) + 512 * ($e->{check} % 16) + $index{ $e->{bits} };
	}
	print "\n};\n\n";
	die "$file: more than 64 classes or 512 combinations of them\n" if @classes > 64 || @combinations > 512;
	print_buckets('buckets', $size, 0, scalar @entries);
	# zeros up to a power of two: a look-up reads here whatever bits of indexes it puts together
	push @combinations, 0 while @combinations & (@combinations - 1);
	printf "static const uint64 nt_%s_combinations[%d] = {", $name, scalar @combinations;
	printf "%sUINT64_C(0x%X),", $_ % 6 ? ' ' : "\n\t", $combinations[$_] for 0 .. $#combinations;
	print "\n};\n\n";
	printf "static const NtWordTable nt_%s_table = {nt_%s_records, nt_%s_buckets, nt_%s_combinations};\n\n#endif\n", ($name) x 4;
	exit;
}

# text of the entry itself, as far as it has room for it (NT_LEXICON_HEAD in src/core/lexicon.h)
my $head = 8;
my @bytes = map { Encode::encode_utf8($_->{text}) } @entries;
my %arg = ('' => 0);
my @args = ('');
for my $e (@entries)
{
	next if !defined $e->{arg} || exists $arg{ $e->{arg} };
	$arg{ $e->{arg} } = @args;
	push @args, $e->{arg};
}
die "$file: an entry is too long\n" if grep { length > 255 } @bytes;
printf "\nstatic const NtLexEntry nt_%s_entries[%d] = {\n", $name, scalar(@entries) || 1;
for my $i (0 .. $#entries)
{
	my $e = $entries[$i];
	printf "\t{UINT32_C(0x%08X), UINT32_C(0x%08X), UINT32_C(0x%08X), UINT32_C(0x%X), UINT32_C(0x%X), %d, %d, %d, {%s}},	/* %s */\n",
	  $e->{hash}, $e->{check}, $e->{second}, $e->{bits}, $e->{languages}, defined $e->{arg} ? $arg{ $e->{arg} } : 0,
	  $e->{tokens}, length $bytes[$i], join(',', unpack 'C*', substr $bytes[$i], 0, $head),
	  $e->{text} =~ s{\*/}{* /}r;
}
print "\t{0}\n" unless @entries;
print "};\n\n";
my $long = grep { length > $head } @bytes;
printf "static const char *const nt_%s_texts[%d] = {\n", $name, scalar @entries if $long;
printf "\t%s,\n", length $bytes[$_] > $head ? quoted($entries[$_]{text}) : 'NULL' for $long ? (0 .. $#entries) : ();
print "};\n\n" if $long;
printf "static const char *const nt_%s_args[%d] = {NULL", $name, scalar @args;
printf ",\n\t%s", quoted($args[$_]) for 1 .. $#args;
print "};\n\n";
my $words = grep { $_->{tokens} == 1 } @entries;
print_buckets('buckets', $size, 0, $words);
print_buckets('phrase_buckets', $phrase_size, $words, scalar @entries);

# one bit for each hash
sub print_filter
{
	my ($table, $bits, @hashes) = @_;
	my @filter = (0) x ($bits / 32);
	$filter[($_ & ($bits - 1)) >> 5] |= 1 << ($_ & 31) for @hashes;
	printf "static const uint32 nt_%s_%s[%d] = {", $name, $table, scalar @filter;
	printf "%s0x%X,", $_ % 10 ? ' ' : "\n\t", $filter[$_] for 0 .. $#filter;
	print "\n};\n\n";
}

# 32 bits an entry: each word that passes and is not listed costs as much as one that is; of long lists less, down to 8 bits,
# since a filter of more than 8 kB would put other tables out of the cache
my $filter_bits = table_size(scalar @entries);
$filter_bits = $filter_bits * 8 > 65536 ? $filter_bits * 8 : $filter_bits * 32 > 65536 ? 65536 : $filter_bits * 32;
my $phrase_filter_bits = $phrase_size * 32;
# src/core/document.c reads several code points as apostrophes (is_apostrophe)
my @apostrophes = (0x27, 0x2019, 0x02BC, 0xFF07);
print_filter('filter', $filter_bits, map { $_->{hash} } @entries);
print_filter('word_filter', $filter_bits, map { $_->{hash} } grep { $_->{tokens} == 1 } @entries);
print_filter('last_filter', $filter_bits, map { $_->{last} eq "'" ? @apostrophes : token_hash($_->{last}) } @entries);
# nt_lexicon_pair of src/core/lexicon.h
print_filter('phrase_filter', $phrase_filter_bits, map {
	my $e = $_;
	map { $e->{hash} + 3 * $_ } $e->{second} != 0 ? $e->{second} : @apostrophes
} grep { $_->{tokens} > 1 } @entries);
printf "static const NtLexicon nt_%s_lexicon = {nt_%s_entries, %s, nt_%s_args,\n\t%s,\n\t%d, %d, %d, %d};\n",
  $name, $name, $long ? "nt_${name}_texts" : 'NULL', $name,
  join(', ', map { "nt_${name}_$_" } qw(buckets phrase_buckets filter word_filter last_filter phrase_filter)),
  $size - 1, $filter_bits - 1, $phrase_size - 1, $phrase_filter_bits - 1;
print "\n#endif\n";
