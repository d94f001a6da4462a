#!/usr/bin/env python3
"""Learns from the labelled corpus how much words speak for and against what a sentence can be, and
writes reading/FAMILY/weights.yaml: `weigh.py [FAMILY…]`. docs/reading-language.md says how it is read.

For each kind a linear classifier (a support vector machine) learns from the sentences of corpus/train,
over rows of one to three characters; those rows that say most are kept and learnt
again, and their weights become whole numbers. The part `test` is not opened.
"""
import json
import math
import os
import re
import sys
import unicodedata

import numpy
import scipy.sparse
import yaml
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.svm import LinearSVC

ROOT = os.path.normpath(os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", ".."))
FAMILIES = {"messages": "chats", "drafts": "drafts"}
# Rows of characters that are learnt, and how many of them are kept for a kind.
ROWS, KEPT = (1, 3), 1200
# What a sentence has to come to where none, one, two or more rules are found, beside the classifier's own
# measure: fitted by logistic regression on messages that nobody had written rules for. No rule for a
# threat is overruled: missing one is worse than a word too much about one.
NEEDS = (0.08, -0.46, -0.68, -0.85)
NEEDS_OF = {("drafts", "threat"): (0.2, -9)}
# To announce a lawful step is no threat: where one is named, words alone are never enough for one.
AGAINST = {("drafts", "threat"): (
    "12315 12345 110 报警 报案 派出所 公安 警察 民警 立案 消协 消费者协会 市场监管 市监 监管 工商局 税务局 起诉 诉讼 法院 法庭 "
    "传票 仲裁 律师 律所 投诉 举报 检举 依法 法律 维权 介入 拒付 强制执行 失信 差评 评价 反映 调解").split()}
HEAVIEST = 999
# In drafts only what is said in many ways; what is given away is known by its form.
WEIGHED = {"drafts": {"threat", "accusation"}}
# A weight of 1 is so many whole numbers.
SCALE = 64
STOPS = "。！!；;…\r\n"
UNREAD = re.compile("[\t \u00a0\u001f\u2000-\u200f\u2028-\u202f\u205f-\u2069\u3000\u00ad\ufe00-\ufe0f\ufeff]")
QUOTES = re.compile('[“"「『][^“”"「」『』\n]{1,120}[”"」』]')


class Folding:
    """Reads characters as Sources/Reading/Text/Folding.swift does."""

    def __init__(self, family):
        with open(f"{ROOT}/reading/{family}/lists.yaml", encoding="utf-8") as file:
            self.pairs = {pair[0]: pair[1] for pair in yaml.safe_load(file).get("folding", [])}

    def __call__(self, text):
        text = text.translate({full: full - 0xfee0 for full in range(0xff01, 0xff5f)}).lower()
        text = re.sub("[‘’]", "'", re.sub("[“”「」『』]", '"', UNREAD.sub("", text)))
        return "".join(self.pairs.get(character, character) for character in text)


def sentences(text):
    """Where the sentences of a text begin and end, as the scanner cuts them."""
    start = None
    for place, character in enumerate(text):
        if character in STOPS or character in "？?":
            if start is not None:
                yield start, place + (character in "？?")
            start = None
        elif start is None and not UNREAD.match(character):
            start = place
    if start is not None:
        yield start, len(text)


def kinds_of(label):
    """The kinds that a label stands for: itself, and what is promised or why somebody declines."""
    yield label["kind"]
    if label["kind"] == "promise":
        yield f"matter_{label['what']}"
    if label["kind"] == "refusal":
        yield f"class_{label['class']}"


def examples(family):
    """Sentences, folded, as they are and without what stands in quotation marks, each with its kinds. A
    label is in the sentence that has most of its quote, and in every other one that has six characters
    of it."""
    fold = Folding(family)
    with open(f"{ROOT}/corpus/train/{FAMILIES[family]}.jsonl", encoding="utf-8") as file:
        texts = [json.loads(line) for line in file]
    for text in texts:
        if text.get("from") == "own":
            continue
        body = text["text"]
        places = list(sentences(body))
        found = [set() for _ in places]
        for label in text["labels"]:
            begin = body.find(label["quote"])
            shared = [min(end, begin + len(label["quote"])) - max(start, begin)
                      for start, end in places]
            for number, length in enumerate(shared):
                if length > 0 and (length == max(shared) or length >= 6):
                    found[number].update(kinds_of(label))
        for (start, end), kinds in zip(places, found):
            sentence = body[start:end]
            yield fold(sentence), fold(QUOTES.sub("□", sentence)), kinds


def is_read(sign):
    """Whether a character says something by itself: no Latin letter, no mark upon another, no picture."""
    return not (sign.isascii() and sign.isalnum()) and sign <= "\uffff" and not unicodedata.category(sign).startswith(("M", "C", "Z"))


def rows(sentence):
    """All rows of characters in a sentence that have no digit in them, and no mark of the reader's own."""
    for part in re.split("[0-9\ue000-\uf8ff]+", sentence):
        for length in range(ROWS[0], ROWS[1] + 1):
            for place in range(len(part) - length + 1):
                row = part[place:place + length]
                if "?" not in row[:-1] and all(map(is_read, row)):
                    yield row


def matrix(vectorizer, texts):
    """How often each row stands in each sentence, by the root of the sentence's length."""
    roots = [1 / math.sqrt(max(1, len(text))) for text in texts]
    return scipy.sparse.diags(roots) @ vectorizer.transform(texts).astype(float)


def learnt(counts, is_one):
    machine = LinearSVC(C=1, class_weight={True: 2, False: 1}, random_state=0, max_iter=10000)
    machine.fit(counts, is_one)
    return machine.coef_[0], machine.intercept_[0]


def weighing(family, kind, counts, names, texts, is_one):
    """The entry of a kind: its needs, its words by weight, and sentences to try it on."""
    weights, _ = learnt(counts, is_one)
    frequency = numpy.asarray((counts > 0).sum(0)).ravel()
    kept = numpy.sort(numpy.argsort(-abs(weights) * numpy.sqrt(frequency), kind="stable")[:KEPT])
    weights, bias = learnt(counts[:, kept], is_one)
    whole = numpy.rint(weights * SCALE).astype(int)
    needs = [int(round((need - bias) * SCALE)) for need in NEEDS_OF.get((family, kind), NEEDS)]
    sums = counts[:, kept] @ whole
    by_weight = {}
    for weight, place in zip(whole, kept):
        if weight:
            by_weight.setdefault(int(weight), []).append(wide(names[place]))
    against = AGAINST.get((family, kind), ())
    if against:
        by_weight[-HEAVIEST] = list(against)
        sums = sums - numpy.array([HEAVIEST * sum(text.count(word) for word in against) / math.sqrt(len(text))
                                   for text in texts])
    order = numpy.argsort(sums, kind="stable")
    short = [place for place in order if 6 <= len(texts[place]) <= 40]
    # Those that come nearest to the border on either side, and are on the right one.
    yes = [place for place in short if is_one[place] and sums[place] > needs[0] + SCALE // 4][:3]
    no = [place for place in reversed(short) if not is_one[place] and sums[place] < needs[0] - SCALE // 4][:3]
    return needs, by_weight, [texts[place] for place in yes], [texts[place] for place in no]


def quoted(text):
    return json.dumps(text, ensure_ascii=False)


def wide(row):
    """A row with its signs in full width, which are read alike and mean nothing to YAML."""
    return "".join(sign if sign.isalnum() or not "!" <= sign <= "~" else chr(ord(sign) + 0xfee0) for sign in row)


def write(family, kinds):
    lines = ["# Made by bench/reading/weigh.py from corpus/train; not written by hand.", "weights:"]
    for kind, (needs, by_weight, yes, no) in kinds:
        lines += [f"  {kind}:", f"    needs: {needs}", "    words:"]
        for weight in sorted(by_weight, key=lambda weight: (-abs(weight), -weight)):
            lines.append(f"      - {quoted(' '.join([str(weight)] + by_weight[weight]))}")
        for name, texts in [("yes", yes), ("no", no)]:
            lines += [f"    {name}:"] + [f"      - {quoted(text)}" for text in texts]
    path = os.path.join(ROOT, "reading", family, "weights.yaml")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    print(path, sum(len(kind[1][1]) for kind in kinds), "lines")


def unquoted_kinds(family):
    """The kinds of a family for which words in quotation marks do not count."""
    kinds = set()
    folder = os.path.join(ROOT, "reading", family)
    for name in sorted(os.listdir(folder)):
        if name != "weights.yaml":
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                for kind, entry in ((yaml.safe_load(file) or {}).get("kinds") or {}).items():
                    if entry.get("quotes") == "skip":
                        kinds.add(kind)
    return kinds


def main():
    for family in sys.argv[1:] or FAMILIES:
        unquoted = unquoted_kinds(family)
        whole, bare, kinds = zip(*examples(family))
        vectorizer = CountVectorizer(analyzer=rows, min_df=2).fit(whole)
        names = vectorizer.get_feature_names_out()
        counts = {False: matrix(vectorizer, whole), True: matrix(vectorizer, bare)}
        entries = []
        for kind in sorted(set().union(*kinds) & WEIGHED.get(family, set().union(*kinds))):
            is_one = numpy.array([kind in found for found in kinds])
            skips = kind in unquoted
            entries.append((kind, weighing(
                family, kind, counts[skips], names, bare if skips else whole, is_one)))
        write(family, entries)


main()
