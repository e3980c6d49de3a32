"""Facts of a dossier to JSON and back; a process is written as its digest."""

from collections.abc import Mapping

from motcua.dossiers.rules.lifecycle.registry import FACTS
from motcua.kernel.facts import ByName, FactCodec
from motcua.processes.rules.frozen import FrozenProcess

type Processes = Mapping[str, FrozenProcess]

_CODEC: FactCodec[Processes] = FactCodec(
    FACTS, ByName(FrozenProcess, lambda process: process.digest, lambda processes, digest: processes[digest])
)
encode_fact = _CODEC.encode
decode_fact = _CODEC.decode
