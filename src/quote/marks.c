/*-------------------------------------------------------------------------
 *
 * marks.c
 *	  Quotation marks to stretches, one pass over the tokens.
 *
 * A mark's shape tells its family: marks of one family may close each other
 * whichever way they were typed, so that ``...'', "...", „...“, "...“ and
 * “..." all work.  Whether it opens or closes is told by the white space
 * around it; its shape decides only where the spacing does not.
 *
 *-------------------------------------------------------------------------
 */
#include "quote/text.h"

#include "core/unicode.h"
#include "core/utf8.h"

typedef enum MarkFamily
{
	MARK_NONE,
	MARK_DOUBLE,				/* may swap: any double mark closes any other */
	MARK_GUILLEMET,				/* «...» and »...«: the other one closes */
	MARK_CORNER,				/* 「...」: only its own partner closes */
	MARK_SINGLE					/* may be an apostrophe */
} MarkFamily;

typedef enum MarkShape
{
	SHAPE_EITHER,
	SHAPE_OPEN,
	SHAPE_CLOSE
} MarkShape;

/* One typed character; "partner" closes a corner bracket or guillemet; "entity" names it in left-over markup. */
typedef struct MarkSign
{
	uint32		code_point;
	MarkFamily	family;
	MarkShape	shape;
	uint32		partner;
	const char *entity;
} MarkSign;

static const MarkSign signs[] = {
	{'"', MARK_DOUBLE, SHAPE_EITHER, 0, "quot"},
	{0x201C, MARK_DOUBLE, SHAPE_EITHER, 0, "ldquo"}, /* “ opens in English, closes in German */
	{0x201D, MARK_DOUBLE, SHAPE_CLOSE, 0, "rdquo"},
	{0x201E, MARK_DOUBLE, SHAPE_OPEN, 0, "bdquo"},
	{0x201F, MARK_DOUBLE, SHAPE_OPEN, 0, NULL},
	{0xFF02, MARK_DOUBLE, SHAPE_EITHER, 0, NULL},
	{0x00AB, MARK_GUILLEMET, SHAPE_EITHER, 0x00BB, "laquo"},
	{0x00BB, MARK_GUILLEMET, SHAPE_EITHER, 0x00AB, "raquo"},
	{0x300C, MARK_CORNER, SHAPE_OPEN, 0x300D, NULL},
	{0x300D, MARK_CORNER, SHAPE_CLOSE, 0, NULL},
	{0x300E, MARK_CORNER, SHAPE_OPEN, 0x300F, NULL},
	{0x300F, MARK_CORNER, SHAPE_CLOSE, 0, NULL},
	{'\'', MARK_SINGLE, SHAPE_EITHER, 0, "apos"},
	{0x2018, MARK_SINGLE, SHAPE_EITHER, 0, "lsquo"}, /* ‘ opens in English, closes in German */
	{0x2019, MARK_SINGLE, SHAPE_CLOSE, 0, "rsquo"},
	{0x201A, MARK_SINGLE, SHAPE_OPEN, 0, "sbquo"},
	{0x2039, MARK_SINGLE, SHAPE_EITHER, 0, "lsaquo"},
	{0x203A, MARK_SINGLE, SHAPE_EITHER, 0, "rsaquo"},
};

static const MarkSign *
find_sign(uint32 code_point)
{
	for (int i = 0; i < lengthof(signs); i++)
		if (signs[i].code_point == code_point)
			return &signs[i];
	return NULL;
}

/* A mark in the text: one token or two ('' and ``), or three characters that one was mis-decoded to. */
typedef struct Mark
{
	MarkFamily	family;
	MarkShape	shape;
	uint32		code_point;
	uint32		partner;
	int32		token;			/* first token of it */
	int32		after;			/* first token after it */
	int32		start;			/* bytes */
	int32		end;
	bool		left;			/* white space, bracket or dash on its left: room to open */
	bool		right;			/* white space, end or closing punctuation on its right: room to close */
} Mark;

