# newstext - PGXS build
#
#	make && make install && make installcheck		as for any extension; PG_CONFIG chooses the server
#	make unitcheck									units of the core, no server needed
#	make dist										newstext-VERSION.zip for PGXN

srcdir    ?= .
EXTENSION  = newstext
MODULE_big = newstext
OBJS       = $(patsubst $(srcdir)/%.c,%.o,$(sort $(wildcard $(srcdir)/src/*/*.c)))
DATA       = $(notdir $(wildcard $(srcdir)/newstext--*.sql))

PG_CPPFLAGS = -I$(srcdir)/src -Isrc $(ICU_CFLAGS)
SHLIB_LINK  = -licui18n -licuuc

REGRESS        = $(patsubst $(srcdir)/sql/%.sql,%,$(sort $(wildcard $(srcdir)/sql/*.sql)))
REGRESS_OPTS   = --inputdir=$(srcdir) --encoding=UTF8 --load-extension=newstext

# small tables of the English words of lists that are asked about every word, or are long
WORD_TABLES = src/data/wordtags.inc src/data/qwordtags.inc src/data/persontags.inc

LEXICONS  = $(patsubst $(srcdir)/%.txt,%.inc,$(filter-out %/wordclass.txt %/person.txt,$(wildcard $(srcdir)/src/data/*.txt))) \
	$(patsubst $(srcdir)/%.weights,%.inc,$(wildcard $(srcdir)/src/data/*.weights)) \
	$(patsubst $(srcdir)/%.model,%.inc,$(wildcard $(srcdir)/src/data/*.model)) \
	src/data/entity.inc $(WORD_TABLES)

PG_CONFIG ?= pg_config
PGXS := $(shell $(PG_CONFIG) --pgxs)

ISOLATION_OPTS = --inputdir=$(srcdir)/test/isolation --load-extension=newstext
ifneq ($(wildcard $(dir $(PGXS))../test/isolation/pg_isolation_regress),)
ISOLATION = $(patsubst %.spec,%,$(notdir $(wildcard $(srcdir)/test/isolation/specs/*.spec)))
endif
ifneq ($(wildcard $(srcdir)/test/t/*.pl),)
TAP_TESTS   = 1
PROVE_TESTS = test/t/*.pl
endif

EXTRA_CLEAN = $(LEXICONS) test/unit/unit test/interrupts/interrupts tools/quote_features

include $(PGXS)

# a build outside the source tree has no folders yet (and VPATH would find the sources', so no rule can make them)
$(shell mkdir -p $(sort $(dir $(OBJS))))

# generated tables, and every object after every header: PGXS tracks neither
src/data/%.inc: $(srcdir)/src/data/%.txt $(srcdir)/tools/mklexicon.pl
	@mkdir -p $(@D)
	$(PERL) $(srcdir)/tools/mklexicon.pl $* $< > $@.tmp && mv $@.tmp $@

src/data/wordtags.inc: $(srcdir)/src/data/clauseword.txt $(srcdir)/src/data/wordclass.txt
src/data/qwordtags.inc: $(srcdir)/src/data/qword.txt
src/data/persontags.inc: $(srcdir)/src/data/person.txt
$(WORD_TABLES): $(srcdir)/tools/mklexicon.pl
	@mkdir -p $(@D)
	$(PERL) $(srcdir)/tools/mklexicon.pl -compact $(basename $(@F)) $(filter %.txt,$^) > $@.tmp && mv $@.tmp $@

src/data/%.inc: $(srcdir)/src/data/%.weights $(srcdir)/tools/mkweights.pl
	@mkdir -p $(@D)
	$(PERL) $(srcdir)/tools/mkweights.pl $* $< > $@.tmp && mv $@.tmp $@

src/data/%.inc: $(srcdir)/src/data/%.model $(srcdir)/tools/mkmodel.pl
	@mkdir -p $(@D)
	$(PERL) $(srcdir)/tools/mkmodel.pl $* $< > $@.tmp && mv $@.tmp $@

src/data/entity.inc: $(srcdir)/src/data/entity.names $(srcdir)/tools/mkentities.pl
	@mkdir -p $(@D)
	$(PERL) $(srcdir)/tools/mkentities.pl $< > $@.tmp && mv $@.tmp $@

$(OBJS) $(OBJS:.o=.bc): $(wildcard $(srcdir)/src/*/*.h) $(LEXICONS) $(srcdir)/src/data/unicode.inc $(srcdir)/src/data/translit.inc

# only src/pg is called from outside; calls within the core need no detour over the table of symbols, which costs 4 %
$(filter-out src/pg/%,$(OBJS)): CFLAGS += -fvisibility=hidden

# inner loops that are meant for vector registers
src/strip/model.o src/quote/rank.o: CFLAGS += $(CFLAGS_VECTORIZE)
# gcc makes no dot product of sums that may wrap; these cannot, features are clamped
src/strip/model.o: CFLAGS += -fno-wrapv

CORE_SOURCES = $(filter-out $(srcdir)/src/pg/%,$(wildcard $(srcdir)/src/*/*.c))
FRONTEND_FLAGS = -DFRONTEND -I$(srcdir)/test/unit -I$(srcdir)/src -Isrc -I$(shell $(PG_CONFIG) --includedir-server) $(ICU_CFLAGS)
FRONTEND_LIBS  = -L$(shell $(PG_CONFIG) --pkglibdir) -L$(shell $(PG_CONFIG) --libdir) -lpgcommon -lpgport -licuuc -lm

test/unit/unit: $(wildcard $(srcdir)/test/unit/*.c) $(CORE_SOURCES) $(wildcard $(srcdir)/src/*/*.h) $(LEXICONS)
	@mkdir -p $(@D)
	$(CC) -g -O1 -Wall $(FRONTEND_FLAGS) -o $@ $(filter %.c,$^) $(FRONTEND_LIBS)

# how long the core works between two checks for interrupts, optimized as in the server
test/interrupts/interrupts: $(wildcard $(srcdir)/test/interrupts/*.[ch]) $(CORE_SOURCES) $(wildcard $(srcdir)/src/*/*.h) $(LEXICONS)
	@mkdir -p $(@D)
	$(CC) -g -O2 -Wall -include $(srcdir)/test/interrupts/interrupts.h $(FRONTEND_FLAGS) -o $@ $(filter %.c,$^) $(FRONTEND_LIBS)

.PHONY: lexicons unitcheck interruptscheck dist
# what PGXN takes: the last commit as a zip file
DIST = $(EXTENSION)-$(shell sed -n '/"version"/{s/.*: "\(.*\)",/\1/p;q;}' $(srcdir)/META.json)
dist:
	git -C $(srcdir) archive --format=zip --prefix=$(DIST)/ HEAD > $(DIST).zip

interruptscheck: test/interrupts/interrupts
	test/interrupts/interrupts

lexicons: $(LEXICONS)

unitcheck: test/unit/unit
	test/unit/unit

# the ranker's features for tools/train_quotes.py; no part of the build
tools/quote_features: $(srcdir)/tools/quote_features.c $(CORE_SOURCES) $(wildcard $(srcdir)/src/*/*.h) $(LEXICONS)
	@mkdir -p $(@D)
	$(CC) -g -O2 -Wall $(FRONTEND_FLAGS) -o $@ $(filter %.c,$^) $(FRONTEND_LIBS)
