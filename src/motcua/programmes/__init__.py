"""The e-government plan's projects and the smart-city scheme: steps in legal order, capital, milestones, risks.

A project is a small story (`rules.project.PROJECTS`); `actions.record_fact.record_fact` adds to it, `access` is the one
door. Which steps there are is data with validity (`data/programmes/steps.csv`). Names and figures of the five projects
of 2018 are in no source: what the demo shows of them is training data. Knows nothing of pages.
"""
