/*-------------------------------------------------------------------------
 *
 * topic.h
 *	  The topic of a claim.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NT_TOPIC_H
#define NT_TOPIC_H

#include "number/relation.h"

/* A constant of the closed list, or NULL; the claim's item, subject and action are read. */
extern const char *nt_topic(const NtRelation *r);

#endif							/* NT_TOPIC_H */