/* The longest reference to a mark, in bytes: "&amp;#x0201C;". */
#define MAX_REFERENCE	13

/* The last code point of Unicode. */
#define MAX_CODE_POINT	0x10FFFF

/* The space inside French marks, where it is written as a reference. */
#define NBSP		"&nbsp;"
#define NBSP_LEN	((int32) strlen(NBSP))

/* A speaker's name in a transcript has at most this many words. */
#define MAX_LABEL_TOKENS 4

/* What a pass over one paragraph carries along. */
typedef struct Pass
{
	const NtDocument *doc;
	NtStretch  *stretches;
	int32		count;
	int32		capacity;
	int32		first;			/* tokens of the paragraph */
	int32		end;
	int32		sign;			/* index of its first sign (NtDocument.signs), or of a later one's if it has none */
	bool		inside;			/* a stretch is open, begun by "mark" */
	bool		implied;		/* it began with the paragraph, without a mark */
	Mark		mark;
	int32		depth;			/* marks opened inside it */
	bool		single_open;	/* a single mark is open, begun by "single" */
	Mark		single;
	bool		tentative;		/* "closing" may close it, or be a possessive's apostrophe */
	Mark		closing;
	bool		unclosed_before;	/* the paragraph before left a stretch open */
} Pass;

static inline bool
is_sign(const NtDocument *doc, int32 token, uint32 code_point)
{
	return doc->tokens[token].hash == code_point && doc->tokens[token].kind >= NT_TOKEN_PUNCT;
}

/* Do the tokens touch, with nothing between them? */
static inline bool
touches(const NtDocument *doc, int32 token)
{
	return (doc->tokens[token].flags & NT_TOKEN_SPACE) == 0;
}

static bool
opens_before(uint32 cp)
{
	return cp == '(' || cp == '[' || cp == '{' || cp == '-' || cp == 0x2013 || cp == 0x2014 || cp == 0x2018 ||
		cp == 0x201C || cp == 0x201E || cp == '>' || cp == '/' || cp == 0xFF08 || cp == 0xA1 || cp == 0xBF;
}

static bool
closes_after(uint32 cp)
{
	return cp == '.' || cp == ',' || cp == ';' || cp == ':' || cp == '!' || cp == '?' || cp == ')' || cp == ']' ||
		cp == '}' || cp == '-' || cp == 0x2013 || cp == 0x2014 || cp == 0x2026 || cp == '<' || cp == '/' ||
		cp == 0x2019 || cp == 0x201D || cp == 0xFF09;
}

/* Fills in what stands around a mark. */
static void
look_around(const Pass *pass, Mark *mark)
{
	const NtDocument *doc = pass->doc;

	mark->left = mark->token == pass->first || !touches(doc, mark->token) ||
		(doc->tokens[mark->token - 1].kind >= NT_TOKEN_PUNCT && opens_before(doc->tokens[mark->token - 1].hash));
	mark->right = mark->after >= pass->end ||
		(doc->tokens[mark->after].start == mark->end &&
		 doc->tokens[mark->after].kind >= NT_TOKEN_PUNCT && closes_after(doc->tokens[mark->after].hash)) ||
		(doc->tokens[mark->after].start > mark->end);
}

/*
 * The UTF-8 bytes of a quotation mark read as Windows-1252: "â€œ", "â€" and a control character, "â€˜", "â€™".  The last
 * character of the first one is a letter and sticks to the word after it.
 */
