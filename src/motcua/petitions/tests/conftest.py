from motcua.dossiers.tests.conftest import committed_world as committed_world
from motcua.dossiers.tests.conftest import forgotten as forgotten
from motcua.dossiers.tests.conftest import world as world
