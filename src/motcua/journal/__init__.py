"""Small stories: petitions, inspections, programmes and the like, each a chain of events as a dossier's is.

A room above names its facts and how they add up (`rules.story.Story`), registers the story with what compares its
projection (`stories.register`), reads it with `reading.told` and adds to it with `writer.append`. Whoever wants to
know whether all of it is still as it happened asks `verify.verify_stories`. Knows no room above the kernel: who may
read or write a story is the business of the room whose story it is.
"""
