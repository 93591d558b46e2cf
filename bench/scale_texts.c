/*
 * scale_texts.c - seeded made-up articles with copies, for bench/scale.sh.
 *
 *	cc -O2 -o scale_texts scale_texts.c && ./scale_texts ROWS [SEED]
 *
 * Writes COPY rows: number, number of the article it is a copy of (its own if it is none), text, and the 16 bands of
 * 4 minima that one would make by hand (one-permutation MinHash over runs of five words).  Words are of 30,000,
 * the first the most frequent; an article has 60 to 1,500 of them, 330 on average.  Four texts in ten are copies of one of the last
 * 2,000 articles: with up to 2 % of the words changed and a wrapper that many texts share, cut to 40-90 %, or with
 * 10-40 % of the sentences dropped.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WORDS	30000
#define KEPT	2000
#define LONGEST 1500
#define WRAPPER 30

static uint64_t state;

static uint64_t
mix(uint64_t h)
{
	h = (h ^ (h >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
	h = (h ^ (h >> 27)) * UINT64_C(0x94D049BB133111EB);
	return h ^ (h >> 31);
}

static double
uniform(void)
{
	state += UINT64_C(0x9E3779B97F4A7C15);
	return (double) (mix(state) >> 11) / 9007199254740992.0;
}

static int
below(int n)
{
	return (int) (uniform() * n);
}

/* Frequencies fall with the rank about as in news: the rank is drawn evenly below a bound that is drawn evenly twice. */
static int
pick_word(void)
{
	return below(1 + below(1 + below(WORDS)));
}

static void
put_word(int word)
{
	static const char *const syllables[] = {
		"ba", "ter", "lin", "mo", "ran", "des", "ki", "sol", "ven", "pa", "tor", "ne", "gal", "rim", "so", "dal"
	};

	for (unsigned h = (unsigned) mix((uint64_t) word + 1) | 1u << 8, n = 0; n < 1 + h % 3; n++)
		fputs(syllables[(h >> (4 * n + 4)) & 15], stdout);
	if (word % 7 == 0)
		printf("%d", word);
}

static void
put_text(const int *words, int n)
{
	for (int i = 0; i < n; i++)
	{
		put_word(words[i]);
		fputs(i + 1 == n || i % 90 == 89 ? ".\\n\\n" : i % 18 == 17 ? ". " : " ", stdout);
	}
}

static void
put_bands(const int *words, int n)
{
	uint64_t	least[64];

	memset(least, 0xFF, sizeof(least));
	for (int i = 0; i + 5 <= n; i++)
	{
		uint64_t	h = 0;

		for (int k = 0; k < 5; k++)
			h = mix(h * 31 + (uint64_t) words[i + k] + 1);
		if (h >> 6 < least[h & 63])
			least[h & 63] = h >> 6;
	}
	for (int b = 0; b < 16; b++)
	{
		uint64_t	h = (uint64_t) b + 1;

		for (int r = 0; r < 4; r++)
			h = mix(h * 31 + least[b * 4 + r]);
		printf("%s%d", b == 0 ? "\t{" : ",", (int) (uint32_t) h);
	}
	puts("}");
}

int
main(int argc, char **argv)
{
	static int	kept[KEPT][LONGEST];
	static int	length[KEPT];
	static long owner[KEPT];
	static int	wrapper[WRAPPER][40];
	static int	text[LONGEST + 40];
	long		rows = argc > 1 ? atol(argv[1]) : 1000;
	int			articles = 0;

	state = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
	for (int w = 0; w < WRAPPER; w++)
		for (int i = 0; i < 40; i++)
			wrapper[w][i] = pick_word();
	for (long row = 1; row <= rows; row++)
	{
		int			n = 0;
		long		of = row;

		if (articles > 100 && uniform() < 0.4)
		{
			int			a = below(articles < KEPT ? articles : KEPT);
			double		kind = uniform();

			of = owner[a];
			if (kind < 0.5)
			{
				int			w = below(WRAPPER);

				for (int i = 0; i < length[a]; i++)
					text[n++] = uniform() < 0.01 ? pick_word() : kept[a][i];
				for (int i = 0; i < 20 + w % 20; i++)
					text[n++] = wrapper[w][i];
			}
			else if (kind < 0.8)
			{
				n = (int) (length[a] * (0.4 + 0.5 * uniform()));
				memcpy(text, kept[a], n * sizeof(int));
			}
			else
			{
				double		drop = 0.1 + 0.3 * uniform();

				for (int i = 0; i < length[a]; i += 18)
					if (uniform() >= drop)
						for (int j = i; j < i + 18 && j < length[a]; j++)
							text[n++] = kept[a][j];
			}
		}
		else
		{
			n = 60 + below(200) + below(340) * (uniform() < 0.9 ? 1 : 3);
			for (int i = 0; i < n; i++)
				text[i] = pick_word();
			memcpy(kept[articles % KEPT], text, n * sizeof(int));
			length[articles % KEPT] = n;
			owner[articles++ % KEPT] = row;
		}
		printf("%ld\t%ld\t", row, of);
		put_text(text, n);
		put_bands(text, n);
	}
	return 0;
}
