"""Signatures as the gateways make them, written for the gateways' side: nothing of the site's own is used."""

import hashlib
from urllib.parse import urlencode

BLOCK = 128
"""Bytes of a block of SHA-512."""


def hmac_sha512(key: bytes, message: bytes) -> str:
    """HMAC as RFC 2104 has it, by hand: two hashes over the padded key."""
    key = hashlib.sha512(key).digest() if len(key) > BLOCK else key
    padded = key.ljust(BLOCK, b"\0")
    inner = hashlib.sha512(bytes(each ^ 0x36 for each in padded) + message).digest()
    return hashlib.sha512(bytes(each ^ 0x5C for each in padded) + inner).hexdigest()


def signed_query(key: bytes, fields: dict[str, str]) -> str:
    """The fields as a query string, sorted, with their hash behind."""
    query = urlencode(sorted((name, value) for name, value in fields.items() if value), safe="*").replace("~", "%7E")
    return f"{query}&vnp_SecureHash={hmac_sha512(key, query.encode())}"


def is_signed_query(key: bytes, fields: dict[str, str]) -> bool:
    told = {name: value for name, value in fields.items() if name not in ("vnp_SecureHash", "vnp_SecureHashType")}
    return signed_query(key, told).rpartition("=")[2] == fields.get("vnp_SecureHash")


def hash_of_values(key: bytes, fields: dict[str, str], names: tuple[str, ...]) -> str:
    return hmac_sha512(key, "|".join(fields.get(name, "") for name in names).encode())


def national_hash(values: list[str], secret: str) -> str:
    digest = hashlib.sha256()
    digest.update("".join(f"{value}|" for value in values).encode())
    digest.update(secret.encode())
    return digest.hexdigest()
