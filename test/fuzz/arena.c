/*
 * arena.c - palloc for the fuzzers: every chunk from malloc, so that the sanitizers see its bounds, and all of them
 * freed between two inputs, as a memory context would.
 */
#include "core/nt.h"

#include "arena.h"

typedef struct Chunk
{
	struct Chunk *next;
	struct Chunk *prev;
	Size		size;
} Chunk;

static Chunk head = {&head, &head, 0};

static void *
add(Size size)
{
	Chunk	   *chunk = malloc(sizeof(Chunk) + size);

	if (chunk == NULL)
		abort();
	chunk->size = size;
	chunk->next = head.next;
	chunk->prev = &head;
	head.next->prev = chunk;
	head.next = chunk;
	return chunk + 1;
}

void
arena_reset(void)
{
	while (head.next != &head)
		pfree(head.next + 1);
}

void *
palloc(Size size)
{
	return add(size);
}

void *
palloc0(Size size)
{
	return memset(add(size), 0, size);
}

void *
palloc_extended(Size size, int flags)
{
	return (flags & MCXT_ALLOC_ZERO) != 0 ? palloc0(size) : palloc(size);
}

void *
repalloc(void *pointer, Size size)
{
	Chunk	   *old = (Chunk *) pointer - 1;
	void	   *new = add(size);

	memcpy(new, pointer, Min(old->size, size));
	pfree(pointer);
	return new;
}

void
pfree(void *pointer)
{
	Chunk	   *chunk = (Chunk *) pointer - 1;

	chunk->next->prev = chunk->prev;
	chunk->prev->next = chunk->next;
	free(chunk);
}

char *
pstrdup(const char *in)
{
	return strcpy(palloc(strlen(in) + 1), in);
}
