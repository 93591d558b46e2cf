/*-------------------------------------------------------------------------
 *
 * clause.c
 *	  Reported clauses, by the verb or phrase that reports them.
 *
 * A clause lies within one sentence, and clauses do not nest: what a quoted
 * speaker reports of others stays part of what he says.  So every token is
 * looked at a bounded number of times.
 *
 *-------------------------------------------------------------------------
 */
#include "quote/text.h"
#include "quote/words.h"

/* How far behind its verb a clause's "that" may stand: "said in a statement on Monday that". */
#define MAX_BEFORE_THAT		14
/* The longest clause, in tokens; longer sentences are lists or lack full stops. */
#define MAX_CLAUSE_TOKENS	160
/* Adjectives between an owner and the noun of speech. */
#define MAX_OWNER_TOKENS	3
/* Words between a verb and the noun of what somebody claims: "rejected the harbour union's repeated claim". */
#define MAX_OWNED_TOKENS	8
/* Mentions looked through for a verb's hearer or subject. */
#define MAX_MENTIONS_AROUND	6

typedef struct Reader
{
	const NtQuoteText *text;
	NtClause   *clauses;
	int32		count;
	int32		capacity;
	int32		mention;		/* first mention of the sentence */
	int32		mention_end;
	int32		first;			/* tokens of the sentence not yet used */
	int32		end;
} Reader;

static inline bool
is_punct(const Reader *reader, int32 token, uint32 code_point)
{
	return nt_token_is_punct(reader->text->doc, token, code_point);
}

static inline bool
is_any_punct(const Reader *reader, int32 token)
{
	return reader->text->doc->tokens[token].kind == NT_TOKEN_PUNCT;
}

/* The mention that begins at the token, -1. */
static int32
mention_at(const Reader *reader, int32 token)
{
	int32		low = reader->mention;
	int32		high = reader->mention_end;

	while (low < high)
	{
		int32		middle = low + (high - low) / 2;

		if (reader->text->mentions[middle].first < token)
			low = middle + 1;
		else
			high = middle;
	}
	return low < reader->mention_end && reader->text->mentions[low].first == token ? low : -1;
}

