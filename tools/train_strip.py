#!/usr/bin/python3
"""Train the models of the strip room (docs/MODELS.md says on what and how well).

usage: train_strip.py --data DIR [--door text|html] [--write FILE] [--no-check] [--errors N] and what docs/MODELS.md names

DIR holds html.jsonl.gz, text.jsonl.gz, residual.jsonl.gz: objects with id, site, truth and html or text.
Features come from the extension's own C code through tools/strip_driver.c, so that training and serving cannot differ.
Cross-validated by site; the second model learns from first scores that were made without its own site.  numpy only.
"""
import argparse
import collections
import ctypes
import gzip
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile

import numpy as np

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TOKEN = re.compile(r'\w+')
WIDTH = dict(text=104, html=192)
CONTEXT = 40
MAX_BLOCKS = 20000
MENU_SCORE = -7 * 64
SURE_SCORE = -2 * 64
SURE_ARTICLE_SCORE = 3 * 64
PASSAGE_BLOCKS = 2
# folds of sites left out, and of those left out for the first scores within each
FOLDS = 4
GROUPS = 16
SPLICED_WEIGHT = .5
THINNED_WEIGHT = .4
# junk of one page weighs at most this many times its article
JUNK_MAX = 3.0


def build_driver():
    pg = os.environ.get('PG_CONFIG', 'pg_config')
    ask = lambda what: subprocess.check_output([pg, '--' + what], text=True).strip()
    out = os.path.join(tempfile.mkdtemp(), 'strip.so')
    # all of the room but what needs the weights that are to be made
    after = {'model.c', 'score.c', 'article.c', 'kind.c', 'extract.c'}
    rooms = [os.path.join(TOP, 'src', r) for r in ('core', 'strip', 'html')]
    sources = [os.path.join(r, f) for r in rooms if os.path.isdir(r) for f in sorted(os.listdir(r))
               if f.endswith('.c') and f not in after]
    subprocess.check_call(['cc', '-O2', '-shared', '-fPIC', '-DFRONTEND', '-I' + TOP + '/src', '-I' + ask('includedir-server'),
                           '-o', out, TOP + '/tools/strip_driver.c'] + sources +
                          ['-L' + ask('pkglibdir'), '-L' + ask('libdir'), '-lpgcommon_shlib', '-lpgport_shlib', '-licuuc', '-lm'])
    return ctypes.CDLL(out)


def ptr(a):
    return a.ctypes.data_as(ctypes.c_void_p)


# ---------------------------------------------------------------- pages


def count_shingles(tokens, n=4):
    return collections.Counter(tuple(tokens[i:i + n]) for i in range(max(1, len(tokens) - n + 1)) if tokens)


