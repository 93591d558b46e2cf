#!/usr/bin/python3
"""Make src/data/wordclass.txt, the word classes of common English words, from WordNet 3.0.

    apt-get install wordnet-base
    tools/mkwordclass.py /usr/share/wordnet > src/data/wordclass.txt

Run when the selection changes; the build reads the committed result.  The tag counts of WordNet (cntlist.rev: how
often a sense was met in running text) say which class of an ambiguous word is the usual one.
"""
import collections
import functools
import os
import re
import sys

# stands at the top of every file that is made from WordNet
LICENCE = """\
# WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.  Licence: "Permission to use, copy, modify
# and distribute this software and database and its documentation for any purpose and without fee or royalty is hereby
# granted, provided that you agree to comply with the following copyright notice and statements, including the
# disclaimer, and that the same appear on ALL copies of the software, database and documentation, including
# modifications that you make for internal use or distribution."  THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND
# PRINCETON UNIVERSITY MAKES NO REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED.
"""
HEAD = """\
# Word classes of common English words, made by tools/mkwordclass.py from WordNet 3.0.
""" + LICENCE + """\
# base, third (goes), past, part (gone), ing: verb forms.  noun: usually a noun; nounlow: sometimes.
# adj, adv: usually these.
%class base third past part ing noun nounlow adj adv
%lang en
"""
NOUN, VERB, ADJ, ADV, SAT = '1', '2', '3', '4', '5'


def forms(verb, irregular):
    """third person, past, participle, ing of a verb"""
    vowel_end = re.search(r'[^aeiou][aeiou][bdgklmnprtvz]$', verb)
    one_beat = len(re.findall(r'[aeiouy]+', verb)) == 1
    doubled = vowel_end and (one_beat or verb in DOUBLED)
    if re.search(r'(s|x|z|ch|sh|o)$', verb):
        third = verb + 'es'
    elif re.search(r'[^aeiou]y$', verb):
        third = verb[:-1] + 'ies'
    else:
        third = verb + 's'
    if verb.endswith('e'):
        past = verb + 'd'
        ing = verb + 'ing' if verb.endswith(('ee', 'oe', 'ye')) else verb[:-2] + 'ying' if verb.endswith('ie') else verb[:-1] + 'ing'
    elif re.search(r'[^aeiou]y$', verb):
        past, ing = verb[:-1] + 'ied', verb + 'ing'
    else:
        stem = verb + verb[-1] if doubled else verb
        past, ing = stem + 'ed', stem + 'ing'
    pasts, parts = {past}, {past}
    exc = irregular.get(verb, set()) - {ing, third}
    exc = {e for e in exc if not e.endswith('ing') and not e.endswith('s')}
    if exc:
        pasts, parts = PRINCIPAL.get(verb, (exc | {past}, exc | {past}) if verb in BOTH else (exc, exc))
    return {third}, pasts, parts, {ing}


# verbs of two and more beats that double their last consonant
DOUBLED = set("""admit commit permit submit transmit omit refer prefer occur incur recur defer deter transfer control
patrol compel expel propel rebel regret equip begin forget forbid upset abet allot equal cancel travel level label
model fuel total""".split())

# verbs with a regular and an irregular past
BOTH = set("""burn learn dream leap spill spell smell spoil lean kneel light dwell bless bet thrive plead strive dive sneak
hang prove shear shave weave speed clothe dare gild knit melt quit rid shine shit slay stave sweat tread wed work
wake vex""".split())