/* Index of the first mention of the sentence that ends after the token. */
static int32
mention_after(const Reader *reader, int32 token)
{
	int32		low = reader->mention;
	int32		high = reader->mention_end;

	while (low < high)
	{
		int32		middle = low + (high - low) / 2;

		if (reader->text->mentions[middle].end <= token)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Does the sentence end in an attribution of its own behind this verb: "..., the ministry said."? */
static bool
has_closing_attribution(const Reader *reader, int32 cue)
{
	const NtQuoteText *text = reader->text;

	for (int32 m = reader->mention_end - 1; m >= reader->mention && m >= reader->mention_end - MAX_MENTIONS_AROUND; m--)
	{
		const NtMention *mention = &text->mentions[m];

		if (mention->first <= cue + 1)
			break;
		if (mention->link == NT_LINK_ADJACENT && mention->cue_after + 2 >= reader->end)
		{
			int32		before = mention->first - 1;

			/* the Sellick news agency */
			while (before > cue + 1 && before > mention->first - MAX_OWNER_TOKENS - 2 && text->stretch_of[before] < 0 &&
				   text->doc->tokens[before].kind == NT_TOKEN_WORD &&
				   ((text->classes[before] & NT_QWORD_DET) != 0 ||
					(text->classes[before] & (NT_WORD_FUNCTION | NT_WORD_CUES)) == 0))
				before--;
			return is_punct(reader, before, ',');
		}
	}
	return false;
}

/* Who does the verb: the mention before it, after it when inverted, the sentence's first for a participle; or -1. */
static int32
subject_of(const Reader *reader, int32 cue, bool *inverted)
{
	const NtQuoteText *text = reader->text;
	int32		after = mention_after(reader, cue);
	int32		far = -1;

	*inverted = false;
	if (after < reader->mention_end && text->mentions[after].cue_after == cue && text->mentions[after].inverted &&
		!(cue > reader->first && (is_punct(reader, cue - 1, ',') || text->stretch_of[cue - 1] >= 0)))
		return after;
	for (int32 m = after - 1; m >= reader->mention && m >= after - MAX_MENTIONS_AROUND; m--)
	{
		const NtMention *mention = &text->mentions[m];

		if (mention->cue_after == cue &&
			(mention->link == NT_LINK_ADJACENT || mention->link == NT_LINK_APPOSITION ||
			 mention->link == NT_LINK_RELATIVE))
			return nt_mention_head(text, m);
		far = m;
	}
	if (after < reader->mention_end && text->mentions[after].cue_before == cue)
	{
		int32		before = cue - 1;

		/* "..., said Berg": the clause or a mark stands before */
		if (before >= reader->first && (is_punct(reader, before, ',') || text->stretch_of[before] >= 0))
		{
			*inverted = true;
			return after;
		}
	}
	if (far >= 0 && cue - text->mentions[far].end < MAX_CLAUSE_TOKENS / 4 &&
		(nt_word_is_participle(reader->text->doc, cue) || (text->classes[cue - 1] & (NT_QWORD_CONJ | NT_QWORD_ADV)) != 0 ||
		 nt_token_is(text->doc, cue - 1, "to")) &&
		!has_closing_attribution(reader, cue))
		return reader->mention;
	/* "Berg, who runs the yard, said": a long apposition */
	if (far >= 0 && is_punct(reader, cue - 1, ',') && (text->classes[cue] & NT_QWORD_SAY) != 0 &&
		!nt_word_is_participle(text->doc, cue) && text->mentions[reader->mention].first <= reader->first + 1 &&
		is_punct(reader, text->mentions[reader->mention].end, ','))
		return reader->mention;
	return -1;
}

/* Do quoted words begin here, be it behind a comma or colon? */
static bool
introduces_stretch(const Reader *reader, int32 token)
{
	if (token < reader->end && (is_punct(reader, token, ',') || is_punct(reader, token, ':')))
		token++;
	return token < reader->end && reader->text->stretch_of[token] >= 0;
}

/* Tokens of a reported clause from "first" on: the end of the sentence, or where another attribution begins. */
static int32
clause_end(const Reader *reader, int32 first)
{
	const NtQuoteText *text = reader->text;
	int32		end = Min(reader->end, first + MAX_CLAUSE_TOKENS);

	for (int32 i = first + 2; i + 1 < end; i++)
	{
		if (text->stretch_of[i] >= 0)
			continue;
		if (is_punct(reader, i, ';'))
		{
			end = i;
			break;
		}
		/* "and vowed to": what follows has a verb of its own */
		if ((text->classes[i] & NT_QWORD_CONJ) != 0 && text->stretch_of[i + 1] < 0 &&
			(text->classes[i + 1] & NT_WORD_CUES) != 0 && (text->classes[i + 1] & NT_QWORD_ATTITUDE) == 0)
		{
			end = i;
			break;
		}
		if (!is_punct(reader, i, ',') || text->stretch_of[i + 1] >= 0)
			continue;
		if ((text->classes[i + 1] & NT_QWORD_ACCORDING) != 0 ||
			((text->classes[i + 1] & NT_WORD_CUES) != 0 && nt_word_is_participle(reader->text->doc, i + 1)))
		{
			end = i;
			break;
		}
		else
		{
			int32		m = mention_at(reader, i + 1);

			/* ", she added.", ", Berg said, “...”" */
			if (m >= 0 && text->mentions[m].link == NT_LINK_ADJACENT &&
				(text->mentions[m].cue_after + 2 >= end || introduces_stretch(reader, text->mentions[m].cue_after + 1)))
			{
				end = i;
				break;
			}
		}
	}
	while (end > first && text->stretch_of[end - 1] < 0 && is_any_punct(reader, end - 1) &&
		   !is_punct(reader, end - 1, ')'))
		end--;
	return end;
}

/* Is it the verb of "who": "Berg, who had said"? */
static bool
is_relative(const Reader *reader, int32 cue)
{
	const NtQuoteText *text = reader->text;
	int32		before = cue - 1;

	while (before > reader->first && text->stretch_of[before] < 0 && (text->classes[before] & (NT_QWORD_ADV | NT_QWORD_AUX)) != 0)
		before--;
	return before >= reader->first && text->stretch_of[before] < 0 && (text->classes[before] & NT_QWORD_WHO) != 0;
}

/* The end of what is reported within a clause that hangs on a name: where the main clause's verb follows a comma. */
static int32
relative_end(const Reader *reader, int32 first, int32 end)
{
	const NtQuoteText *text = reader->text;

	for (int32 i = first + 1; i + 1 < end; i++)
		if (is_punct(reader, i, ',') && text->stretch_of[i] < 0 && text->stretch_of[i + 1] < 0 &&
			(text->classes[i + 1] & (NT_QWORD_AUX | NT_WORD_CUES)) != 0)
			return i;
	return end;
}

/* Is the verb a participle behind a form of "be", and not of one that goes on ("was saying")? */
static bool
is_passive(const Reader *reader, int32 cue)
{
	const NtQuoteText *text = reader->text;
	int32		before = cue - 1;

	if (nt_word_is_participle(text->doc, cue))
		return false;
	while (before > reader->first && text->stretch_of[before] < 0 && (text->classes[before] & NT_QWORD_ADV) != 0 &&
		   (text->classes[before] & NT_QWORD_AUX) == 0)
		before--;
	return before >= reader->first && text->stretch_of[before] < 0 &&
		(nt_word_roles(text, before) & NT_ROLEWORD_BE) != 0;
}

static NtClause *
add_clause(Reader *reader, int32 first, int32 end, int32 mention, int32 cue, int32 cue_end)
{
	NtClause   *clause;

	NT_ARRAY_RESERVE(reader->clauses, reader->count, reader->capacity);
	clause = &reader->clauses[reader->count++];
	clause->first = first;
	clause->end = end;
	clause->mention = mention;
	clause->cue = cue;
	clause->cue_end = cue_end;
	clause->owned = false;
	clause->phrase = clause->phrase_end = 0;
	clause->unnamed = is_passive(reader, cue);
	return clause;
}

static void
set_phrase(NtClause *clause, int32 phrase, int32 phrase_end)
{
	clause->phrase = phrase;
	clause->phrase_end = phrase_end;
}

/* Words that begin a clause of their own rather than what is reported. */
static bool
begins_elsewhere(const Reader *reader, int32 token)
{
	uint32		classes = reader->text->classes[token];

	if (classes & NT_QWORD_CONJ)
		return (nt_word_roles(reader->text, token) & NT_ROLEWORD_ASKED) == 0;
	return (classes & NT_QWORD_PREP) != 0 && (classes & NT_QWORD_DET) == 0;
}

/*
 * Is what looks like a verb the plural of a noun of which something is told: "the northern states could", "charges
 * that might"?
 */
static bool
is_plural(const Reader *reader, int32 cue)
{
	const NtQuoteText *text = reader->text;
	const NtToken *t = &text->doc->tokens[cue];
	int32		next = cue + 1;

	if (text->language != NT_LANG_EN || t->kind != NT_TOKEN_WORD || text->doc->text[t->start + t->len - 1] != 's' ||
		(text->classes[cue] & (NT_QWORD_SAY | NT_QWORD_SHOW)) == NT_QWORD_SAY)
		return false;
	if (next < reader->end && (text->classes[next] & NT_QWORD_THAT) != 0)
		next++;
	return next < reader->end && text->stretch_of[next] < 0 &&
		(text->classes[next] & (NT_QWORD_AUX | NT_WORD_PRONOUNS)) == NT_QWORD_AUX;
}

/*
 * Is what looks like a verb the noun that the subject belongs to: "a firm call", "the harbour show"?  The verb would end in
 * -s there.
 */
static bool
is_noun(const Reader *reader, int32 cue, int32 subject)
{
	const NtQuoteText *text = reader->text;
	const NtMention *mention = &text->mentions[subject];
	const NtToken *last = &text->doc->tokens[cue - 1];

	if (mention->end != cue)
		return false;
	/* "two northern states" */
	if ((text->classes[cue] & NT_QWORD_ORG) != 0 && mention->type == NT_MENTION_OTHER)
		return true;
	if (!nt_word_is_base_form(text, cue))
		return false;
	if (nt_word_roles(text, mention->first) & NT_ROLEWORD_SINGULAR)
		return true;
	return (text->classes[cue] & (NT_QWORD_SAY | NT_QWORD_SPEECH | NT_QWORD_SHOW)) == NT_QWORD_SHOW &&
		(mention->type <= NT_MENTION_ORG || mention->type == NT_MENTION_OTHER) &&
		text->doc->text[last->start + last->len - 1] != 's';
}

/*
 * The token behind when and in what it was said ("on Monday", "in a statement") if a clause can begin there; else the
 * token itself.
 */
static int32
after_occasion(const Reader *reader, int32 token)
{
	const NtQuoteText *text = reader->text;
	int32		i = token;

	while (i + 2 < reader->end && text->stretch_of[i] < 0 && (text->classes[i] & NT_QWORD_PREP) != 0)
	{
		int32		next = i + 1;

		if (text->classes[next] & (NT_QWORD_DET | NT_QWORD_POSS))
			next++;
		if (next + 1 >= reader->end || text->stretch_of[next] >= 0 ||
			!((text->classes[next] & NT_QWORD_DOCUMENT) != 0 ||
			  ((text->classes[next] & NT_QWORD_NOTNAME) != 0 && (text->doc->tokens[next].flags & NT_TOKEN_CAP) != 0)))
			break;
		i = next + 1;
	}
	if (text->stretch_of[i] < 0 &&
		((text->classes[i] & (NT_QWORD_DET | NT_QWORD_POSS | NT_QWORD_THAT | NT_WORD_PRONOUNS)) != 0 ||
		 mention_at(reader, i) >= 0))
		return i;
	return token;
}

/*
 * Does the preposition lead to what was said or asked for: "warned of", "called on"?  Others tell where, when and how
 * it was said ("declared in", "spoke from"); one speaks of something and to somebody.
 */
static bool
leads_to_object(const Reader *reader, int32 cue, int32 preposition)
{
	const NtQuoteText *text = reader->text;
	uint32		roles = nt_word_roles(text, preposition);

	if (text->language != NT_LANG_EN)
		return true;
	if (nt_word_roles(text, cue) & NT_ROLEWORD_TALK)
		return (roles & NT_ROLEWORD_TOPIC) != 0 && !nt_token_is(text->doc, preposition, "to");
	/* called on, but announced on */
	if (roles & NT_ROLEWORD_ON)
		return (roles & NT_ROLEWORD_GOAL) != 0 && (text->classes[cue] & NT_QWORD_NAMING) != 0;
	return (roles & (NT_ROLEWORD_TOPIC | NT_ROLEWORD_GOAL)) != 0;
}

/*
 * Have the words [first, stop) a verb of their own, before a comma and before a clause that hangs on one of them, or
 * quoted words?  Only helping verbs are known.
 */
static bool
is_finite(const Reader *reader, int32 first, int32 stop)
{
	const NtQuoteText *text = reader->text;

	for (int32 i = first; i < stop; i++)
	{
		if (text->stretch_of[i] >= 0)
			return true;
		if ((text->classes[i] & NT_QWORD_AUX) != 0)
			return true;
		/* "her claim that" is a clause, "a plan that" is none */
		if (i > first && (text->classes[i] & NT_QWORD_THAT) != 0)
			return (text->classes[i - 1] & NT_QWORD_UTTER) != 0;
		if (is_punct(reader, i, ',') && i + 1 < stop && text->stretch_of[i + 1] >= 0)
			return true;
		if (is_punct(reader, i, ',') || is_punct(reader, i, ';') || (i > first && (text->classes[i] & NT_QWORD_WHO) != 0))
			return false;
		/* it's, they'll */
		if (i > first && (text->doc->tokens[i].flags & NT_TOKEN_CLITIC) != 0 && (text->classes[i - 1] & NT_WORD_PRONOUNS) != 0)
			return true;
	}
	return false;
}

/*
 * May what begins here without "that" be what the verb reports?  Behind a hearer, and behind verbs that are done to
 * things as well ("found the keys", "offered a seat"), it must be a clause; a name is not what something called so says.
 */
static bool
may_be_object(const Reader *reader, int32 cue, int32 first, bool hearer)
{
	const NtQuoteText *text = reader->text;
	uint32		roles;

	if (text->language != NT_LANG_EN)
		return true;
	roles = nt_word_roles(text, first);
	if (roles & NT_ROLEWORD_ASKED)
		return true;
	/* "the song he recommends is" (but "what she said is", "said there is"), "repeated himself" */
	if (first == cue + 1 && (text->classes[cue] & NT_QWORD_SAY) == 0 &&
		(text->classes[first] & (NT_QWORD_AUX | NT_WORD_PRONOUNS)) == NT_QWORD_AUX)
		return false;
	if ((roles & NT_ROLEWORD_REFLEXIVE) != 0 && (text->classes[cue] & (NT_QWORD_TELL | NT_QWORD_NAMING)) == 0)
		return false;
	roles = nt_word_roles(text, cue);
	if (hearer || (roles & (NT_ROLEWORD_TALK | NT_ROLEWORD_THING)) != 0)
		return is_finite(reader, first, Min(reader->end, first + MAX_CLAUSE_TOKENS));
	return true;
}

/* Does a verb's mood tell in German that somebody says so: "die Mühle werde wieder mahlen"? */
static bool
has_mood(const Reader *reader, int32 first)
{
	const NtQuoteText *text = reader->text;

	if (text->language != NT_LANG_DE)
		return false;
	for (int32 i = first; i < Min(reader->end, first + MAX_CLAUSE_TOKENS); i++)
		if (text->stretch_of[i] < 0 && (nt_word_roles(text, i) & NT_ROLEWORD_MOOD) != 0)
			return true;
	return false;
}

/* Where the clause after the verb begins, -1 if there is none. */
static int32
clause_start(const Reader *reader, int32 cue, int32 subject)
{
	const NtQuoteText *text = reader->text;
	uint32		classes = text->classes[cue];
	int32		i = Max(cue + 1, text->mentions[subject].end);
	int32		told;			/* where the hearer would stand */
	int32		stop;

	if (is_plural(reader, cue))
		return -1;
	if (is_noun(reader, cue, subject))
		return -1;
	while (i < reader->end && (text->classes[i] & NT_QWORD_ADV) != 0 && (text->classes[i] & NT_WORD_PRONOUNS) == 0)
		i++;
	if (i >= reader->end)
		return -1;
	/* the hearer */
	told = i;
	if (classes & NT_QWORD_TELL)
	{
		int32		m = mention_at(reader, i);

		if (m >= 0 && text->stretch_of[i] < 0)
			i = text->mentions[m].end;
		else if (nt_word_roles(text, i) & NT_ROLEWORD_HEARER)
			i++;
		else if ((classes & NT_QWORD_WRITE) == 0 && (text->classes[i] & NT_QWORD_THAT) == 0 &&
				 (text->classes[i] & (NT_QWORD_DET | NT_QWORD_POSS)) != 0)
			while (i + 1 < reader->end && !is_any_punct(reader, i) &&
				   (text->classes[i] & (NT_QWORD_THAT | NT_QWORD_PREP | NT_QWORD_AUX)) == 0 && i < cue + 6)
				i++;
	}
	while (i < reader->end && mention_at(reader, i) < 0)
	{
		/* Monday, this week */
		if ((text->classes[i] & NT_QWORD_NOTNAME) != 0)
			i++;
		else if (i + 1 < reader->end && (text->classes[i] & (NT_QWORD_DET | NT_QWORD_THAT)) != 0 && text->stretch_of[i + 1] < 0 &&
				 (nt_word_roles(text, i + 1) & NT_ROLEWORD_TIME) != 0)
			i += 2;
		else
			break;
	}
	if (i >= reader->end)
		return -1;
	if ((classes & NT_QWORD_ATTITUDE) == 0)
		i = after_occasion(reader, i);
	if (text->classes[i] & NT_QWORD_THAT)
		return i;
	if (is_punct(reader, i, ',') && i + 1 < reader->end && (text->classes[i + 1] & NT_QWORD_THAT) != 0)
		return i + 1;			/* a comma before every such clause, in German */
	if (is_punct(reader, i, ',') && has_mood(reader, i + 1))
		return i + 1;			/* and without "dass" another mood */
	/* "that" behind when, where and to whom it was said */
	stop = Min(reader->end, i + MAX_BEFORE_THAT);
	if (begins_elsewhere(reader, i) || is_punct(reader, i, ','))
	{
		bool		speech = (classes & (NT_QWORD_SAY | NT_QWORD_WRITE)) != 0;

		for (int32 k = i + 1; k < stop; k++)
		{
			if (text->stretch_of[k] >= 0 || (text->classes[k] & NT_WORD_CUES) != 0)
				break;
			if ((text->classes[k] & NT_QWORD_THAT) != 0 && (text->classes[k - 1] & NT_QWORD_PREP) == 0 &&
				(classes & NT_QWORD_NAMING) == 0)
				return k;
		}
		/* "told reporters at the airfield": where, when and how, unless it is what they were told about */
		if (i > told && (nt_word_roles(text, i) & NT_ROLEWORD_TOPIC) == 0)
			return -1;
		/* "called for", "warned of": the rest is what was asked for */
		if (!speech && !is_punct(reader, i, ',') && (text->classes[i] & NT_QWORD_PREP) != 0 && leads_to_object(reader, cue, i))
			return nt_token_is(text->doc, i, "to") ? i : i + 1 < reader->end ? i + 1 : -1;
		return -1;
	}
	if (is_any_punct(reader, i) || text->stretch_of[i] >= 0)
		return -1;
	return may_be_object(reader, cue, i, i > told) ? i : -1;
}

/* "Asked whether it was safe, Berg said": what stands before the comma is what somebody else asked. */
static bool
is_question(const Reader *reader)
{
	int32		first = reader->first;

	if (first + 1 < reader->end && (reader->text->classes[first] & NT_QWORD_CONJ) != 0)
		first++;
	return reader->text->stretch_of[first] < 0 && (nt_word_roles(reader->text, first) & NT_ROLEWORD_QUESTIONED) != 0;
}

/*
 * Do the words only tell when, where or how what follows was said, or who says so before his name: "On Monday", "In a
 * speech in the hall", "A member of the board, Anna Berg, said"?  They have no verb.
 */
static bool
is_preface(const Reader *reader, int32 first, int32 end)
{
	const NtQuoteText *text = reader->text;

	return text->language == NT_LANG_EN &&
		((text->classes[first] & (NT_QWORD_PREP | NT_QWORD_NOTNAME | NT_QWORD_ADV)) != 0 ||
		 nt_word_is_participle(text->doc, first)) &&
		!is_finite(reader, first, end);
}

/* The clause before the attribution: from the sentence's start to the comma before "before". */
static bool
take_clause_before(Reader *reader, int32 before, int32 mention, int32 cue, int32 cue_end)
{
	const NtQuoteText *text = reader->text;
	int32		first = reader->first;
	int32		end = before;

	if (is_question(reader))
		return false;
	if (end <= first || !(is_punct(reader, end - 1, ',') || text->stretch_of[end - 1] >= 0 ||
						  (text->classes[cue] & NT_QWORD_ACCORDING) != 0))
		return false;
	while (first < end && text->stretch_of[first] < 0 && is_any_punct(reader, first))
		first++;
	while (end > first && text->stretch_of[end - 1] < 0 && is_any_punct(reader, end - 1) &&
		   !is_punct(reader, end - 1, ')'))
		end--;
	/* nothing but one stretch is a direct quotation; two words are no clause */
	if (end - first < 3 || end - first > MAX_CLAUSE_TOKENS || text->stretch_of[first] >= 0)
		return false;
	if (is_preface(reader, first, end))
	{
		int32		after = Max(cue_end, text->mentions[mention].end);

		/* "To save fuel, Berg said, the ferry waits" */
		if (after + 2 < reader->end && is_punct(reader, after, ',') && text->stretch_of[after + 1] < 0)
		{
			first = after + 1;
			end = clause_end(reader, first);
			if (end - first < 3)
				return false;
			(void) add_clause(reader, first, end, mention, cue, cue_end);
			reader->first = end;
			return true;
		}
		/* "On Monday Berg said: ..." */
		if (after + 1 < reader->end)
			return false;
	}
	(void) add_clause(reader, first, end, mention, cue, cue_end);
	reader->first = Max(cue_end, text->mentions[mention].end);
	/* "The new pumps, Berg said, will hold" */
	first = reader->first + 1;
	if (text->language == NT_LANG_EN && first + 1 < reader->end && is_punct(reader, first - 1, ',') && text->stretch_of[first] < 0 &&
		(text->classes[first] & NT_QWORD_AUX) != 0)
	{
		reader->first = clause_end(reader, first);
		(void) add_clause(reader, first, reader->first, mention, cue, cue_end);
	}
	return true;
}

/*
 * May the verb close what it reports: "..., Berg said on Monday"?  Not one that goes on with what the subject does
 * ("..., saying"), nor one with an object of its own ("In May the board offered seats").
 */
static bool
may_close(const Reader *reader, int32 cue, bool inverted)
{
	const NtQuoteText *text = reader->text;
	int32		next = cue + 1;

	if (text->language != NT_LANG_EN)
		return true;
	if (nt_word_is_participle(text->doc, cue))
		return false;
	if (inverted || next >= reader->end || text->stretch_of[next] >= 0)
		return true;
	if ((nt_word_roles(text, cue) & (NT_ROLEWORD_TALK | NT_ROLEWORD_THING)) != 0)
		return next + 1 >= reader->end;
	if ((text->classes[cue] & NT_QWORD_TELL) != 0)
		return true;
	return (text->doc->tokens[next].kind != NT_TOKEN_WORD && text->doc->tokens[next].kind != NT_TOKEN_NUMBER) ||
		(text->classes[next] & (NT_QWORD_PREP | NT_QWORD_ADV | NT_QWORD_NOTNAME | NT_QWORD_CONJ)) != 0 ||
		(next + 1 < reader->end && (nt_word_roles(text, next + 1) & NT_ROLEWORD_TIME) != 0);
}

/* "According to Berg, ..." and "..., according to Berg". */
static void
take_according(Reader *reader, int32 phrase, int32 phrase_end)
{
	const NtQuoteText *text = reader->text;
	int32		m = mention_after(reader, phrase_end - 1);
	int32		after;

	if (m >= reader->mention_end || text->mentions[m].first > phrase_end + MAX_BEFORE_THAT)
		return;
	/* "Red Cross spokeswoman Anna Berg" */
	while (m + 1 < reader->mention_end && text->mentions[m + 1].first == text->mentions[m].end)
		m++;
	after = text->mentions[m].end;
	if (phrase > reader->first + 2)
	{
		/* what follows the source is about the source, as a rule */
		if (!take_clause_before(reader, phrase, m, phrase, phrase_end))
			reader->first = after;
		return;
	}
	/* behind another clause: "Berg said that, according to Lund, the clerk" */
	if (text->language == NT_LANG_EN && reader->count > 0 &&
		reader->clauses[reader->count - 1].cue >= text->doc->sentences[text->mentions[m].sentence].first)
	{
		reader->first = after;
		return;
	}
	while (after < reader->end && !is_punct(reader, after, ','))
		after++;
	if (after + 2 < reader->end)
	{
		int32		end = clause_end(reader, after + 1);

		if (end > after + 1)
			add_clause(reader, after + 1, end, m, phrase, phrase_end);
		reader->first = Max(end, after + 1);
	}
	else
		reader->first = reader->end;
}

/* Does the stretch from "first" hold a colon right before quoted words? */
static bool
introduces_quotation(const Reader *reader, int32 first, int32 end)
{
	for (int32 i = first; i + 1 < end; i++)
		if (is_punct(reader, i, ':') && reader->text->stretch_of[i + 1] >= 0 && reader->text->stretch_of[i] < 0)
			return true;
	return false;
}

static bool
is_that(const Reader *reader, int32 token)
{
	return token < reader->end && (reader->text->classes[token] & NT_QWORD_THAT) != 0 &&
		reader->text->stretch_of[token] < 0;
}

/* "Berg's claim that ...", "his warning that ...", "a claim by Berg that ..." */
static bool
take_noun(Reader *reader, int32 noun)
{
	const NtQuoteText *text = reader->text;
	int32		that = noun + 1;
	int32		owner = noun + 2 < reader->end && text->stretch_of[noun + 1] < 0 ? mention_at(reader, noun + 2) : -1;
	int32		end;

	if (owner >= 0 && (nt_word_roles(text, noun + 1) & (NT_ROLEWORD_BY | NT_ROLEWORD_TIE)) != 0)
	{
		/* "from the pilots' union": what stands between them is part of the name */
		while (owner + 1 < reader->mention_end && text->mentions[owner + 1].first == text->mentions[owner].first)
			owner++;
		that = text->mentions[owner].end;
		if (!is_that(reader, that))
			return false;
		end = clause_end(reader, that);
		if (end - that < 3)
			return false;
		add_clause(reader, that, end, owner, noun, noun + 1)->owned = true;
		reader->first = end;
		return true;
	}
	if (!is_that(reader, that))
		return false;
	owner = mention_after(reader, noun);
	while (--owner >= reader->mention && noun - text->mentions[owner].end <= MAX_OWNER_TOKENS)
	{
		const NtMention *mention = &text->mentions[owner];

		if ((text->doc->tokens[mention->end].flags & NT_TOKEN_CLITIC) != 0 ||
			(mention->end == mention->first + 1 && (text->classes[mention->first] & NT_QWORD_POSS) != 0))
		{
			end = clause_end(reader, that);
			if (end - that < 3)
				return false;
			add_clause(reader, that, end, owner, noun, noun + 1)->owned = true;
			reader->first = end;
			return true;
		}
	}
	return false;
}

/*
 * "rejected Berg's claim that", "disputed a claim by Berg that": the clause is Berg's.  Where a pronoun owns it
 * ("repeated her claim that"), it is somebody else's only if the verb judges.
 */
static bool
take_owned(Reader *reader, int32 cue)
{
	const NtQuoteText *text = reader->text;
	bool		judges = (text->classes[cue] & NT_QWORD_ATTITUDE) != 0;

	for (int32 i = cue + 1; i < reader->end && i <= cue + MAX_OWNED_TOKENS && text->stretch_of[i] < 0; i++)
	{
		if (is_any_punct(reader, i) && !is_punct(reader, i, '\'') && !is_punct(reader, i, 0x2019) && !is_punct(reader, i, '-'))
			return false;
		if (is_that(reader, i))
			return false;
		if ((text->classes[i] & NT_QWORD_UTTER) != 0 && (judges || (text->classes[cue + 1] & NT_QWORD_POSS) == 0) &&
			take_noun(reader, i))
			return true;
	}
	return false;
}

static void
take_verb(Reader *reader, int32 cue)
{
	const NtQuoteText *text = reader->text;
	bool		inverted;
	bool		judges;			/* praises, attacks: reports a clause only with "that" */
	int32		phrase = 0;
	int32		phrase_end = 0;
	int32		subject = subject_of(reader, cue, &inverted);
	int32		start;

	if (subject < 0)
		return;
	if ((text->classes[cue] & (NT_WORD_CUES & ~NT_QWORD_ATTITUDE)) == 0)
		return;
	judges = (text->classes[cue] & NT_QWORD_ATTITUDE) != 0;
	if (!inverted)
		subject = nt_phrase_of(text, subject, reader->first, reader->mention, &phrase, &phrase_end);
	if (!inverted && (text->classes[cue] & NT_QWORD_SAY) == 0 && take_owned(reader, cue))
		return;
	/* "The yards agreed to share the dock, the agency said": all of it is what the agency said */
	if (!inverted && (text->classes[cue] & NT_QWORD_SAY) == 0 && text->language == NT_LANG_EN && has_closing_attribution(reader, cue))
		return;
	if (!inverted)
	{
		start = clause_start(reader, cue, subject);
		/* "was reported in", "were reported missing" */
		if (start >= 0 && is_passive(reader, cue) && (text->classes[start] & NT_QWORD_THAT) == 0 &&
			!nt_token_is(text->doc, start, "to") && (nt_word_roles(text, start) & NT_ROLEWORD_ASKED) == 0)
			start = -1;
		/* "Berg, speaking in the hall, said that" */
		if (start >= 0 && (text->classes[cue] & NT_QWORD_SAY) == 0 && nt_word_is_participle(text->doc, cue) &&
			(text->classes[cue + 1] & NT_QWORD_PREP) != 0 && (text->classes[start] & NT_QWORD_THAT) == 0 &&
			text->next_cue[cue + 1] >= 0 && is_punct(reader, text->next_cue[cue + 1] - 1, ','))
			start = -1;
		if (start >= 0 && (!judges || (text->classes[start] & NT_QWORD_THAT) != 0))
		{
			int32		end = clause_end(reader, start);

			if (is_relative(reader, cue))
				end = relative_end(reader, start, end);
			/* the words around a quotation's colon are no clause */
			if (end - start >= 2 && !introduces_quotation(reader, start, end))
			{
				set_phrase(add_clause(reader, start, end, subject, cue, cue + 1), phrase, phrase_end);
				reader->first = end;
				return;
			}
		}
	}
	if ((text->classes[cue] & (NT_QWORD_SAY | NT_QWORD_SPEECH | NT_QWORD_WRITE | NT_QWORD_TELL)) != 0 && !judges &&
		may_close(reader, cue, inverted))
	{
		int32		before = inverted ? cue : text->mentions[subject].first;
		int32		held = reader->count;

		if (before >= reader->first && text->mentions[subject].type != NT_MENTION_WHO &&
			take_clause_before(reader, before, subject, cue, cue + 1))
			for (int32 c = held; c < reader->count; c++)
				set_phrase(&reader->clauses[c], phrase, phrase_end);
	}
}

static void
read_sentence(Reader *reader)
{
	const NtQuoteText *text = reader->text;

	for (int32 i = reader->first; i < reader->end; i++)
	{
		if (i < reader->first)
		{
			i = reader->first - 1;
			continue;
		}
		if (text->stretch_of[i] >= 0)
			continue;
		if (text->classes[i] & NT_QWORD_ACCORDING)
		{
			int32		end = i + 1;

			while (end < reader->end && (text->classes[end] & NT_QWORD_ACCORDING) != 0)
				end++;
			take_according(reader, i, end);
			i = Max(i, end - 1);
		}
		else if ((text->classes[i] & NT_QWORD_UTTER) != 0 && take_noun(reader, i))
			continue;
		else if (text->classes[i] & NT_WORD_CUES)
			take_verb(reader, i);
	}
}

/* The token after the dateline that the sentence begins with, the sentence's first if there is none: before quoted words. */
static int32
after_dateline(const NtQuoteText *text, const NtSentence *sentence)
{
	int32		end = nt_dateline_end(text->doc, sentence->first, sentence->end);

	for (int32 i = sentence->first; i < end; i++)
		if (text->stretch_of[i] >= 0)
			return sentence->first;
	return end < sentence->end ? end : sentence->first;
}

/*
 * Fills in text->clauses, in text order, and the clause of each stretch: of the sentences that are asked for, and of
 * those where a stretch begins that is.
 */
void
nt_clauses_find(NtQuoteText *text)
{
	const NtDocument *doc = text->doc;
	Reader		reader = {0};
	int32		stretch = 0;
	int32		next = 0;		/* the first stretch that begins in this sentence or later */

	reader.text = text;
	for (int32 s = 0; s < doc->nsentences; s++)
	{
		NT_CHECK_INTERRUPTS();
		reader.mention = reader.mention_end;
		while (reader.mention_end < text->nmentions && text->mentions[reader.mention_end].sentence <= s)
			reader.mention_end++;
		while (next < text->nasked && text->stretches[next].sentence < s)
			next++;
		if (text->asked != NULL && !text->asked[s] &&
			(next == text->nasked || text->stretches[next].sentence > s))
			continue;
		if ((text->sentence_classes[s] & NT_WORD_REPORTS) == 0)
			continue;
		reader.first = after_dateline(text, &doc->sentences[s]);
		reader.end = doc->sentences[s].end;
		read_sentence(&reader);
	}
	text->clauses = reader.clauses;
	text->nclauses = reader.count;
	for (int32 c = 0; c < reader.count; c++)
	{
		while (stretch < text->nstretches && text->stretches[stretch].open < reader.clauses[c].first)
			stretch++;
		while (stretch < text->nstretches && text->stretches[stretch].open < reader.clauses[c].end)
			text->stretches[stretch++].clause = c;
	}
}
