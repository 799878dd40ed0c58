"""The singular of English nouns."""

from __future__ import annotations

_IRREGULAR = {
    "aches": "ache", "alumni": "alumnus", "analyses": "analysis", "avalanches": "avalanche", "axes": "axis",
    "bacteria": "bacterium", "barracks": "barracks", "brownies": "brownie", "buses": "bus",
    "businessmen": "businessman", "caches": "cache", "calories": "calorie", "calves": "calf",
    "canoes": "canoe", "cattle": "cattle", "children": "child", "cookies": "cookie", "crises": "crisis",
    "criteria": "criterion", "crossroads": "crossroads", "data": "data", "diagnoses": "diagnosis",
    "elves": "elf", "feet": "foot", "firefighters": "firefighter", "fishermen": "fisherman", "foes": "foe",
    "fungi": "fungus", "gases": "gas", "geese": "goose", "grandchildren": "grandchild", "halves": "half",
    "headaches": "headache", "headquarters": "headquarters", "hippies": "hippie", "hypotheses": "hypothesis",
    "indices": "index", "kids": "kid", "knives": "knife", "leaves": "leaf", "lenses": "lens", "lies": "lie",
    "lives": "life", "loaves": "loaf", "matrices": "matrix", "means": "means", "media": "media", "men": "man",
    "mice": "mouse", "movies": "movie", "news": "news", "niches": "niche", "nuclei": "nucleus",
    "oases": "oasis", "oxen": "ox", "pants": "pants", "parentheses": "parenthesis", "people": "people",
    "phenomena": "phenomenon", "pies": "pie", "police": "police", "policemen": "policeman", "quizzes": "quiz",
    "rookies": "rookie", "scarves": "scarf", "schoolchildren": "schoolchild", "selfies": "selfie",
    "selves": "self", "series": "series", "shelves": "shelf", "shoes": "shoe", "smoothies": "smoothie",
    "species": "species", "stepchildren": "stepchild", "stimuli": "stimulus", "syntheses": "synthesis",
    "teeth": "tooth", "theses": "thesis", "thieves": "thief", "ties": "tie", "toes": "toe",
    "vertices": "vertex", "wives": "wife", "wolves": "wolf", "women": "woman", "zombies": "zombie",
}  # fmt: skip
_IN_US = frozenset((
    "abacus", "apparatus", "bonus", "bus", "cactus", "campus", "census", "chorus", "circus", "colossus",
    "consensus", "corpus", "crocus", "discus", "exodus", "fetus", "focus", "fungus", "genius", "genus",
    "hiatus", "ignoramus", "impetus", "isthmus", "lotus", "minus", "nexus", "nucleus", "octopus", "platypus",
    "plus", "prospectus", "radius", "ruckus", "sinus", "status", "stimulus", "surplus", "syllabus",
    "thesaurus", "torus", "versus", "virus", "walrus",
))  # fmt: skip
"""Words in -us whose plural adds -es; others in -uses end in -use, as houses do."""
_ENDINGS = (("ies", 4, "y"), ("oes", 5, "o"), ("sses", 0, "ss"), ("xes", 0, "x"), ("ches", 0, "ch"), ("shes", 0, "sh"),
            ("zzes", 0, "zz"))  # fmt: skip
"""Endings of plurals, the letters that the word must exceed, and what stands in their place in the singular."""


def singular(word: str) -> str:
    """One of them; words that are no plural stay as they are."""
    low = word.lower()
    if word.endswith("s") and word[:-1].isupper():  # RBIs
        return word[:-1]
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("uses") and low[:-2] in _IN_US:
        return word[:-2]
    for ending, least, instead in _ENDINGS:
        if low.endswith(ending) and len(low) > least:
            return word[: -len(ending)] + instead
    if low.endswith("s") and not low.endswith(("ss", "us", "is")) and len(low) > 2:
        return word[:-1]
    return word