static inline bool
misdecoded_mark(const Pass *pass, int32 token, Mark *mark)
{
	static const char open[] = "\xC3\xA2\xE2\x82\xAC\xC5\x93";
	static const char close[] = "\xC3\xA2\xE2\x82\xAC\xC2\x9D";
	static const char open_single[] = "\xC3\xA2\xE2\x82\xAC\xCB\x9C";
	static const char close_single[] = "\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2";
	const NtDocument *doc = pass->doc;
	const NtToken *t = &doc->tokens[token];
	const char *at = doc->text + t->start + t->len - 2;
	int32		stop;

	if (token + 1 >= pass->end || !is_sign(doc, token + 1, 0x20AC) || !touches(doc, token + 1) || t->len < 2 ||
		memcmp(at, close, 5) != 0)
		return false;
	stop = nt_token_end(doc, pass->end - 1);
	mark->family = MARK_DOUBLE;
	mark->partner = 0;
	mark->code_point = '"';
	mark->token = token;
	mark->start = (int32) (at - doc->text);
	if (mark->start + 7 <= stop && memcmp(at, open, 7) == 0)
	{
		mark->shape = SHAPE_OPEN;
		mark->end = mark->start + 7;
		mark->after = token + 2;
		mark->left = true;
		mark->right = false;
		return true;
	}
	if (token + 2 < pass->end && mark->start + 8 <= stop &&
		(memcmp(at, open_single, 7) == 0 || memcmp(at, close_single, 8) == 0))
	{
		mark->family = MARK_SINGLE;
		mark->shape = at[5] == open_single[5] ? SHAPE_OPEN : SHAPE_CLOSE;
		mark->end = mark->start + (mark->shape == SHAPE_OPEN ? 7 : 8);
		mark->after = token + 3;
		look_around(pass, mark);
		mark->left = mark->shape == SHAPE_OPEN;
		return true;
	}
	if (mark->start + 7 <= doc->nbytes && memcmp(at, close, 7) == 0)
		mark->end = mark->start + 7;
	else if (token + 2 >= pass->end || !touches(doc, token + 2) ||
			 (doc->tokens[token + 2].kind >= NT_TOKEN_PUNCT && closes_after(doc->tokens[token + 2].hash)))
		mark->end = mark->start + 5;
	else
		return false;
	mark->shape = SHAPE_CLOSE;
	mark->after = token + 2;
	mark->left = false;
	mark->right = true;
	return true;
}

/* Says quickly of most tokens that they are no mark. */
static inline bool
may_be_mark(const Pass *pass, int32 token)
{
	const NtToken *t = &pass->doc->tokens[token];

	if (t->kind == NT_TOKEN_WORD)
		return token + 1 < pass->end && t[1].hash == 0x20AC;
	return t->kind >= NT_TOKEN_PUNCT && (t->hash >= 0x80 || t->hash == '"' || t->hash == '\'' || t->hash == '`' || t->hash == '&');
}

/*
 * The first token at or behind this one that may be a mark, the paragraph's end if there is none.  Signs before *sign
 * have been passed.
 */
static int32
next_place(const Pass *pass, int32 token, int32 *sign)
{
	const NtDocument *doc = pass->doc;

	for (; *sign < doc->nsigns && doc->signs[*sign] < pass->end; ++*sign)
	{
		int32		at = doc->signs[*sign];

		if (*sign % 1024 == 0)
			NT_CHECK_INTERRUPTS();
		/* what a mark was mis-decoded to begins with a letter, and a euro sign follows */
		if (at > token && doc->tokens[at].hash == 0x20AC && may_be_mark(pass, at - 1))
			return at - 1;
		if (at >= token && may_be_mark(pass, at))
			return at;
	}
	return pass->end;
}

/*
 * A mark written as a character reference of HTML, be it by name or by number, and with its ampersand escaped once
 * more or not: "&quot;", "&#8220;", "&#x201C;", "&amp;ldquo;".  Text is at the ampersand and has len bytes; *used gets
 * the length of the reference.
 */
