/*-------------------------------------------------------------------------
 *
 * measure.c
 *	  Counting what a block is made of, one table step a byte.
 *
 * Each byte has a class; class and the byte before choose a word of eight
 * one-byte counters that is added to a running sum.  The step has no branch
 * and no dependence on the byte before last, so it runs near memory speed.
 *
 *-------------------------------------------------------------------------
 */
#include "strip/block.h"

#include "core/unicode.h"
#include "core/utf8.h"

typedef enum ByteClass
{
	SPC,						/* white space and controls */
	LOW,						/* a-z */
	UPP,						/* A-Z */
	DIG,						/* 0-9 */
	STP,						/* . ! ? */
	COM,						/* , ; */
	COL,						/* : */
	QUO,						/* " ' ` */
	BAR,						/* | / \ > < # @ * _ = + ~ ^ */
	BRA,						/* ( ) [ ] { } */
	SIG,						/* - & % $ */
	CON,						/* continuation byte */
	TWO,						/* first of two bytes: Latin, Greek, Cyrillic, Hebrew, Arabic */
	PUN,						/* E2: typographic punctuation and symbols, mostly */
	WID,						/* E3-E9, F0: Kana, Han, emoji */
	MUL,						/* first of three bytes elsewhere: Indic, Thai, Hangul */
	BYTE_CLASSES
} ByteClass;

static const uint8 byte_class[256] = {
	SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC,
	SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC, SPC,
	SPC, STP, QUO, BAR, SIG, SIG, SIG, QUO, BRA, BRA, BAR, BAR, COM, SIG, STP, BAR,
	DIG, DIG, DIG, DIG, DIG, DIG, DIG, DIG, DIG, DIG, COL, COM, BAR, BAR, BAR, STP,
	BAR, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP,
	UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, UPP, BRA, BAR, BRA, BAR, BAR,
	QUO, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW,
	LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, LOW, BRA, BAR, BRA, BAR, SPC,
	CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON,
	CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON,
	CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON,
	CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON, CON,
	TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO,
	TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO, TWO,
	MUL, MUL, PUN, WID, WID, WID, WID, WID, WID, WID, MUL, MUL, MUL, MUL, MUL, MUL,
	WID, MUL, MUL, MUL, MUL, MUL, MUL, MUL, MUL, MUL, MUL, MUL, MUL, MUL, MUL, MUL
};

/* The counters: byte k of the sum. */
#define ONE(k) (UINT64_C(1) << (8 * (k)))
#define F_DIGIT ONE(0)
#define F_UPPER ONE(1)
#define F_WORD ONE(2)
#define F_CAPITAL ONE(3)
#define F_END ONE(4)
#define F_COMMA ONE(5)
#define F_CONTINUATION ONE(6)
#define F_BAR ONE(7)
/* and of the second sum */
#define S_QUOTE ONE(0)
#define S_BRACKET ONE(1)
#define S_COLON ONE(2)
#define S_WIDE ONE(3)
#define S_FOREIGN ONE(4)

/* Added by a byte of the class, whatever stands before it. */
#define PLAIN_COUNTS \
	[UPP] = F_UPPER, [DIG] = F_DIGIT, [COM] = F_COMMA, [BAR] = F_BAR, [CON] = F_CONTINUATION

typedef enum Before
{
	AFTER_OTHER,
	AFTER_SPACE,
	AFTER_STOP
} Before;

static const uint64 first_counts[3][BYTE_CLASSES] = {
	[AFTER_OTHER] = {PLAIN_COUNTS},
	[AFTER_SPACE] = {
		[LOW] = F_WORD, [UPP] = F_WORD | F_CAPITAL | F_UPPER, [DIG] = F_WORD | F_DIGIT, [STP] = 0, [COM] = F_COMMA,
		[QUO] = F_WORD, [BAR] = F_BAR, [BRA] = F_WORD, [SIG] = F_WORD, [TWO] = F_WORD, [PUN] = F_WORD, [MUL] = F_WORD
	},
	[AFTER_STOP] = {[SPC] = F_END, PLAIN_COUNTS}
};

static const uint64 second_counts[BYTE_CLASSES] = {
	[QUO] = S_QUOTE, [BRA] = S_BRACKET, [COL] = S_COLON, [WID] = S_WIDE | S_FOREIGN, [TWO] = S_FOREIGN,
	[PUN] = S_FOREIGN, [MUL] = S_FOREIGN
};

static const uint8 before_of[BYTE_CLASSES] = {[SPC] = AFTER_SPACE, [STP] = AFTER_STOP};