class Page:
    """One page: features of its blocks, their tokens, and which of them the truth has."""

    def __init__(self, lib, door, site, weight, kind):
        self.lib, self.width, self.site, self.weight, self.kind = lib, WIDTH[door], site, weight, kind
        self.handle, self.spans = ctypes.c_void_p(), np.zeros((MAX_BLOCKS, 2), np.int32)

    @classmethod
    def read(cls, lib, door, text, truth, site, weight=1.0, kind='page', lang=''):
        page = cls(lib, door, site, weight, kind)
        page.lang, page.data = lang, text.encode()
        data, to = page.data, (ctypes.byref(page.handle), page.data, len(page.data), ptr(page.spans), MAX_BLOCKS)
        if door == 'html':
            out = ctypes.c_char_p()
            n = lib.driver_html(*to, ctypes.byref(out))
            data = ctypes.string_at(out, int(page.spans[n - 1, 1]) if n else 0)
        else:
            n = lib.driver_text(*to)
        page.measure(n)
        page.text = [data[a:b].decode('utf-8', 'replace') for a, b in page.spans[:n]]
        page.tokens = [TOKEN.findall(t) for t in page.text]
        page.truth = count_shingles(TOKEN.findall(truth))
        page.label(truth)
        return page

    @classmethod
    def splice(cls, a, b, weight):
        """Page a's furniture around page b's article: no net shall learn which furniture goes with which text."""
        page = cls(a.lib, a.door, a.site, weight, 'spliced')
        (i, k), (m, n) = a.article, b.article
        page.measure(a.lib.driver_splice(ctypes.byref(page.handle), a.handle, i, k, b.handle, m, n, ptr(page.spans)))
        page.tokens = a.tokens[:i] + b.tokens[m:n] + a.tokens[k:]
        page.weigh(np.concatenate([np.zeros(i), b.y[m:n], np.zeros(a.n - k)]))
        return page

    @classmethod
    def thin(cls, a, rng, weight):
        """Page a with some of its junk gone, as extractors leave it."""
        page = cls(a.lib, a.door, a.site, weight, 'thinned')
        i, k = a.article
        before, after = rng.choice((0, 0, 1, 2, 4, 8)), rng.choice((0, 0, 1, 3, 6, 12))
        share, inside = rng.choice((.4, .8, 1.)), rng.choice((0., .3, .6, 1.))
        at = np.arange(a.n)
        keep = np.where((at >= i) & (at < k), (a.y > .5) | (rng.random(a.n) < inside),
                        (at >= i - before) & (at < k + after) & (rng.random(a.n) < share)).astype(np.uint8)
        page.measure(a.lib.driver_thin(ctypes.byref(page.handle), a.handle, ptr(keep), ptr(page.spans)))
        page.tokens = [t for t, on in zip(a.tokens, keep) if on]
        page.weigh(a.y[keep > 0])
        return page

    def measure(self, n):
        self.n = n
        self.spans = self.spans[:n].copy()
        self.x = np.zeros((n, self.width), np.int16)
        self.lib.driver_features(self.handle, self.width, ptr(self.x))
        menu = np.zeros(n, np.uint8)
        # nothing to strip: kept whole, whatever the scores (nt_strip_article, nt_score_blocks)
        self.whole = self.lib.driver_menu(self.handle, ptr(menu)) == 0 or n <= PASSAGE_BLOCKS
        self.menu = menu > 0

    @property
    def door(self):
        return 'html' if self.width == WIDTH['html'] else 'text'

    @property
    def article(self):
        at = np.nonzero(self.y > .5)[0]
        return (int(at[0]), int(at[-1]) + 1) if len(at) else (0, 0)

    def context(self, scores):
        width = self.width + CONTEXT
        rows = np.zeros((self.n, width), np.int16)
        scores = np.ascontiguousarray(scores, np.int16)
        self.lib.driver_context(self.handle, width, ptr(scores), ptr(rows))
        return rows

    def decide(self, first, second):
        """As nt_score_blocks and nt_strip_article do, without the notices at the end."""
        if self.whole:
            return np.full(self.n, 64, np.int16)
        scores = np.ascontiguousarray(np.where((first <= SURE_SCORE) | (first >= SURE_ARTICLE_SCORE), first, second), np.int16)
        self.lib.driver_lone(self.handle, ptr(scores))
        return scores

    def label(self, truth):
        have = collections.Counter(self.truth)
        lines = collections.Counter(tuple(TOKEN.findall(t)) for t in truth.split('\n'))
        y = np.zeros(self.n)
        # long blocks first: by the share of their shingles that the truth has
        for i, t in enumerate(self.tokens):
            if len(t) >= 8:
                s = count_shingles(t)
                y[i] = sum((s & have).values()) / sum(s.values())
        near = lambda i: sum(len(self.tokens[j]) * (y[j] > .5) / (1 + abs(i - j)) for j in range(max(0, i - 8), min(self.n, i + 9))
                             if j != i)
        # of equal blocks, only as many as the truth has: those in the best company
        groups = collections.defaultdict(list)
        for i, t in enumerate(self.tokens):
            if t:
                groups[tuple(t)].append(i)
        for t, at in groups.items():
            if len(t) >= 8 and len(at) > 1 and y[at[0]] > .5:
                keep = max(1, lines[t])
                for i in sorted(at, key=near, reverse=True)[keep:]:
                    y[i] = 0
        for t, at in groups.items():
            if len(t) < 8:
                s = count_shingles(list(t))
                if lines[t]:
                    hits = sorted(at, key=near, reverse=True)[:lines[t]]
                elif len(t) >= 4 and sum((s & have).values()) == sum(s.values()):
                    hits = sorted(at, key=near, reverse=True)[:1]
                else:
                    continue
                for i in hits:
                    y[i] = 1.0 if near(i) > 3 or self.n < 12 else 0.0
        self.weigh(y)

    def weigh(self, y):
        self.y = y
        words = np.array([max(1, len(t)) for t in self.tokens], float)
        total = max(20.0, float(words[y > .5].sum()))
        # what a wrong decision costs this page; short blocks count as a few words
        cost = np.minimum(words + 2.0, .3 * total) / total
        junk = cost[y < .5].sum()
        if junk > JUNK_MAX:
            cost[y < .5] *= JUNK_MAX / junk
        self.cost = cost * self.weight

    def match(self, keep):
        tokens = [w for i in range(self.n) if keep[i] for w in self.tokens[i]]
        s = count_shingles(tokens)
        tp = sum((self.truth & s).values())
        fp, fn = sum(s.values()) - tp, sum(self.truth.values()) - tp
        z = tp + fp + fn
        return (tp / z, fp / z, fn / z) if z else (0., 0., 0.)


