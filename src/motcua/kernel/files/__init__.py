"""Files that people hand in: checked, scanned for malicious code, and kept once under the hash of their bytes.

Public: `receiving.receive` takes an upload in, `store` keeps and gives back. A file kept here belongs to nobody: who
may see it is decided by the room that attached it.
"""