/* A one-byte counter holds 255. */
#define CHUNK_BYTES 255
/* A check for interrupts each so many bytes, or chunks of them. */
#define CHECK_BYTES (1024 * 1024)
#define CHECK_STEP (CHECK_BYTES / 256)

static inline int32
counter(uint64 sum, uint64 one)
{
	return (int32) (sum / one & 0xFF);
}

/* Sentence ends of East Asian text: ideographic full stop, full-width ! and ?, and the commas. */
static void
measure_wide(NtBlock *block, const char *s, int32 len)
{
	for (int32 i = 0; i + 2 < len; i++)
	{
		unsigned char a = s[i];
		unsigned char b = s[i + 1];
		unsigned char c = s[i + 2];

		if (i % CHECK_BYTES == CHECK_BYTES - 1)
			NT_CHECK_INTERRUPTS();
		if (a == 0xE3 && b == 0x80 && c == 0x82)
			block->sentence_ends++;
		else if (a == 0xEF && b == 0xBC && (c == 0x81 || c == 0x9F))
			block->sentence_ends++;
		else if ((a == 0xE3 && b == 0x80 && c == 0x81) || (a == 0xEF && b == 0xBC && c == 0x8C))
			block->commas++;
	}
}

static bool
is_closing(uint32 cp)
{
	switch (cp)
	{
		case '"':
		case '\'':
		case ')':
		case ']':
		case 0xBB:				/* » */
		case 0xAB:				/* « */
		case 0x2018:
		case 0x2019:
		case 0x201C:
		case 0x201D:
		case 0x203A:
		case 0x300D:			/* corner brackets */
		case 0x300F:
		case 0xFF09:
			return true;
		default:
			return false;
	}
}

static NtBlockEnd
end_of(const char *s, int32 len)
{
	int32		at = len;

	while (at > 0)
	{
		uint32		cp = nt_utf8_prev(s, &at);

		switch (cp)
		{
			case '.':
				return at >= 2 && s[at - 1] == '.' && s[at - 2] == '.' ? NT_END_DOTS : NT_END_SENTENCE;
			case '!':
			case '?':
			case 0x3002:		/* ideographic full stop */
			case 0xFF01:
			case 0xFF1F:
			case 0x0964:		/* danda */
			case 0x061F:		/* Arabic question mark */
			case 0x06D4:		/* Urdu full stop */
				return NT_END_SENTENCE;
			case ':':
			case 0xFF1A:
				return NT_END_COLON;
			case 0x2026:
				return NT_END_DOTS;
			default:
				if (!is_closing(cp) || len - at > 12)
					return NT_END_OTHER;
		}
	}
	return NT_END_OTHER;
}

static NtBlockStart
start_of(const char *s)
{
	uint32		cp = nt_utf8_at(s, 0);

	switch (nt_class(cp))
	{
		case NT_CLASS_UPPER:
			return NT_START_UPPER;
		case NT_CLASS_LOWER:
			return NT_START_LOWER;
		case NT_CLASS_DIGIT:
			return NT_START_DIGIT;
		case NT_CLASS_PUNCT:
			if (cp == '*' || cp == '#' || cp == '@' || cp == '/' || cp == '\\' || cp == '[' || cp == 0x2022 || cp == 0xB7)
				return NT_START_SYMBOL;
			return NT_START_QUOTE;
		case NT_CLASS_SYMBOL:
			return NT_START_SYMBOL;
		default:
			return NT_START_OTHER;
	}
}

/* Equal lines of a page are what the hash is for: of a long one, some 16 words will do. */
#define HASH_WORDS 16

static uint32
line_hash(const char *s, int32 len)
{
	uint64		hash = len;
	uint64		word = 0;
	int32		step = len <= HASH_WORDS * 8 ? 8 : len / HASH_WORDS;

	for (int32 i = 0; i + 8 <= len; i += step)
	{
		memcpy(&word, s + i, 8);
		hash = (hash ^ word) * UINT64_C(0x9FB21C651E98DF25);
		hash ^= hash >> 32;
	}
	word = 0;
	if (len >= 8)
		memcpy(&word, s + len - 8, 8);
	else
		memcpy(&word, s, len);
	hash = (hash ^ word) * UINT64_C(0x9FB21C651E98DF25);
	return (uint32) (hash >> 32);
}

