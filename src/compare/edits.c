/*-------------------------------------------------------------------------
 *
 * edits.c
 *	  Word by word: what was edited in a sentence, and whether it matters.
 *
 *-------------------------------------------------------------------------
 */
#include "compare/edits.h"

#include "compare/compare.h"
#include "compare/plain.h"
#include "compare/words.h"
#include "core/utf8.h"

/* Largest table of the longest common subsequence; what is longer is one edit. */
#define LCS_MAX_CELLS 65536
/* Edits with fewer equal tokens between them are told as one. */
#define EDIT_GAP_TOKENS 3
/* Tokens that an edit of marks takes in at most to reach a word. */
#define MARKS_MAX 4
/* A shorter word is another word when a letter changes. */
#define RESPELLING_MIN_LETTERS 5
#define WORD_MAX_BYTES 64

static inline bool
same_token(const NtDocument *old, int32 i, const NtDocument *new, int32 j)
{
	const NtToken *a = &old->tokens[i];
	const NtToken *b = &new->tokens[j];

	return a->hash == b->hash && a->len == b->len && memcmp(old->text + a->start, new->text + b->start, a->len) == 0;
}

/* The word's plain letters; -1 if it has a digit or is too long to be looked at. */
static int
plain_letters(char *out, const char *word, int32 len)
{
	StringInfoData plain;
	int			n = -1;

	initStringInfo(&plain);
	for (int32 i = 0; i < len;)
	{
		uint32		cp = nt_utf8_next(word, &i);
		NtClass		class = nt_class(cp);

		if (class == NT_CLASS_DIGIT)
			plain.len = WORD_MAX_BYTES;
		else if (nt_class_is_letter(class))
			nt_plain_put(&plain, cp);
		if (plain.len >= WORD_MAX_BYTES)
		{
			pfree(plain.data);
			return -1;
		}
	}
	n = plain.len;
	memcpy(out, plain.data, n);
	pfree(plain.data);
	return n;
}

/*
 * Is the one word a misspelling or another usual spelling of the other?  A name: when both have one key.  Another
 * word: when one letter was put in, left out or exchanged with its neighbour, neither the first nor the last, or
 * when s stands for z or c (organise, defence).  A letter at the end makes another form, not another spelling.
 */
bool
nt_is_respelling(const char *old, int32 old_len, const char *new, int32 new_len)
{
	char		a[WORD_MAX_BYTES];
	char		b[WORD_MAX_BYTES];
	int			a_len = plain_letters(a, old, old_len);
	int			b_len = plain_letters(b, new, new_len);
	int			prefix = 0;
	int			suffix = 0;
	int			shorter;

	if (a_len < 0 || b_len < 0)
		return false;
	if (a_len == b_len && memcmp(a, b, a_len) == 0)
		return true;
	if (nt_class(nt_utf8_at(old, 0)) == NT_CLASS_UPPER && nt_class(nt_utf8_at(new, 0)) == NT_CLASS_UPPER)
	{
		StringInfoData key;
		StringInfoData other;
		bool		same;

		initStringInfo(&key);
		initStringInfo(&other);
		same = nt_compare_name_key(&key, old, old_len) == NT_OK &&
			nt_compare_name_key(&other, new, new_len) == NT_OK &&
			key.len > 0 && key.len == other.len && memcmp(key.data, other.data, key.len) == 0;
		pfree(key.data);
		pfree(other.data);
		if (same)
			return true;
	}
	shorter = Min(a_len, b_len);
	if (Max(a_len, b_len) < RESPELLING_MIN_LETTERS || Max(a_len, b_len) - shorter > 1)
		return false;
	while (prefix < shorter && a[prefix] == b[prefix])
		prefix++;
	while (suffix < shorter - prefix && a[a_len - 1 - suffix] == b[b_len - 1 - suffix])
		suffix++;
	if (prefix == 0)
		return false;
	if (a_len != b_len)
		return suffix > 0 && prefix + suffix == shorter;
	if (prefix + suffix == a_len - 2)
		return a[prefix] == b[prefix + 1] && a[prefix + 1] == b[prefix];
	if (prefix + suffix == a_len - 1 && suffix > 0)
	{
		char		x = Min(a[prefix], b[prefix]);
		char		y = Max(a[prefix], b[prefix]);

		return (x == 's' && y == 'z') || (x == 'c' && y == 's');
	}
	return false;
}

static NtWords
edit_words(const NtDocument *doc, int32 first, int32 end)
{
	NtWords		words = {0};

	if (first < end)
		nt_words_append(&words, doc->text, nt_tokens_span(doc, first, end));
	return words;
}

/* Do the words of both sides, told apart by their plain letters only, say the same? */
static bool
is_trivial(const NtDocument *old, const NtDocument *new, const NtEdit *edit)
{
	NtWords		a = edit_words(old, edit->first, edit->end);
	NtWords		b = edit_words(new, edit->new_first, edit->new_end);
	bool		same = a.count == b.count;

	for (int32 i = 0; same && i < a.count; i++)
	{
		if (i % 4096 == 0)
			NT_CHECK_INTERRUPTS();
		same = a.words[i].hash == b.words[i].hash ||
			nt_is_respelling(old->text + a.words[i].start, a.words[i].end - a.words[i].start,
							 new->text + b.words[i].start, b.words[i].end - b.words[i].start);
	}
	if (a.words != NULL)
		pfree(a.words);
	if (b.words != NULL)
		pfree(b.words);
	return same;
}