static const MarkSign *
read_reference(const char *text, int32 len, int32 *used)
{
	int32		at = 1;
	int32		end;

	len = Min(len, MAX_REFERENCE);
	if (len > 5 && memcmp(text + at, "amp;", 4) == 0)
		at += 4;
	for (end = at; end < len && text[end] != ';'; end++)
		;
	if (end >= len)
		return NULL;
	*used = end + 1;
	if (text[at] == '#')
	{
		bool		hex = (text[at + 1] | 0x20) == 'x';
		uint32		code_point = 0;

		for (int32 i = at + (hex ? 2 : 1); i < end; i++)
		{
			char		c = text[i] | 0x20;

			if (text[i] >= '0' && text[i] <= '9')
				code_point = code_point * (hex ? 16 : 10) + (text[i] - '0');
			else if (hex && c >= 'a' && c <= 'f')
				code_point = code_point * 16 + (c - 'a' + 10);
			else
				return NULL;
			if (code_point > MAX_CODE_POINT)
				return NULL;
		}
		return find_sign(code_point);
	}
	for (int i = 0; i < lengthof(signs); i++)
		if (signs[i].entity != NULL && strlen(signs[i].entity) == (size_t) (end - at) &&
			memcmp(signs[i].entity, text + at, end - at) == 0)
			return &signs[i];
	return NULL;
}

/* The mark that begins at the token, if there is one. */
static bool
mark_at(const Pass *pass, int32 token, Mark *mark)
{
	const NtDocument *doc = pass->doc;
	const NtToken *t = &doc->tokens[token];
	const MarkSign *sign = NULL;

	if (t->kind < NT_TOKEN_PUNCT)
		return t->kind == NT_TOKEN_WORD && misdecoded_mark(pass, token, mark);
	mark->token = token;
	mark->start = t->start;
	/* two typewriter marks: '' and `` and ´´, the opening ones of the latter two */
	if ((t->hash == '\'' || t->hash == '`' || t->hash == 0xB4 || t->hash == 0x2018 || t->hash == 0x2019) &&
		token + 1 < pass->end && touches(doc, token + 1) && is_sign(doc, token + 1, t->hash))
	{
		mark->family = MARK_DOUBLE;
		mark->shape = t->hash == '`' || t->hash == 0x2018 ? SHAPE_OPEN : SHAPE_EITHER;
		mark->partner = 0;
		mark->code_point = '"';
		mark->after = token + 2;
		mark->end = nt_token_end(doc, token + 1);
		look_around(pass, mark);
		return true;
	}
	mark->end = nt_token_end(doc, token);
	if (t->hash == '&')
	{
		int32		used = 0;

		sign = read_reference(doc->text + t->start, nt_token_end(doc, pass->end - 1) - t->start, &used);
		mark->end = t->start + used;
	}
	else
		sign = find_sign(t->hash);
	if (sign == NULL)
		return false;
	mark->family = sign->family;
	mark->shape = sign->shape;
	mark->partner = sign->partner;
	mark->code_point = sign->code_point;
	mark->after = token + 1;
	while (mark->after < pass->end && doc->tokens[mark->after].start < mark->end)
		mark->after++;
	look_around(pass, mark);
	return true;
}

/* "BERG: We were late": a transcript's label names the speaker and is no part of the words. */
static void
cut_label(const Pass *pass, NtStretch *stretch)
{
	const NtDocument *doc = pass->doc;
	int32		i = stretch->first;

	while (i < stretch->end && i < stretch->first + MAX_LABEL_TOKENS &&
		   (doc->tokens[i].flags & NT_TOKEN_ALLCAPS) != 0 && doc->tokens[i].kind == NT_TOKEN_WORD)
		i++;
	if (i == stretch->first || i + 1 >= stretch->end || !is_sign(doc, i, ':') ||
		doc->tokens[i + 1].start >= stretch->content.end)
		return;
	stretch->open = stretch->first = i + 1;
	stretch->content.start = doc->tokens[i + 1].start;
}

