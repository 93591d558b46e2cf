#ifndef ARENA_H
#define ARENA_H

extern void arena_reset(void);

#endif							/* ARENA_H */
