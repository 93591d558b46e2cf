#!/usr/bin/env python3
"""Fit the speaker ranker of the quote room (src/data/speaker.model).

    make tools/quote_features
    tools/train_quotes.py [--folds] [--out FILE] TRAIN.jsonl...

Reads articles with annotated quotations, one JSON object a line: text, publisher, stretches, ignore, unsure and
quotes (source, head, same, segments with their quoted spans; offsets in characters).  The features come from the C
code itself (tools/quote_features), along the decisions of the model that is built in: train, build, and train again
until the score stands.  The ranker is a direct sum plus one hidden layer under a soft maximum over the candidates of
a stretch; weights are rounded to 1/256.  --folds reports the score of each publisher under a model that has not seen
it.  Needs numpy.
"""
import argparse, json, os, re, subprocess, sys
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
HIDDEN, NETS, EPOCHS, RATE, DECAY, BATCH, DROP = 12, 3, 14, 0.01, 2e-4, 64, 0.1
EDGE = " \t\n\r\u00a0\u2009\u200b\ufeff\"'“”„‟«»‘’‚‛`´,.;:!?…–—-()[]"


def trim(t, s, e):
    while s < e and t[s] in EDGE: s += 1
    while e > s and t[e - 1] in EDGE: e -= 1
    return s, e


def over(a, b):
    return a[0] < b[1] and a[1] > b[0]


def read(paths):
    return [json.loads(line) for path in paths for line in open(path, encoding='utf-8')]


def features(docs):
    """names of the features; for each article its stretches: (span, features, [(span, features)]), in characters"""
    data = b''
    for d in docs:
        b = d['text'].encode()
        data += b'%d\n' % len(b) + b
    out = subprocess.run([os.path.join(HERE, 'quote_features')], input=data, stdout=subprocess.PIPE, check=True)
    names, articles, char = [], [], None
    for line in out.stdout.decode().splitlines():
        w = line.split()
        if w[0] == 'F':
            names.append(w[1])
        elif w[0] == 'D':
            text = docs[len(articles)]['text']
            char, at = {}, 0
            for i, c in enumerate(text):
                char[at] = i
                at += len(c.encode())
            char[at] = len(text)
            char[-1] = -1
            articles.append([])
        elif w[0] == 'S':
            span = char[int(w[1])], char[int(w[2])]
            articles[-1].append((trim(text, *span), [int(x) for x in w[4:]], [], int(w[3])))
        else:
            articles[-1][-1][2].append(((char[int(w[1])], char[int(w[2])]), [int(x) for x in w[3:]]))
    return names, articles


def gold_units(d):
    """the quoted stretches of an article that are speech, to the spans that name their speaker"""
    units = {}
    for q in d['quotes']:
        head = [tuple(q['head'])] if q.get('head') else [tuple(x) for x in q['source']]
        for s in q['segments']:
            for u in s.get('quoted', []):
                u = trim(d['text'], *u)
                if u not in units or q.get('nested'):
                    units[u] = (head, [tuple(x) for x in q['source']], [tuple(x) for x in q.get('same', [])])
    return units


def examples(docs, articles):
    """(article, stretch features, candidate features, right candidates) of each stretch that can be learned from"""
    out = []
    for i, (d, stretches) in enumerate(zip(docs, articles)):
        units = gold_units(d)
        skip = [tuple(x) for x in d.get('ignore', []) + d.get('unsure', [])]
        for span, shared, candidates, _ in stretches:
            if any(over(span, x) for x in skip):
                continue
            if span not in units:
                if any(over(span, u) for u in units):
                    continue                        # another boundary: nothing to learn about speakers
                out.append((i, shared, [c[1] for c in candidates], [0]))
                continue
            head, source, same = units[span]
            if not source:                          # left implicit: any speaker will do
                out.append((i, shared, [c[1] for c in candidates], list(range(1, len(candidates)))))
                continue
            right = [k for k, c in enumerate(candidates) if any(over(c[0], h) for h in head)]
            right = right or [k for k, c in enumerate(candidates) if any(over(c[0], h) for h in source)]
            right = right or [k for k, c in enumerate(candidates) if any(over(c[0], h) for h in same)]
            out.append((i, shared, [c[1] for c in candidates], right or [1]))
    return out