/* Appends the stretch from after "open" to before "close" (NULL: to the end of the paragraph). */
static void
add_stretch(Pass *pass, const Mark *open, const Mark *close, bool implied)
{
	const NtDocument *doc = pass->doc;
	NtSpan		span;
	NtStretch  *stretch;
	int32		after = close != NULL ? close->after : pass->end;

	span.start = implied ? open->start : open->end;
	span.end = close != NULL ? close->start : nt_token_end(doc, pass->end - 1);
	while (span.start < span.end)
	{
		int32		next = span.start;
		uint32		cp = nt_utf8_next(doc->text, &next);

		if (cp == '&' && span.end - span.start >= NBSP_LEN && memcmp(doc->text + span.start, NBSP, NBSP_LEN) == 0)
			next = span.start + NBSP_LEN;
		else if (!nt_is_space(cp) && nt_class(cp) != NT_CLASS_IGNORE)
			break;
		span.start = next;
	}
	while (span.start < span.end)
	{
		int32		before = span.end;
		uint32		cp = nt_utf8_prev(doc->text, &before);

		if (cp == ';' && span.end - span.start >= NBSP_LEN && memcmp(doc->text + span.end - NBSP_LEN, NBSP, NBSP_LEN) == 0)
		{
			span.end -= NBSP_LEN;
			continue;
		}

		/* a final comma belongs to the sentence around */
		if (!nt_is_space(cp) && nt_class(cp) != NT_CLASS_IGNORE && cp != ',' && nt_class(cp) != NT_CLASS_OTHER)
			break;
		span.end = before;
	}
	if (nt_span_empty(span))
		return;
	NT_ARRAY_RESERVE(pass->stretches, pass->count, pass->capacity);
	stretch = &pass->stretches[pass->count];
	stretch->content = span;
	stretch->open = open->token;
	stretch->first = implied ? open->token : Min(open->after, after - 1);
	stretch->end = close != NULL ? close->token : pass->end;
	/* a mis-decoded mark shares its token with the word beside it */
	if (close != NULL && close->token < pass->end && close->start > doc->tokens[close->token].start)
		stretch->end = close->token + 1;
	if (stretch->end <= stretch->first)
		return;
	cut_label(pass, stretch);
	stretch->after = after;
	stretch->closed = close != NULL;
	stretch->single = open->family == MARK_SINGLE;
	stretch->turn = open->family == MARK_NONE;
	stretch->continues = pass->unclosed_before && (implied || open->token == pass->first);
	stretch->clause = -1;
	pass->count++;
}

/* An attribute's value in left-over markup (href="...") is no quotation. */
static bool
is_attribute(const Pass *pass, const Mark *mark)
{
	const NtDocument *doc = pass->doc;

	return mark->token > pass->first + 1 && touches(doc, mark->token) && is_sign(doc, mark->token - 1, '=') &&
		touches(doc, mark->token - 1) && doc->tokens[mark->token - 2].kind == NT_TOKEN_WORD;
}

static bool
can_open(const Pass *pass, const Mark *mark)
{
	const NtDocument *doc = pass->doc;

	if (mark->family == MARK_CORNER)
		return mark->shape == SHAPE_OPEN;
	if (mark->after >= pass->end)
		return false;
	if (mark->family == MARK_GUILLEMET)
		return mark->left || mark->code_point == 0xAB;
	if (mark->left)
		return !mark->right || mark->shape != SHAPE_CLOSE;
	if (mark->shape == SHAPE_OPEN || (mark->code_point == 0x201C && !mark->right))
		return true;
	/* said:"We go; but 6" is a length */
	return !mark->right && mark->token > pass->first && doc->tokens[mark->token - 1].kind == NT_TOKEN_PUNCT;
}

static bool
can_close(const Mark *open, const Mark *mark)
{
	if (mark->family != open->family)
		return false;
	if (open->partner != 0)
		return mark->code_point == open->partner;
	return true;
}

/* Does the mark open a quotation within the open one, rather than close it? */
static bool
opens_inside(const Mark *mark)
{
	return mark->family == MARK_DOUBLE && mark->left && !mark->right && mark->shape != SHAPE_CLOSE;
}

/* A single mark that could open: room on its left, a word of more than an elision on its right. */
static bool
can_open_single(const Pass *pass, const Mark *mark)
{
	const NtDocument *doc = pass->doc;

	if (!mark->left || mark->right || mark->after >= pass->end)
		return false;
	if (mark->shape == SHAPE_CLOSE)		/* ’90s, ’em */
		return false;
	if (mark->code_point == '\'' && doc->tokens[mark->after].kind == NT_TOKEN_NUMBER)
		return false;
	return !(mark->after + 1 < pass->end && is_sign(doc, mark->after + 1, '\'') && touches(doc, mark->after + 1) &&
			 doc->tokens[mark->after].len == 1);	/* 'n' */
}

