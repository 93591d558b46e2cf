/*-------------------------------------------------------------------------
 *
 * place.h
 *	  What the bits of NtPlace mean.  They are the classes of
 *	  src/data/htmltag.txt and htmlcue.txt, in their order; src/html/tag.c
 *	  asserts that the two agree.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_PLACE_H
#define NT_PLACE_H

#define NT_BIT(n) (UINT32_C(1) << (n))

/* how the reader treats an element */
#define NT_PLACE_VOID	NT_BIT(0)
#define NT_PLACE_RAW	NT_BIT(1)
#define NT_PLACE_DROP	NT_BIT(2)
#define NT_PLACE_INLINE	NT_BIT(3)
#define NT_PLACE_CLOSES_P	NT_BIT(4)

/* what an element is */
#define NT_PLACE_P	NT_BIT(5)
#define NT_PLACE_H1	NT_BIT(6)
#define NT_PLACE_H2	NT_BIT(7)
#define NT_PLACE_H3	NT_BIT(8)
#define NT_PLACE_LI	NT_BIT(9)
#define NT_PLACE_CELL	NT_BIT(10)
#define NT_PLACE_DIV	NT_BIT(11)
#define NT_PLACE_CAPTION	NT_BIT(12)
#define NT_PLACE_QUOTE	NT_BIT(13)
#define NT_PLACE_DEF	NT_BIT(14)
#define NT_PLACE_ARTICLE	NT_BIT(15)
#define NT_PLACE_MAIN	NT_BIT(16)
#define NT_PLACE_ASIDE	NT_BIT(17)
#define NT_PLACE_NAV	NT_BIT(18)
#define NT_PLACE_HEADER	NT_BIT(19)
#define NT_PLACE_FOOTER	NT_BIT(20)
#define NT_PLACE_SECTION	NT_BIT(21)
#define NT_PLACE_FORM	NT_BIT(22)
#define NT_PLACE_FIGURE	NT_BIT(23)
#define NT_PLACE_TABLE	NT_BIT(24)
#define NT_PLACE_LIST	NT_BIT(25)
#define NT_PLACE_BUTTON	NT_BIT(26)
#define NT_PLACE_LINK	NT_BIT(27)
#define NT_PLACE_BOLD	NT_BIT(28)
#define NT_PLACE_BR	NT_BIT(29)
#define NT_PLACE_ROOT	NT_BIT(30)

/* set by attributes, in NtPlace.around only, where the reader's own bits mean nothing */
#define NT_PLACE_HIDDEN	NT_BIT(0)
#define NT_PLACE_ARTICLE_BODY	NT_BIT(1)

/* all that an element hands on to the elements inside it */
#define NT_PLACE_KINDS	(NT_PLACE_BR - NT_PLACE_P)

/* cues of class and id words that decide kinds of blocks */
#define NT_NEAR_BODY	NT_BIT(0)
#define NT_NEAR_RELATED	NT_BIT(1)
#define NT_NEAR_SHARE	NT_BIT(2)
#define NT_NEAR_SIGNUP	NT_BIT(3)
#define NT_NEAR_COMMENT	NT_BIT(4)
#define NT_NEAR_LEGAL	NT_BIT(5)
#define NT_NEAR_PHOTO	NT_BIT(6)
#define NT_NEAR_BYLINE	NT_BIT(7)
#define NT_NEAR_DATE	NT_BIT(8)
#define NT_NEAR_NAV	NT_BIT(9)
#define NT_NEAR_AD	NT_BIT(10)
#define NT_NEAR_PROMO	NT_BIT(11)
#define NT_NEAR_TAG	NT_BIT(12)
#define NT_NEAR_PAYWALL	NT_BIT(13)
#define NT_NEAR_MEDIA	NT_BIT(14)
#define NT_NEAR_SIDEBAR	NT_BIT(15)
#define NT_NEAR_HEADER	NT_BIT(16)
#define NT_NEAR_FOOTER	NT_BIT(17)
#define NT_NEAR_POPUP	NT_BIT(18)
#define NT_NEAR_TITLE	NT_BIT(19)
#define NT_NEAR_LEAD	NT_BIT(20)
#define NT_NEAR_TEASER	NT_BIT(21)
#define NT_NEAR_BOX	NT_BIT(22)
#define NT_NEAR_PARA	NT_BIT(23)
#define NT_NEAR_COUNT	24

#endif							/* NT_PLACE_H */
