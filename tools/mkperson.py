#!/usr/bin/python3
"""Make src/data/person.txt, the English nouns that are people, from WordNet 3.0.

    apt-get install wordnet-base
    tools/mkperson.py /usr/share/wordnet > src/data/person.txt

Run when the selection changes; the build reads the committed result.  A noun is taken when its most frequent sense
(the first of index.noun, names left aside) is a person, or a group that is called "people" (the young, folk, a minority).
"""
import os
import re
import sys

from mkwordclass import LICENCE, plurals

HEAD = """\
# English nouns whose usual sense is a person or people, made by tools/mkperson.py from WordNet 3.0.
%s%%class person
%%lang en
%%each person
"""
PERSON = '18'                       # lexicographer file noun.person
PEOPLE = '07942152'                 # the synset of "people", any group of human beings
# bodies of people that WordNet files under organisations, and what people are called where no noun is left
GROUPS = '''person persons human humans family families crew crews police troop couple couples crowd crowds staff personnel
survivors others'''.split()


def main():
    folder = sys.argv[1]
    file_of, hyponyms, names = {}, {}, {}
    for line in open(os.path.join(folder, 'data.noun')):
        if line[0] == ' ':
            continue
        part = line.split(' | ')[0].split()
        synset, words = part[0], int(part[3], 16)
        file_of[synset] = part[1]
        names[synset] = part[4:4 + 2 * words:2]
        pointers = part[4 + 2 * words + 1:]
        hyponyms[synset] = [pointers[i + 1] for i in range(0, len(pointers), 4) if pointers[i] == '~']
    people, queue = set(), [PEOPLE]
    while queue:
        synset = queue.pop()
        people.add(synset)
        queue += [h for h in hyponyms[synset] if h not in people]
    found = set(GROUPS)
    for line in open(os.path.join(folder, 'index.noun')):
        if line[0] == ' ':
            continue
        part = line.split()
        # a name is written with a capital in its synset
        senses = [synset for synset in part[-int(part[2]):] if part[0] in names[synset]]
        if re.fullmatch('[a-z]{2,}', part[0]) and senses and (file_of[senses[0]] == PERSON or senses[0] in people):
            found |= {part[0]} | plurals(folder, part[0])
    sys.stdout.write(HEAD % LICENCE)
    for word in sorted(found):
        print(word)


if __name__ == '__main__':
    main()
