"""An inverted index of product names, small enough to live in memory."""

import re
import unicodedata
from collections import defaultdict


def words(text: str) -> list[str]:
    """Lower case, without accents: "Café au lait" is found by "cafe"."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.findall(r"[a-z0-9]+", plain.lower())


class Index:
    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._products: defaultdict[str, set[str]] = defaultdict(set)

    def add(self, product: str, name: str) -> None:
        self.remove(product)
        self._names[product] = name
        for word in words(name):
            self._products[word].add(product)

    def remove(self, product: str) -> None:
        for word in words(self._names.pop(product, "")):
            self._products[word].discard(product)

    def find(self, query: str, limit: int = 50) -> list[str]:
        """Products that hold every word of the query, in the order of their names."""
        asked = words(query)
        if not asked:
            return []
        found = set.intersection(*(self._products.get(word, set()) for word in asked))
        return sorted(found, key=lambda product: (self._names[product], product))[:limit]