static bool
looks_possessive(const Pass *pass, const Mark *mark)
{
	const NtDocument *doc = pass->doc;
	const NtToken *before;

	if (mark->token == pass->first || mark->after >= pass->end)
		return false;
	before = &doc->tokens[mark->token - 1];
	return before->kind == NT_TOKEN_WORD && (doc->text[before->start + before->len - 1] | 0x20) == 's' &&
		doc->tokens[mark->after].kind == NT_TOKEN_WORD;
}

static void
end_single(Pass *pass, const Mark *close)
{
	if (close != NULL)
		add_stretch(pass, &pass->single, close, false);
	pass->single_open = false;
	pass->tentative = false;
}

static void
take_single(Pass *pass, const Mark *mark)
{
	if (!pass->single_open)
	{
		if (can_open_single(pass, mark))
		{
			pass->single = *mark;
			pass->single_open = true;
			pass->tentative = false;
		}
		return;
	}
	if (!mark->left && mark->right)
	{
		if (looks_possessive(pass, mark))
		{
			pass->closing = *mark;
			pass->tentative = true;
		}
		else
			end_single(pass, mark);
	}
	else if (can_open_single(pass, mark))
	{
		end_single(pass, pass->tentative ? &pass->closing : NULL);
		pass->single = *mark;
		pass->single_open = true;
	}
}

/* "We hope so, “the minister said": a closing mark with its space on the wrong side. */
static bool
closes_though_turned(const Pass *pass, const Mark *mark)
{
	const NtDocument *doc = pass->doc;

	return mark->token > pass->first && mark->after < pass->end && is_sign(doc, mark->token - 1, ',') &&
		doc->tokens[mark->after].kind == NT_TOKEN_WORD && (doc->tokens[mark->after].flags & NT_TOKEN_CAP) == 0;
}

static void
take_double(Pass *pass, const Mark *mark, int32 *openers, int32 *closers)
{
	if (!pass->inside)
	{
		if (pass->single_open)
			end_single(pass, pass->tentative ? &pass->closing : NULL);
		if (can_open(pass, mark))
		{
			pass->inside = true;
			pass->implied = false;
			pass->mark = *mark;
			pass->depth = 0;
		}
		return;
	}
	if (mark->family == MARK_CORNER && mark->code_point == pass->mark.code_point)
	{
		pass->depth++;
		return;
	}
	if (mark->family != pass->mark.family)
		return;
	if (opens_inside(mark))
	{
		/* enough closing marks follow for both?  Else the first was left open, or this one closes it. */
		if (*closers - *openers >= 2 + pass->depth)
			pass->depth++;
		else if (closes_though_turned(pass, mark))
		{
			add_stretch(pass, &pass->mark, mark, pass->implied);
			pass->inside = false;
		}
		else
		{
			Mark		stop = *mark;

			stop.after = mark->token;
			add_stretch(pass, &pass->mark, &stop, pass->implied);
			pass->mark = *mark;
			pass->implied = false;
			pass->depth = 0;
		}
		return;
	}
	if (!can_close(&pass->mark, mark))
		return;
	if (pass->depth > 0)
	{
		pass->depth--;
		return;
	}
	add_stretch(pass, &pass->mark, mark, pass->implied);
	pass->inside = false;
}

/*
 * Marks of the double family in the paragraph, by what their spacing says, and the first of them.  Returns the token
 * of the first mark of any family, the paragraph's end if there is none.
 */
