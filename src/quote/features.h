/*-------------------------------------------------------------------------
 *
 * features.h
 *	  The named features by which the speaker of a stretch is chosen.
 *
 * A feature is on or off.  Those of the stretch (S_) hold for each of its
 * candidates; those of a candidate (C_) tell them apart.  Their weights stand
 * by name in src/data/speaker.model.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_QUOTE_FEATURES_H
#define NT_QUOTE_FEATURES_H

#include "quote/text.h"

#define NT_QUOTE_FEATURES(X) \
	/* its length in words, its first letter, its marks */ \
	X(S_WORDS_1) X(S_WORDS_2) X(S_WORDS_3) X(S_WORDS_4_5) X(S_WORDS_6_9) X(S_WORDS_10_19) X(S_WORDS_20) \
	X(S_UPPER) X(S_TITLE_CASE) X(S_NUMBER) X(S_SINGLE) X(S_UNCLOSED) X(S_CONTINUES) \
	/* what it ends with, inside the marks or right after */ \
	X(S_END_COMMA) X(S_END_STOP) X(S_END_QUESTION) X(S_END_OPEN) X(S_END_NONE) \
	/* what stands before it */ \
	X(S_BEFORE_START) X(S_BEFORE_COMMA) X(S_BEFORE_COLON) X(S_BEFORE_DASH) X(S_BEFORE_PAREN) X(S_BEFORE_STOP) \
	X(S_BEFORE_CUE) X(S_BEFORE_DET) X(S_BEFORE_THAT) X(S_BEFORE_PREP) X(S_BEFORE_AUX) X(S_BEFORE_CONJ) \
	X(S_BEFORE_UTTER) X(S_BEFORE_NAME) X(S_BEFORE_STRETCH) X(S_BEFORE_OTHER) X(S_BEFORE_NAMING) \
	/* what stands after it */ \
	X(S_AFTER_END) X(S_AFTER_COMMA) X(S_AFTER_STOP) X(S_AFTER_DASH) X(S_AFTER_PAREN) X(S_AFTER_CUE) X(S_AFTER_NAME) \
	X(S_AFTER_PRONOUN) X(S_AFTER_PREP) X(S_AFTER_AUX) X(S_AFTER_CONJ) X(S_AFTER_COLON) X(S_AFTER_OTHER) \
	X(S_AFTER_STRETCH) \
	/* what is in it and around it */ \
	X(S_FIRST_PERSON) X(S_HAS_VERB) X(S_WHOLE_PARAGRAPH) X(S_HEADLINE) \
	X(S_CUE_BEFORE) X(S_CUE_AFTER) X(S_THAT_BEFORE) X(S_OTHER_LANGUAGE) \
	X(S_PREV_NONE) X(S_PREV_SPEECH) X(S_PREV_NOT) X(S_PREV_SAME_SENTENCE) X(S_PREV_SAME_PARAGRAPH) \
	X(S_NEXT_SAME_SENTENCE) X(S_PAR_CUE_NONE) X(S_IN_CLAUSE) X(S_CLAUSE_START) X(S_TITLE_CASE_SENTENCE) \
	X(S_BEFORE_WORK) X(S_BEFORE_TERM) X(S_AFTER_WORK) X(S_BEFORE_AS) X(S_BEFORE_ON) X(S_BEFORE_POSSESSOR) \
	/* the candidate "not speech" */ \
	X(C_NOT) \
	/* the candidate "speech of somebody not named" */ \
	X(C_UNKNOWN) \
	/* where it stands */ \
	X(C_AFTER) X(C_BEFORE) X(C_SENTENCE_0) X(C_SENTENCE_1) X(C_SENTENCE_2) X(C_SENTENCE_3) \
	X(C_PARAGRAPH_1) X(C_PARAGRAPH_2) X(C_RANK_1) X(C_RANK_2) X(C_RANK_3) X(C_RANK_4) \
	X(C_NEAR_1) X(C_NEAR_3) X(C_NEAR_6) X(C_NEAR_12) X(C_NEAR_25) X(C_NEAR_FAR) \
	X(C_STRETCH_BETWEEN) X(C_STRETCHES_BETWEEN) X(C_COMMAS_0) X(C_COMMAS_1) X(C_COMMAS_2) \
	X(C_SENTENCE_START) X(C_FIRST_IN_SENTENCE) X(C_PARAGRAPH_START) \
	/* what it is */ \
	X(C_FULL) X(C_LAST) X(C_TITLED) X(C_ORG) X(C_HE) X(C_SHE) X(C_THEY) X(C_FIRST) X(C_IT) X(C_WHO) \
	X(C_PERSON) X(C_GROUP) X(C_DOCUMENT) X(C_OTHER) X(C_PLURAL_DET) \
	X(C_MENTIONS_1) X(C_MENTIONS_2) X(C_MENTIONS_3_5) X(C_MENTIONS_6) \
	/* the verb after it */ \
	X(C_CUE_ADJACENT) X(C_CUE_APPOSITION) X(C_CUE_RELATIVE) X(C_CUE_FAR) X(C_CUE_NONE) \
	X(C_CUE_SAY) X(C_CUE_SPEECH) X(C_CUE_TELL) X(C_CUE_WRITE) X(C_CUE_ATTITUDE) X(C_CUE_NAMING) X(C_CUE_SHOW) \
	X(C_CUE_TOUCHES) X(C_CUE_BEYOND) X(C_VERB_OTHER) \
	/* the verb before it */ \
	X(C_INVERTED) X(C_INVERTED_SAY) X(C_INVERTED_TOUCHES) X(C_ACCORDING) X(C_RECIPIENT) \
	/* the reported clause that holds the stretch */ \
	X(C_CLAUSE_SUBJECT) X(C_CLAUSE_OWNER) X(C_CLAUSE_OTHER) \
	/* its neighbours */ \
	X(C_AFTER_PREP) X(C_AFTER_BY) X(C_AFTER_COMMA) X(C_AFTER_AND) X(C_AFTER_DASH) X(C_AFTER_OTHER_WORD) X(C_AFTER_VERB) \
	X(C_AFTER_THAT) X(C_IN_APPOSITION) X(C_POSSESSOR) X(C_POSSESSOR_UTTER) X(C_THEN_COMMA) X(C_THEN_COLON) \
	X(C_THEN_WHO) X(C_THEN_AND) X(C_THEN_PREP) X(C_THEN_STOP) X(C_THEN_PAREN) X(C_THEN_AUX) X(C_THEN_STRETCH) \
	X(C_AFTER_STRETCH) X(C_LINE_COLON) X(C_RIVAL_BETWEEN) X(C_THEN_NOUN) X(C_ACRONYM) \
	/* the talk so far */ \
	X(C_PREV_MENTION) X(C_PREV_PERSON) X(C_PREV2_PERSON) X(C_SPOKE_BEFORE) X(C_USED_BEFORE) X(C_SAME_PARAGRAPH_AS_PREV) \
	X(C_CUE_USED)

