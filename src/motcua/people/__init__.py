"""Accounts and identities: who signs in, and which identity papers are well formed.

Public: `models.Account`, `rules.identity`. Must not know agencies, posts or dossiers.
"""