/* Appends an edit, made one with the one before when few tokens are between them and both matter alike. */
static void
add_edit(NtEdit **edits, int32 *count, int32 *capacity, const NtDocument *old, const NtDocument *new, NtEdit edit)
{
	edit.trivial = is_trivial(old, new, &edit);
	if (*count > 0)
	{
		NtEdit	   *last = &(*edits)[*count - 1];

		if (last->trivial == edit.trivial && edit.first - last->end < EDIT_GAP_TOKENS)
		{
			last->end = edit.end;
			last->new_end = edit.new_end;
			return;
		}
	}
	NT_ARRAY_RESERVE(*edits, *count, *capacity);
	(*edits)[(*count)++] = edit;
}

static bool
has_word(const NtDocument *doc, int32 first, int32 end)
{
	for (int32 i = first; i < end; i++)
		if (doc->tokens[i].kind < NT_TOKEN_PUNCT && (doc->tokens[i].flags & NT_TOKEN_CLITIC) == 0)
			return true;
	return false;
}

/*
 * Marks alone tell a reader nothing: an edit of marks takes in the word they stand at, the one behind an opening mark,
 * else the one before; one that begins with "'s" the word before.  Tokens [first, end) and [new_first, new_end) are the sentences; edits stay disjoint.
 */
static void
widen_marks(NtEdit *edits, int32 count, const NtDocument *old, int32 first, int32 end,
			const NtDocument *new, int32 new_first, int32 new_end)
{
	for (int32 e = 0; e < count; e++)
	{
		NtEdit	   *edit = &edits[e];
		const NtToken *mark = edit->end > edit->first ? &old->tokens[edit->first] : &new->tokens[edit->new_first];
		bool		opens = (mark->flags & NT_TOKEN_SPACE) != 0;

		if (!opens && (mark->flags & NT_TOKEN_CLITIC) != 0 && edit->first > (e > 0 ? edits[e - 1].end : first) &&
			edit->new_first > (e > 0 ? edits[e - 1].new_end : new_first))
		{
			edit->first--;
			edit->new_first--;
		}
		for (int i = 0; i < MARKS_MAX && !has_word(old, edit->first, edit->end) && !has_word(new, edit->new_first, edit->new_end); i++)
		{
			bool		before = edit->first > (e > 0 ? edits[e - 1].end : first) &&
				edit->new_first > (e > 0 ? edits[e - 1].new_end : new_first);
			bool		behind = edit->end < (e + 1 < count ? edits[e + 1].first : end) &&
				edit->new_end < (e + 1 < count ? edits[e + 1].new_first : new_end);

			if (behind && (opens || !before))
			{
				edit->end++;
				edit->new_end++;
			}
			else if (before)
			{
				edit->first--;
				edit->new_first--;
			}
		}
	}
}

/*
 * The edits that make tokens [first, end) of the old document those of [new_first, new_end) of the new, in order;
 * palloc'ed.  By the longest common subsequence between the common beginning and end, if that is not too long.
 */
NtEdit *
nt_edits_find(const NtDocument *old, int32 first, int32 end, const NtDocument *new, int32 new_first, int32 new_end,
			  int32 *count)
{
	NtEdit	   *edits = NULL;
	int32		capacity = 0;
	int32		begin = first;
	int32		new_begin = new_first;
	int32		stop = end;
	int32		new_stop = new_end;
	int32		n;
	int32		m;
	uint16	   *length;			/* [i * (m + 1) + j]: of the subsequence from old token i and new token j on */

	*count = 0;
	while (first < end && new_first < new_end && same_token(old, first, new, new_first))
	{
		if (first % NT_CHECK_TOKENS == 0)
			NT_CHECK_INTERRUPTS();
		first++;
		new_first++;
	}
	while (first < end && new_first < new_end && same_token(old, end - 1, new, new_end - 1))
	{
		if (end % NT_CHECK_TOKENS == 0)
			NT_CHECK_INTERRUPTS();
		end--;
		new_end--;
	}
	n = end - first;
	m = new_end - new_first;
	if (n == 0 && m == 0)
		return NULL;
	if (n == 0 || m == 0 || ((int64) n + 1) * (m + 1) > LCS_MAX_CELLS)
	{
		NtEdit		edit = {first, end, new_first, new_end, false};

		add_edit(&edits, count, &capacity, old, new, edit);
		widen_marks(edits, *count, old, begin, stop, new, new_begin, new_stop);
		return edits;
	}
	length = palloc0(sizeof(uint16) * (n + 1) * (m + 1));
	for (int32 i = n - 1; i >= 0; i--)
		for (int32 j = m - 1; j >= 0; j--)
			length[i * (m + 1) + j] = same_token(old, first + i, new, new_first + j) ?
				length[(i + 1) * (m + 1) + j + 1] + 1 :
				Max(length[(i + 1) * (m + 1) + j], length[i * (m + 1) + j + 1]);
	for (int32 i = 0, j = 0; i < n || j < m;)
	{
		NtEdit		edit = {first + i, 0, new_first + j, 0, false};

		while ((i < n || j < m) && !(i < n && j < m && same_token(old, first + i, new, new_first + j)))
		{
			if (j == m || (i < n && length[(i + 1) * (m + 1) + j] >= length[i * (m + 1) + j + 1]))
				i++;
			else
				j++;
		}
		edit.end = first + i;
		edit.new_end = new_first + j;
		if (edit.end > edit.first || edit.new_end > edit.new_first)
			add_edit(&edits, count, &capacity, old, new, edit);
		while (i < n && j < m && same_token(old, first + i, new, new_first + j))
		{
			i++;
			j++;
		}
	}
	pfree(length);
	widen_marks(edits, *count, old, begin, stop, new, new_begin, new_stop);
	return edits;
}
