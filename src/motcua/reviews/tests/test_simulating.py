"""Simulations on dossiers in the database, and the inventory, against the plain reading of the same events."""

from datetime import date
from typing import Any

import pytest
from django.db import transaction

from motcua.catalogue.models import CentreProcedure, ProcedureRevision
from motcua.dossiers.access import load_all
from motcua.dossiers.models import Dossier
from motcua.dossiers.tests import import_tables
from motcua.dossiers.tests.import_lines import ORDINARY_WAY, Line, import_lines
from motcua.dossiers.tests.world import World
from motcua.kernel.errors import DomainError, NotFound
from motcua.reviews.inventory import STANDARDISED, count_standardised, four_steps, offered, standardised
from motcua.reviews.rules.replay import cut_by, due_under
from motcua.reviews.simulating import GROUPS, ask, simulate
from motcua.statistics.queries import seed_table
from motcua.statistics.rules.periods import Period
from motcua.worktime.queries import schedule_for
from motcua.worktime.rules.schedule import in_vietnam
from motcua.worktime.rules.terms import parse_term

TODAY = date(2018, 11, 30)
