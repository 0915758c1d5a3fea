#!/usr/bin/env python3
"""Checks a Bearwitness bundle: every file, every custody record, the signed log, and what binds them together.

It needs Python 3.8 or later and nothing else: no package, no network, no program of the office. It writes nothing, and opens
nothing but the bundle. It finds the same faults, by the same words, as the office's own program does; what a bundle is,
byte for byte, says the office's docs/bundle-format.md. Type `python3 verify.py --help`.

Licence: Apache-2.0.
"""