typedef enum NtFeature
{
#define X(name) NT_F_##name,
	NT_QUOTE_FEATURES(X)
#undef X
	NT_F_COUNT
} NtFeature;

#define NT_MAX_ACTIVE_FEATURES 72

typedef struct NtFeatureList
{
	int			count;
	uint8		active[NT_MAX_ACTIVE_FEATURES];
} NtFeatureList;

/* What the stretches before have been found to be. */
typedef struct NtTalk
{
	int32		prev_stretch;	/* the last stretch that was speech, -1 */
	int32		prev_mention;	/* its mention, -1 */
	int32		prev_person;
	int32		prev2_person;	/* the last speaker before that who is somebody else */
	bool		last_was_speech;	/* the stretch right before */
	uint8	   *spoke;			/* by person: has spoken */
	uint8	   *used;			/* by mention: has been chosen */
	uint8	   *cue_used;		/* by token: the cue of a stretch before */
} NtTalk;

/* Where the walk from the stretch outward, candidate by candidate, has come to on one side. */
typedef struct NtWalk
{
	int32		token;
	int			commas;			/* commas, semicolons and dashes passed */
} NtWalk;

static inline void
nt_feature_put(NtFeatureList *list, NtFeature feature)
{
	if (list->count < NT_MAX_ACTIVE_FEATURES)
		list->active[list->count++] = feature;
}

extern void nt_stretch_features(const NtQuoteText *text, int32 stretch, const NtTalk *talk, NtFeatureList *list);
extern void nt_candidate_features(const NtQuoteText *text, int32 stretch, int32 mention, int rank, NtWalk *walk,
								  const NtTalk *talk, NtFeatureList *list);
extern const char *nt_feature_name(NtFeature feature);

#endif							/* NT_QUOTE_FEATURES_H */
