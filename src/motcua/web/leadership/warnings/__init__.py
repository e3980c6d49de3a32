"""Warnings, for heads of one-stops and auditors: due soon, late, likely late, and signs that figures were helped."""