/* Fills in what can be counted in block->span of text. */
void
nt_block_measure(NtBlock *block, const char *text)
{
	const char *s = text + block->span.start;
	int32		len = block->span.end - block->span.start;
	uint8		before = AFTER_SPACE;
	int32		continuation = 0;
	uint32		steps = 0;

	block->words = block->capitals = block->upper = block->digits = block->commas = block->sentence_ends = 0;
	block->bars = block->quotes = block->brackets = block->colons = block->wide = block->foreign = 0;
	for (int32 i = 0; i < len;)
	{
		int32		stop = Min(len, i + CHUNK_BYTES);
		uint64		first = 0;
		uint64		second = 0;

		if (++steps % CHECK_STEP == 0)
			NT_CHECK_INTERRUPTS();
		for (; i < stop; i++)
		{
			uint8		class = byte_class[(unsigned char) s[i]];

			first += first_counts[before][class];
			second += second_counts[class];
			before = before_of[class];
		}
		block->digits += counter(first, F_DIGIT);
		block->upper += counter(first, F_UPPER);
		block->words += counter(first, F_WORD);
		block->capitals += counter(first, F_CAPITAL);
		block->sentence_ends += counter(first, F_END);
		block->commas += counter(first, F_COMMA);
		continuation += counter(first, F_CONTINUATION);
		block->bars += counter(first, F_BAR);
		block->quotes += counter(second, S_QUOTE);
		block->brackets += counter(second, S_BRACKET);
		block->colons += counter(second, S_COLON);
		block->wide += counter(second, S_WIDE);
		block->foreign += counter(second, S_FOREIGN);
	}
	block->chars = len - continuation;
	if (block->wide > 0)
	{
		block->words += block->wide / 2;
		measure_wide(block, s, len);
	}
	if (block->words == 0)
		block->words = 1;
	block->end = end_of(s, len);
	block->start = start_of(s);
	if (before == AFTER_STOP)
		block->sentence_ends++;

	block->hash = line_hash(s, len);
}

/* Sets repeats and repeated of all blocks. */
static void
mark_repeats(NtBlock *blocks, int32 count)
{
	uint32		size = 16;
	int32	   *slots;

	while (size < (uint32) count * 2)
		size *= 2;
	slots = palloc0(size * sizeof(int32));
	for (int32 i = 0; i < count; i++)
	{
		uint32		at = blocks[i].hash & (size - 1);

		while (slots[at] != 0 && blocks[slots[at] - 1].hash != blocks[i].hash)
			at = (at + 1) & (size - 1);
		blocks[i].repeated = false;
		blocks[i].repeats = slots[at] != 0;
		if (slots[at] != 0)
			blocks[slots[at] - 1].repeated = true;
		slots[at] = i + 1;
	}
	pfree(slots);
}

/* A button's label has no more words than this. */
#define BUTTON_WORDS 4
/* The name of a file or of an address has no fewer bytes, and no more. */
#define FILE_NAME_MIN_BYTES 12
#define FILE_NAME_MAX_BYTES 160

/*
 * Is the block the name of a file, or the last part of an address: small ASCII letters and digits, two or more hyphens or
 * underscores between them, no space?
 */
static bool
is_file_name(const NtBlock *block, const char *text)
{
	const char *s = text + block->span.start;
	int32		len = block->span.end - block->span.start;
	int			joints = 0;

	if (block->words != 1 || block->digits == 0 || block->upper > 0 || len < FILE_NAME_MIN_BYTES || len > FILE_NAME_MAX_BYTES)
		return false;
	for (int32 i = 0; i < len; i++)
	{
		bool		joint = s[i] == '-' || s[i] == '_' || s[i] == '.';

		if (!joint && !(s[i] >= 'a' && s[i] <= 'z') && !(s[i] >= '0' && s[i] <= '9'))
			return false;
		joints += joint;
	}
	return joints >= 2 && s[0] >= 'a';
}

void
nt_blocks_complete(NtBlock *blocks, int32 count, const char *text)
{
	mark_repeats(blocks, count);
	nt_blocks_mark_menus(blocks, count);
	for (int32 i = 0; i < count; i++)
	{
		blocks[i].cues = blocks[i].first_cues = 0;
		blocks[i].cue_words = 0;
		blocks[i].pointer = false;
		if (!blocks[i].menu)
		{
			nt_block_find_cues(&blocks[i], text);
			/* nothing but cue phrases is a button; signs without words divide */
			blocks[i].menu = (blocks[i].words <= BUTTON_WORDS && blocks[i].cue_words >= blocks[i].words) ||
				blocks[i].wordless || is_file_name(&blocks[i], text);
		}
		if (i % 1024 == 1023)
			NT_CHECK_INTERRUPTS();
	}
}