class Net:
    """score = x.d + relu(x.w + b).v, x the features of a stretch and of one candidate"""

    def __init__(self, n, seed):
        r = np.random.RandomState(seed)
        self.p = [np.zeros(n), r.randn(n, HIDDEN) * 0.1, np.full(HIDDEN, 0.1), r.randn(HIDDEN) * 0.3]
        self.m = [np.zeros_like(x) for x in self.p]
        self.s = [np.zeros_like(x) for x in self.p]
        self.t = 0

    def forward(self, x):
        d, w, b, v = self.p
        h = x @ w + b
        return x @ d + np.maximum(h, 0) @ v, h

    def step(self, x, groups, right, rate):
        d, w, b, v = self.p
        score, h = self.forward(x)
        g = np.zeros_like(score)
        for k, (a, e) in enumerate(groups):
            p = np.exp(score[a:e] - score[a:e].max())
            p /= p.sum()
            q = p * right[a:e]
            g[a:e] = p - q / max(q.sum(), 1e-12)
        g /= len(groups)
        act = np.maximum(h, 0)
        gh = np.outer(g, v) * (h > 0)
        grads = [x.T @ g, x.T @ gh, gh.sum(0), act.T @ g]
        self.t += 1
        for i, gr in enumerate(grads):
            gr = gr + DECAY * self.p[i]
            self.m[i] = 0.9 * self.m[i] + 0.1 * gr
            self.s[i] = 0.999 * self.s[i] + 0.001 * gr * gr
            mh = self.m[i] / (1 - 0.9 ** self.t)
            sh = self.s[i] / (1 - 0.999 ** self.t)
            self.p[i] = self.p[i] - rate * mh / (np.sqrt(sh) + 1e-8)


def matrix(example, n):
    _, shared, candidates, right = example
    x = np.zeros((len(candidates), n), dtype=np.float32)
    x[:, shared] = 1
    for k, c in enumerate(candidates):
        x[k, c] = 1
    y = np.zeros(len(candidates))
    y[right] = 1
    return x, y


def fit(data, n):
    """the mean of NETS small nets from different starts, as one net"""
    nets = [fit_one(data, n, seed + 1) for seed in range(NETS)]
    net = nets[0]
    d, w, b, v = zip(*[x.p for x in nets])
    net.p = [sum(d) / NETS, np.concatenate(w, 1), np.concatenate(b), np.concatenate(v) / NETS]
    return net


def fit_one(data, n, seed):
    net = Net(n, seed)
    r = np.random.RandomState(seed)
    xs = [matrix(e, n) for e in data]
    for epoch in range(EPOCHS):
        order = r.permutation(len(xs))
        rate = RATE * (1 - epoch / EPOCHS) + 0.0005
        for a in range(0, len(order), BATCH):
            part = [xs[i] for i in order[a:a + BATCH]]
            x = np.concatenate([p[0] for p in part])
            if DROP:
                x = x * (r.rand(*x.shape) > DROP)
            right = np.concatenate([p[1] for p in part])
            groups, at = [], 0
            for p in part:
                groups.append((at, at + len(p[0])))
                at += len(p[0])
            net.step(x, groups, right, rate)
    return net


def accuracy(net, data, n):
    good = 0
    for e in data:
        x, y = matrix(e, n)
        good += y[int(np.argmax(net.forward(x)[0]))] > 0
    return good / max(1, len(data))


def write(net, names, path, note):
    d, w, b, v = [np.clip(np.round(x * 256), -32000, 32000).astype(int) for x in net.p]
    with open(path, 'w') as f:
        f.write('# Weights of the speaker ranker, in 1/256: direct weight, then the weight to each hidden unit.\n'
                '# Fitted by tools/train_quotes.py; docs/MODELS.md says on what. ' + note + '\n')
        f.write('BIAS 0 ' + ' '.join(map(str, b)) + '\nOUT 0 ' + ' '.join(map(str, v)) + '\n')
        for i, name in enumerate(names):
            f.write(name + ' ' + str(d[i]) + ' ' + ' '.join(map(str, w[i])) + '\n')


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('data', nargs='+')
    ap.add_argument('--folds', action='store_true')
    ap.add_argument('--out', default=os.path.join(HERE, '..', 'src', 'data', 'speaker.model'))
    a = ap.parse_args()
    docs = read(a.data)
    names, articles = features(docs)
    data = examples(docs, articles)
    n = len(names)
    print(len(docs), 'articles', len(data), 'stretches', n, 'features', 'right among candidates:',
          round(sum(len(e[3]) < len(e[2]) - 1 or e[3] == [0] for e in data) / len(data), 4), file=sys.stderr)
    if a.folds:
        for p in sorted({d['publisher'] for d in docs}):
            net = fit([e for e in data if docs[e[0]]['publisher'] != p], n)
            print(p, round(accuracy(net, [e for e in data if docs[e[0]]['publisher'] == p], n), 4))
        return
    net = fit(data, n)
    print('accuracy on its own training data', round(accuracy(net, data, n), 4), file=sys.stderr)
    write(net, names, a.out, '')


if __name__ == '__main__':
    main()