# the irregular verbs whose past and participle differ
PRINCIPAL = {}
for line in """be was,were been|become became become|begin began begun|bite bit bitten|blow blew blown|break broke broken
choose chose chosen|come came come|do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten
fall fell fallen|fly flew flown|forget forgot forgotten|freeze froze frozen|get got got,gotten|give gave given|go went gone
grow grew grown|hide hid hidden|know knew known|lie lay,lied lain,lied|outgrow outgrew outgrown|overcome overcame overcome
overtake overtook overtaken|ride rode ridden|ring rang rung|rise rose risen|run ran run|see saw seen|shake shook shaken
show showed shown,showed|shrink shrank shrunk|sing sang sung|sink sank sunk|speak spoke spoken|steal stole stolen
strike struck struck,stricken|swear swore sworn|swim swam swum|take took taken|tear tore torn|throw threw thrown
undergo underwent undergone|undertake undertook undertaken|wake woke woken|wear wore worn|withdraw withdrew withdrawn
write wrote written|prove proved proven,proved|beat beat beaten,beat|overthrow overthrew overthrown|foresee foresaw foreseen
forbid forbade forbidden|forgive forgave forgiven|mistake mistook mistaken|arise arose arisen|bear bore borne,born
swell swelled swollen,swelled|sew sewed sewn|sow sowed sown|mow mowed mown|saw sawed sawn|spring sprang sprung
stink stank stunk|stride strode stridden|strive strove striven|tread trod trodden|weave wove woven|oversee oversaw overseen
offset offset offset|retake retook retaken|undercut undercut undercut|undershoot undershot undershot|upset upset upset
set set set|put put put|cut cut cut|hit hit hit|let let let|shut shut shut|cost cost cost
hurt hurt hurt|burst burst burst|bid bid bid|bet bet bet|cast cast cast|spread spread spread|split split split|quit quit quit
rid rid rid|thrust thrust thrust|forecast forecast forecast|broadcast broadcast broadcast|read read read|plead pleaded,pled pleaded,pled
wed wed,wedded wed,wedded|fit fit,fitted fit,fitted|shed shed shed""".replace('\n', '|').split('|'):
    v, p, q = line.split()
    PRINCIPAL[v] = (set(p.split(',')), set(q.split(',')))


# nouns that end like adverbs and forms of verbs
ENDINGS = set("""anything belly bloodshed butterfly ceiling clothing evening everything folly hatred herring hotbed jelly lightning moped
morning newlywed nothing offspring pudding shilling sibling something sterling watershed wedding""".split())

# nouns and verbs of the news that WordNet's texts hardly use
NEWS_NOUNS = set("""accord ally anomaly assembly backing beginning bets bombing borrowing boycott building call cross crude dip drill
dump exile family fighting filing finish flooding freeze gamble grab handling hearing hijack hiring hunt jump killing launch lending levy lift listing
looting massacre mix monitor monopoly offering opening overhaul plastic pledge plunge polling probe proceeds purge push quote rally
rebound rebuke recall recount repeat rerun rethink ride rioting rout scare scramble shelling shooting smuggling spending
stabbing start starts suspect suspects throw trading trafficking update walk win
swing swings caucus caucuses permit permits institute institutes cruise cruises subpoena subpoenas accords pledges swap swaps glut snag
snags pivot overlap remit chants move offer""".split())
NEWS = set("""account assuage backfire bankroll broker burgle circumvent crest cull debunk deflect defuse deport derail devalue
dismantle disavow disparage ditch diversify escalate fend fluctuate fund furlough host loot maim number opt
outpoll outsource oversee pave ration rebrand reignite relocate renegotiate replicate resonate restart restructure retake
revoke shell shelter showcase shutter stave strafe target torch torpedo undercut undershoot upend vandalize value""".split())

# verbs in -or that the British write with -our
BRITISH = set('favor honor labor harbor color endeavor rumor savor'.split())


def spellings(verb):
    """the verb as it is written in America and in Britain"""
    yield verb
    if re.search('[a-z]{3}ize$', verb) and verb not in ('capsize', 'seize'):
        yield verb[:-3] + 'ise'
    elif verb.endswith('lyze'):
        yield verb[:-2] + 'se'
    elif verb in BRITISH:
        yield verb[:-2] + 'our'


@functools.lru_cache
def irregular_plurals(folder):
    """noun.exc: by noun its plural forms"""
    forms = collections.defaultdict(set)
    for line in open(os.path.join(folder, 'noun.exc')):
        form, *lemmas = line.split()
        for lemma in lemmas:
            forms[lemma].add(form)
    return forms


def plurals(folder, noun):
    """the plural forms of a noun: those of noun.exc, else the regular one"""
    irregular = irregular_plurals(folder)
    if noun in irregular:
        return {form for form in irregular[noun] if form.isalpha()}
    if noun.endswith('man'):
        return {noun[:-2] + 'en'}
    if re.search(r'(s|x|z|ch|sh)$', noun):
        return {noun + 'es'}
    return {noun[:-1] + 'ies'} if re.search(r'[^aeiou]y$', noun) else {noun + 's'}


