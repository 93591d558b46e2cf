/*-------------------------------------------------------------------------
 *
 * cue.h
 *	  What the bits of NtBlock.cues mean: the classes of
 *	  src/data/stripcue.txt, in their order; cue.c asserts that they agree.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_CUE_H
#define NT_CUE_H

#define NT_CUE_RELATED (UINT32_C(1) << 0)
#define NT_CUE_SHARE (UINT32_C(1) << 1)
#define NT_CUE_SIGNUP (UINT32_C(1) << 2)
#define NT_CUE_COMMENT (UINT32_C(1) << 3)
#define NT_CUE_LEGAL (UINT32_C(1) << 4)
#define NT_CUE_PHOTO (UINT32_C(1) << 5)
#define NT_CUE_BYLINE (UINT32_C(1) << 6)
#define NT_CUE_DATE (UINT32_C(1) << 7)
#define NT_CUE_NAV (UINT32_C(1) << 8)
#define NT_CUE_AD (UINT32_C(1) << 9)
#define NT_CUE_PROMO (UINT32_C(1) << 10)
#define NT_CUE_TAG (UINT32_C(1) << 11)
#define NT_CUE_PAYWALL (UINT32_C(1) << 12)
#define NT_CUE_MEDIA (UINT32_C(1) << 13)
#define NT_CUE_AGENCY (UINT32_C(1) << 14)
#define NT_CUE_BIO (UINT32_C(1) << 15)
#define NT_CUE_READER (UINT32_C(1) << 16)
#define NT_CUE_COUNT 17
/* "See", "Read": at the beginning of a short block that ends in a colon, a pointer to another page; never in NtBlock.cues */
#define NT_CUE_POINTER (UINT32_C(1) << NT_CUE_COUNT)

/* Neither are these in NtBlock.cues: they say that a block is a notice or a caption (notice.c). */
#define NT_CUE_NOTICE (UINT32_C(1) << (NT_CUE_COUNT + 1))
#define NT_CUE_CREDITS (UINT32_C(1) << (NT_CUE_COUNT + 2))
#define NT_CUE_PICTURE (UINT32_C(1) << (NT_CUE_COUNT + 3))
#define NT_CUE_NO_FEATURES (NT_CUE_POINTER | NT_CUE_NOTICE | NT_CUE_CREDITS | NT_CUE_PICTURE)

/* Phrases that only a page has: a text without any line of them holds nothing to strip but notices. */
#define NT_CUE_FURNITURE (NT_CUE_RELATED | NT_CUE_SHARE | NT_CUE_SIGNUP | NT_CUE_COMMENT | NT_CUE_LEGAL | NT_CUE_BYLINE | \
						  NT_CUE_NAV | NT_CUE_AD | NT_CUE_PROMO | NT_CUE_TAG | NT_CUE_PAYWALL | NT_CUE_MEDIA)

#endif							/* NT_CUE_H */
