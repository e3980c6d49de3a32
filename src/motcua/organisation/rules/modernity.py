"""When a reception unit counts as modern (hiện đại): it has all that NĐ 61/2018/NĐ-CP, Article 13 asks of it.

The article lists the equipment and does not use the word; that "modern" means the whole list is the house's reading.
"""

from collections.abc import Collection, Mapping


def is_modern(needed: Collection[str], recorded: Mapping[str, bool]) -> bool | None:
    """True: everything needed is there. False: something is recorded as absent. None: nobody has looked at all of it.

    `needed` and the keys of `recorded` are codes of equipment items. With nothing needed (no law in force) None.

    >>> is_modern({"seats", "camera_linked"}, {"seats": True, "camera_linked": False})
    False
    """
    if any(recorded.get(item) is False for item in needed):
        return False
    if needed and all(recorded.get(item) for item in needed):
        return True
    return None
