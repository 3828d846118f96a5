"""Error rates in characters and in pinyin. A heard character matches a syllable when any of its readings does, so
homophones and characters with several readings do not count as misheard."""
import re
from functools import lru_cache

import numpy as np
from opencc import OpenCC
from pypinyin import Style, lazy_pinyin, pinyin

simplified = OpenCC("t2s")
DIGITS = "零一二三四五六七八九"
INITIALS = ("zh", "ch", "sh", *"bpmfdtnlgkhjqxrzcs")
FINALS = {"iou": "iu", "uei": "ui", "uen": "un", "ueng": "ong", "ven": "vn", "io": "uo"}


def cardinal(n):
    if n == 0:
        return "零"
    for unit, name in ((10**8, "亿"), (10**4, "万")):
        if n >= unit:
            return cardinal(n // unit) + name + (cardinal(n % unit) if n % unit else "")
    out, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, unit)
        if digit:
            out += ("零" if gap and out else "") + DIGITS[digit] + name
        gap = not digit
    return out[1:] if out.startswith("一十") else out


def number(match):
    digits = match.group()
    one_by_one = len(digits) >= 5 or (len(digits) == 4 and digits[0] in "12")
    return "".join(DIGITS[int(d)] for d in digits) if one_by_one else cardinal(int(digits))


def clean(text):
    """Characters only: figures as they are said, a stretch of Latin letters as one X."""
    text = re.sub(r"(\d),(?=\d{3})", r"\1", simplified.convert(text))
    text = re.sub(r"(\d+(?:\.\d+)?)%", r"百分之\1", text)
    text = re.sub(r"(\d)\.(?=\d)", r"\1点", text)
    text = re.sub(r"\d+", number, text)
    text = re.sub(r"[A-Za-z][A-Za-z' -]*", "X", text)
    return re.sub(r"[^一-鿿X]", "", text)


def split(syllable):
    """zhong1 -> zh, ong, 1; ü is v, and spellings with y and w become their finals (ir: of zhi, iz: of zi)."""
    tone = syllable[-1] if syllable[-1].isdigit() else "5"
    base = syllable.rstrip("012345").replace("ü", "v")
    initial = next((i for i in INITIALS if base.startswith(i)), "")
    final = base[len(initial):]
    if not initial:
        if base.startswith("yu"):
            final = "v" + base[2:]
        elif base.startswith("y"):
            final = base[1:] if base[1:2] == "i" else "i" + base[1:]
        elif base.startswith("w"):
            final = base[1:] if base[1:2] == "u" else "u" + base[1:]
    if initial in ("j", "q", "x") and final.startswith("u"):
        final = "v" + final[1:]
    if final == "i":
        final = "ir" if initial in ("zh", "ch", "sh", "r") else "iz" if initial in ("z", "c", "s") else "i"
    return initial, FINALS.get(final, final), tone


def toned(syllable):
    return syllable if syllable[-1].isdigit() else syllable + "5"


def toneless(syllable):
    return syllable.rstrip("012345")


@lru_cache(None)
def readings(character):
    if not "一" <= character <= "鿿":
        return frozenset([character.lower() + "0"])
    return frozenset(toned(p) for p in pinyin(character, style=Style.TONE3, heteronym=True)[0])


def syllables(text):
    return [toned(p) for p in lazy_pinyin(clean(text), style=Style.TONE3)]


def align(wanted, heard, cost):
    """The least sum of errors, and the pairs of positions that give it (None: nothing there)."""
    n, m = len(wanted), len(heard)
    table = np.zeros((n + 1, m + 1))
    table[:, 0], table[0, :] = np.arange(n + 1), np.arange(m + 1)
    for i in range(1, n + 1):
        for j in range(1, m + 1):
            table[i, j] = min(table[i - 1, j - 1] + cost(wanted[i - 1], heard[j - 1]), table[i - 1, j] + 1, table[i, j - 1] + 1)
    i, j, pairs = n, m, []
    while i or j:
        if i and j and abs(table[i, j] - table[i - 1, j - 1] - cost(wanted[i - 1], heard[j - 1])) < 1e-9:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif i and abs(table[i, j] - table[i - 1, j] - 1) < 1e-9:
            i -= 1
            pairs.append((i, None))
        else:
            j -= 1
            pairs.append((None, j))
    return table[n, m], pairs[::-1]


def score(text, heard):
    """Counts of errors, each at most the text's length (a recognizer that goes round in circles lost one sentence), and the
    sounds: ("I zh", misheard?) for every initial, final and tone."""
    wanted, heard = syllables(text), clean(heard)
    n = len(wanted)
    characters, _ = align(clean(text), heard, lambda a, b: float(a != b))
    bases, pairs = align(wanted, heard, lambda a, b: float(toneless(a) not in {toneless(p) for p in readings(b)}))
    tones, _ = align(wanted, heard, lambda a, b: float(a not in readings(b)))
    sounds = []
    for at, found in pairs:
        if at is None or wanted[at].endswith("0"):
            continue
        parts = split(wanted[at])
        options = [split(p) for p in readings(heard[found])] if found is not None else []
        nearest = max(options, key=lambda o: sum(a == b for a, b in zip(o, parts)), default=(None, None, None))
        sounds += [(kind + (part or "-"), part != other) for kind, part, other in zip(("I ", "F ", "T "), parts, nearest)]
    return {"n": n, "characters": min(characters, n), "syllables": min(bases, n), "toned": min(tones, n)}, sounds