def total(ms):
    p = [1.0 if m[1] == m[2] == 0 else 0.0 if m[0] == 0 else m[0] / (m[0] + m[1]) for m in ms if m[0] + m[1] > 0]
    r = [1.0 if m[1] == m[2] == 0 else 0.0 if m[0] == 0 else m[0] / (m[0] + m[2]) for m in ms if m[0] + m[2] > 0]
    p, r = statistics.fmean(p), statistics.fmean(r)
    return 2 * p * r / (p + r), p, r, sum(2 * m[0] / max(1e-9, 2 * m[0] + m[1] + m[2]) > .9 for m in ms) / len(ms)


# ---------------------------------------------------------------- a net of one hidden layer


class Net:
    """x -> relu(W x + b) -> v h + c, on standardised features; several nets are averaged by laying them side by side."""

    def __init__(self, nin, hidden, seed):
        rng = np.random.default_rng(seed)
        self.w = (rng.standard_normal((nin, hidden)) / np.sqrt(nin)).astype(np.float32)
        self.b = np.zeros(hidden, np.float32)
        self.v = (rng.standard_normal(hidden) / np.sqrt(hidden)).astype(np.float32)
        self.c = np.zeros(1, np.float32)
        self.rng = rng

    def train(self, x, y, cost, epochs, decay, batch=1024, rate=3e-3, drop=.1):
        mean, std = x.mean(0), x.std(0) + 4.0
        z = np.clip((x - mean) / std, -6, 6).astype(np.float32)
        y, cost = y.astype(np.float32), (cost / cost.mean()).astype(np.float32)
        p = [self.w, self.b, self.v, self.c]
        m, s, t = [np.zeros_like(a) for a in p], [np.zeros_like(a) for a in p], 0
        steps = epochs * (len(z) // batch + 1)
        for _ in range(epochs):
            order = self.rng.permutation(len(z))
            for k in range(0, len(z), batch):
                i = order[k:k + batch]
                xb = z[i] * (self.rng.random((1, z.shape[1])) > drop)
                h = np.maximum(xb @ self.w + self.b, 0)
                q = 1 / (1 + np.exp(-np.clip(h @ self.v + self.c, -30, 30)))
                d = ((q - y[i]) * cost[i] / len(i)).astype(np.float32)
                dh = np.outer(d, self.v) * (h > 0)
                g = [xb.T @ dh + decay * self.w, dh.sum(0), h.T @ d + decay * self.v, np.array([d.sum()], np.float32)]
                t += 1
                r = rate * .5 * (1 + np.cos(np.pi * t / steps)) + 1e-5
                for a, ga, ma, sa in zip(p, g, m, s):
                    ma += .1 * (ga - ma)
                    sa += .001 * (ga * ga - sa)
                    a -= r * (ma / (1 - .9 ** t)) / (np.sqrt(sa / (1 - .999 ** t)) + 1e-8)
        self.w = self.w / std[:, None]
        self.b = self.b - mean @ self.w
        return self


def side_by_side(nets):
    net = Net(1, 1, 0)
    net.w = np.concatenate([n.w for n in nets], 1)
    net.b = np.concatenate([n.b for n in nets])
    net.v = np.concatenate([n.v for n in nets]) / len(nets)
    net.c = sum(n.c for n in nets) / len(nets)
    return net


def quantise(net):
    """Integers of src/strip/model.c: first layer 2^14, hidden value 2^6, second layer 2^10, sum 2^16."""
    # move the scale between layers so that both fit their 16 bits
    top = np.maximum(np.abs(net.w).max(0), 1e-9)
    g = np.minimum(1.8 / top, 30.0)
    scale = np.clip(g, .02, 4.0)
    w = np.rint(net.w * scale * 16384)
    v = np.rint(net.v / scale * 1024)
    return (np.clip(w, -32767, 32767).astype(np.int16), np.rint(net.b * scale * 16384).astype(np.int64),
            np.clip(v, -32767, 32767).astype(np.int16), int(np.rint(net.c[0] * 65536)))


def score(q, x, menu):
    """As nt_score_blocks: 1/64 of a logit."""
    w, b, v, c = q
    z = x.astype(np.float64) @ w.astype(np.float64) + b
    h = np.clip(np.floor(z / 256), 0, 16383)
    out = np.floor((h @ v.astype(np.float64) + c) / 1024)
    return np.where(menu, MENU_SCORE, np.clip(out, -8191, 8191)).astype(np.int16)


def fit(pages, rows, hidden, nets, epochs, decay, seed):
    x = np.concatenate([r[~p.menu] for p, r in zip(pages, rows)]).astype(np.float32)
    y = np.concatenate([p.y[~p.menu] for p in pages])
    cost = np.concatenate([p.cost[~p.menu] for p in pages])
    return quantise(side_by_side([Net(x.shape[1], hidden, seed + k).train(x, y, cost, epochs, decay) for k in range(nets)]))


def group_sites(pages):
    """GROUPS groups of whole sites; what is made of two pages is made of two of one group, so that no fold tells another."""
    sites = sorted({p.site for p in pages})
    order = np.random.default_rng(11).permutation(len(sites))
    where = {s: int(order[i]) % GROUPS for i, s in enumerate(sites)}
    for p in pages:
        p.group = where[p.site]


def make_more(pages, splices, thins):
    """Pages made of others: see Page.splice and Page.thin."""
    rng = np.random.default_rng(5)
    made = []
    real = [p for p in pages if p.kind == 'page' and p.article[1]]
    for p in real:
        others = [q for q in real if q.group == p.group and q.site != p.site]
        same = [q for q in others if q.lang == p.lang]
        new = [Page.thin(p, rng, THINNED_WEIGHT) for _ in range(thins)]
        for _ in range(splices if others else 0):
            at = same if same and rng.random() < .8 else others
            new.append(Page.splice(p, at[rng.integers(len(at))], SPLICED_WEIGHT))
        for q in new:
            q.group = p.group
        made += new
    return made


def train_both(pages, a, seed):
    """First model; first scores of every page by a model that has not seen its site; second model on them."""
    rows = [p.x for p in pages]
    fold = np.array([p.group // FOLDS for p in pages])
    outer = [None] * len(pages)
    for f in range(GROUPS // FOLDS):
        q = fit([p for p, g in zip(pages, fold) if g != f], [r for r, g in zip(rows, fold) if g != f], a.hidden, 1,
                a.epochs, a.decay, seed + 100 * f)
        for i in np.nonzero(fold == f)[0]:
            outer[i] = score(q, rows[i], pages[i].menu)
    first = fit(pages, rows, a.hidden, a.nets, a.epochs, a.decay, seed)
    context = [p.context(s) for p, s in zip(pages, outer)]
    w, b, v, c = fit(pages, context, a.hidden2, a.nets2, a.epochs, a.decay, seed + 7)
    # nets that saw these sites are surer of what they keep than nets that did not
    return first, (w, b, v, c - a.margin * 1024)


def report(pages, scores, title):
    for kind in ('page', 'clean', 'residual'):
        at = [i for i, p in enumerate(pages) if p.kind == kind]
        if at:
            t = total([pages[i].match(scores[i] >= 0) for i in at])
            more = ''
            if kind == 'clean':
                more = ' unchanged %.3f' % (sum(all(scores[i] >= 0) for i in at) / len(at))
            if kind == 'residual':
                more = ' before %.4f' % total([pages[i].match(np.ones(pages[i].n)) for i in at])[0]
            print('%-10s %-9s F1 %.4f P %.4f R %.4f >.9 %.3f%s' % ((title, kind) + t + (more,)), flush=True)


def write(path, door, first, second):
    with open(path, 'w') as f:
        f.write('# Weights of the %s door, made by tools/train_strip.py; docs/MODELS.md says from what.  PostgreSQL licence.\n' % door)
        for name, (w, b, v, c) in (('first', first), ('second', second)):
            f.write('%%model %s_%s %d %d\n' % (door, name, w.shape[0], w.shape[1]))
            for k in range(w.shape[1]):
                f.write('%d %d' % (v[k], b[k]) + ''.join(' %d' % i for i in w[:, k]) + '\n')
            f.write('%d\n' % c)


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--door', default='text')
    ap.add_argument('--data', required=True)
    ap.add_argument('--nets', type=int, default=2)
    ap.add_argument('--nets2', type=int, default=2)
    ap.add_argument('--hidden', type=int, default=16)
    ap.add_argument('--hidden2', type=int, default=16)
    ap.add_argument('--splices', type=int, default=1)
    ap.add_argument('--thins', type=int, default=0)
    ap.add_argument('--epochs', type=int, default=20)
    ap.add_argument('--decay', type=float, default=3e-3)
    ap.add_argument('--margin', type=int, default=0, help='what a block must score to be kept, 1/64 of a logit')
    ap.add_argument('--write')
    ap.add_argument('--no-check', action='store_true')
    ap.add_argument('--errors', type=int, default=0)
    a = ap.parse_args()
    lib = build_driver()
    read = lambda name: [json.loads(x) for x in gzip.open(os.path.join(a.data, name), 'rt', encoding='utf-8')]
    pages = [Page.read(lib, a.door, r[a.door], r['truth'], r['site'], lang=r['lang']) for r in read(a.door + '.jsonl.gz')]
    if a.door == 'text':
        pages += [Page.read(lib, 'text', r['truth'], r['truth'], r['site'], .3, 'clean') for r in read('text.jsonl.gz')]
        pages += [Page.read(lib, 'text', r['text'], r['truth'], r['site'], .5, 'residual') for r in read('residual.jsonl.gz')]
    report(pages, [np.where(p.y > .5, 1, -1) for p in pages], 'labels')
    group_sites(pages)
    made = make_more(pages, a.splices, a.thins)
    if not a.no_check:
        final, one = [None] * len(pages), [None] * len(pages)
        for f in range(FOLDS):
            first, second = train_both([p for p in pages + made if p.group % FOLDS != f], a, 1000 * (f + 1))
            for i, p in enumerate(pages):
                if p.group % FOLDS == f:
                    one[i] = score(first, p.x, p.menu)
                    final[i] = p.decide(one[i], score(second, p.context(one[i]), p.menu))
        report(pages, one, 'cv first')
        report(pages, final, 'cv second')
        if a.errors:
            show_errors(pages, final, a.errors)
    if a.write:
        first, second = train_both(pages + made, a, 1)
        write(a.write, a.door, first, second)
        one = [score(first, p.x, p.menu) for p in pages]
        report(pages, [p.decide(s, score(second, p.context(s), p.menu)) for p, s in zip(pages, one)], 'trained')


def show_errors(pages, scores, n):
    f1 = lambda m: 2 * m[0] / max(1e-9, 2 * m[0] + m[1] + m[2])
    at = sorted((i for i, p in enumerate(pages) if p.kind == 'page'), key=lambda i: f1(pages[i].match(scores[i] >= 0)))
    for i in at[:n]:
        p = pages[i]
        print('-' * 80, p.site, 'F1 %.3f' % f1(p.match(scores[i] >= 0)))
        for k in range(p.n):
            if (scores[i][k] >= 0) != (p.y[k] > .5):
                print('  %s %5.1f %s' % ('lost' if p.y[k] > .5 else 'JUNK', scores[i][k] / 64, p.text[k][:110]))


if __name__ == '__main__':
    main()