def main():
    folder = sys.argv[1]
    count = collections.defaultdict(collections.Counter)
    for line in open(os.path.join(folder, 'cntlist.rev')):
        sense, _, n = line.split()
        lemma, rest = sense.split('%')
        count[lemma][ADJ if rest[0] == SAT else rest[0]] += int(n)
    listed = collections.defaultdict(set)
    for name, pos in (('noun', NOUN), ('verb', VERB), ('adj', ADJ), ('adv', ADV)):
        for line in open(os.path.join(folder, 'index.' + name)):
            if line[0] != ' ':
                listed[line.split()[0]].add(pos)
    irregular = collections.defaultdict(set)
    for line in open(os.path.join(folder, 'verb.exc')):
        form, *lemmas = line.split()
        for lemma in lemmas:
            irregular[lemma].add(form)
    plural = {}
    for line in open(os.path.join(folder, 'noun.exc')):
        form, lemma = line.split()[:2]
        plural[form] = lemma
    for verb, (pasts, parts) in PRINCIPAL.items():
        irregular[verb] |= pasts | parts | {'-'}

    def noun_count(form):
        lemmas = {form, plural.get(form, form)}
        if form.endswith('s') and len(form) > 3:
            lemmas |= {form[:-1], form[:-2] if form.endswith('es') else form, form[:-3] + 'y' if form.endswith('ies') else form}
        return max(count[x][NOUN] if NOUN in listed.get(x, ()) else 0 for x in lemmas)

    classes = collections.defaultdict(set)
    for verb in sorted(listed):
        if VERB not in listed[verb] or not re.fullmatch('[a-z]{2,}', verb):
            continue
        n = count[verb][VERB]
        if n == 0 and verb not in NEWS:
            continue
        written = [(spelling, forms(spelling, irregular)) for spelling in spellings(verb)]
        for label, words in (('base', [{v} for v, f in written]), ('third', [f[0] for v, f in written]), ('past', [f[1] for v, f in written]),
                             ('part', [f[2] for v, f in written]), ('ing', [f[3] for v, f in written])):
            for form in set().union(*words):
                nouns = noun_count(form)
                if label == 'ing':
                    nouns = count[form][NOUN]
                    if nouns == 0 and NOUN in listed.get(form, ()):
                        nouns = 0.3
                adjectives = count[form][ADJ] if label in ('past', 'part', 'ing', 'base') else 0
                other = max(nouns, 0)
                if label in ('base', 'third') and other > 12 * n and verb not in NEWS:
                    continue                    # in effect never a verb
                classes[form].add(label)
                if other > 0 and other >= n * (1 if label in ('base', 'third') else 0.8):
                    classes[form].add('noun')
                elif other > 0.08 * n:
                    classes[form].add('nounlow')
                if adjectives > 1.5 * n and label == 'base':
                    classes[form].add('adj')
    for word in sorted(listed):
        if not re.fullmatch('[a-z]{2,}', word):
            continue
        c = count[word]
        if ADJ in listed[word] and c[ADJ] > 0 and c[ADJ] >= c[NOUN] and c[ADJ] >= c[ADV]:
            if not classes.get(word) or c[ADJ] > 0.15 * c[VERB]:
                classes[word].add('adj')
                if c[NOUN] >= 0.2 * c[ADJ] and not classes[word] & {'noun', 'nounlow'}:
                    classes[word].add('nounlow')
        if ADV in listed[word] and c[ADV] > 0 and c[ADV] > c[NOUN] and c[ADV] > c[ADJ]:
            classes[word].add('adv')
    for word in NEWS_NOUNS | ENDINGS:
        if 'noun' not in classes[word]:
            classes[word].add('nounlow' if classes[word] & {'base', 'ing'} else 'noun')
    sys.stdout.write(HEAD)
    order = 'base third past part ing noun nounlow adj adv'.split()
    for word in sorted(classes):
        if not word.isalpha():
            continue                            # tokens of its own: never looked up
        print('%s\t%s' % (word, ' '.join(c for c in order if c in classes[word])))


if __name__ == '__main__':
    main()