static int32
count_marks(const Pass *pass, int32 *openers, int32 *closers, Mark *first)
{
	Mark		mark;
	int32		begin = pass->end;
	int32		sign = pass->sign;

	*openers = *closers = 0;
	first->family = MARK_NONE;
	for (int32 i = next_place(pass, pass->first, &sign); i < pass->end; i = next_place(pass, i + 1, &sign))
	{
		if (!mark_at(pass, i, &mark))
			continue;
		begin = Min(begin, i);
		if (mark.family == MARK_DOUBLE)
		{
			if (first->family == MARK_NONE)
				*first = mark;
			if (opens_inside(&mark))
				++*openers;
			else
				++*closers;
		}
		i = mark.after - 1;
	}
	return begin;
}

static void
scan_paragraph(Pass *pass)
{
	int32		openers;
	int32		closers;
	int32		begin;
	int32		sign = pass->sign;
	Mark		mark;
	Mark		first;

	begin = count_marks(pass, &openers, &closers, &first);
	pass->inside = false;
	pass->single_open = false;
	pass->tentative = false;
	/* a quotation that goes on without a new opening mark, up to the closing one */
	if (pass->unclosed_before && first.family != MARK_NONE && !first.left && first.right &&
		first.token > pass->first && (closers - openers) % 2 != 0)
	{
		pass->inside = pass->implied = true;
		pass->depth = 0;
		pass->mark = first;
		pass->mark.token = pass->mark.after = pass->first;
		pass->mark.start = pass->mark.end = pass->doc->tokens[pass->first].start;
	}
	for (int32 i = next_place(pass, begin, &sign); i < pass->end; i = next_place(pass, i + 1, &sign))
	{
		if (!mark_at(pass, i, &mark))
			continue;
		if (mark.family == MARK_DOUBLE)
		{
			if (opens_inside(&mark))
				openers--;
			else
				closers--;
		}
		i = mark.after - 1;
		if (!pass->inside && is_attribute(pass, &mark))
		{
			Mark		close;

			/* on to the closing mark of the value, within the paragraph */
			while ((i = next_place(pass, i + 1, &sign)) < pass->end &&
				   !(mark_at(pass, i, &close) && close.family == mark.family))
				;
			if (i < pass->end)
			{
				i = close.after - 1;
				closers -= mark.family == MARK_DOUBLE;
			}
		}
		else if (mark.family == MARK_SINGLE)
		{
			if (!pass->inside)
				take_single(pass, &mark);
		}
		else
			take_double(pass, &mark, &openers, &closers);
	}
	if (pass->single_open)
		end_single(pass, pass->tentative ? &pass->closing : NULL);
	if (pass->inside)
		add_stretch(pass, &pass->mark, NULL, pass->implied);
}

/* What a dash opened, as if marks stood around it. */
static void
add_turn(Pass *pass, const NtTurn *turn)
{
	const NtDocument *doc = pass->doc;
	Mark		open = {0};
	Mark		close = {0};

	open.token = turn->open;
	open.after = turn->first;
	open.end = doc->tokens[turn->first].start;
	close.token = turn->end;
	close.after = turn->after;
	close.start = nt_token_end(doc, turn->end - 1);
	add_stretch(pass, &open, &close, false);
}

/*
 * The stretches between quotation marks, or spoken between dashes, in text order; they never overlap nor leave their
 * paragraph.
 */
NtStretch *
nt_marks_find(const NtDocument *doc, NtLanguage language, int32 *count)
{
	Pass		pass = {0};
	int32		nturns;
	NtTurn	   *turns = nt_turns_find(doc, language, &nturns);
	int32		turn = 0;

	pass.doc = doc;
	for (int32 i = 0; i < doc->nparagraphs; i++)
	{
		NT_CHECK_INTERRUPTS();
		pass.first = doc->paragraphs[i].first;
		pass.end = doc->paragraphs[i].end;
		while (pass.sign < doc->nsigns && doc->signs[pass.sign] < pass.first)
			pass.sign++;
		pass.inside = false;
		if (turn < nturns && turns[turn].open < pass.end)
			while (turn < nturns && turns[turn].open < pass.end)
				add_turn(&pass, &turns[turn++]);
		else
			scan_paragraph(&pass);
		pass.unclosed_before = pass.inside;
	}
	*count = pass.count;
	return pass.stretches;
}
