"""Carrying chunks of inputs to the stages: in this process, or in a pool of processes that may die."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache

from sayso import ledger
from sayso.run.stages import Stages
from sayso.run.worker import Chunk, Outcome, name_of, work

MakeStages = Callable[[], Stages]
Worked = tuple[Chunk, list[Outcome]]

_AHEAD = 2
"""Chunks that wait for each worker: enough that none is idle, few enough that memory stays flat."""


def in_process(make: MakeStages, chunks: Iterable[Chunk]) -> Iterator[Worked]:
    """Each chunk with its outcomes, one after the other."""
    stages: Stages | None = None
    for chunk in chunks:
        stages = stages or make()
        yield chunk, work(stages, chunk)


def in_pool(make: MakeStages, chunks: Iterable[Chunk], workers: int) -> Iterator[Worked]:
    """As `in_process`, in the same order, by `workers` processes. `make` can be pickled, and is equal to its copy.

    A worker that dies (out of memory, a crash in native code) takes its input with it, and no other: the inputs
    that were under way are tried again one by one.
    """
    executor = _executor(workers)
    waiting: deque[tuple[Chunk, Future[list[Outcome]]]] = deque()
    try:
        for chunk in _and_then_nothing(chunks):
            if chunk is not None:
                waiting.append((chunk, _submit(executor, make, chunk)))
            while waiting and (chunk is None or len(waiting) > workers * _AHEAD):
                first, future = waiting.popleft()
                try:
                    yield first, future.result()
                except BrokenProcessPool:
                    again = [first, *(late for late, _ in waiting)]
                    waiting.clear()
                    for late in again:
                        yield late, [_alone(make, item_chunk) for item_chunk in _singly(late)]
                    executor.shutdown(wait=False)
                    executor = _executor(workers)
    finally:
        executor.shutdown(wait=False, cancel_futures=True)


def _and_then_nothing(chunks: Iterable[Chunk]) -> Iterator[Chunk | None]:
    yield from chunks
    yield None


def _singly(chunk: Chunk) -> Iterator[Chunk]:
    return ((item,) for item in chunk)


def _alone(make: MakeStages, chunk: Chunk) -> Outcome:
    """The outcome of a single input, in a process of its own."""
    executor = _executor(1)
    try:
        (outcome,) = executor.submit(_work, make, chunk).result()
    except BrokenProcessPool:
        outcome = ledger.Failed(
            name_of(chunk[0]), "WorkerDied", "the process that coded it died. It may need more memory than there is."
        )
    finally:
        executor.shutdown(wait=False)
    return outcome


def _submit(executor: ProcessPoolExecutor, make: MakeStages, chunk: Chunk) -> "Future[list[Outcome]]":
    try:
        return executor.submit(_work, make, chunk)
    except BrokenProcessPool as error:
        broken: Future[list[Outcome]] = Future()
        broken.set_exception(error)
        return broken


def _executor(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, multiprocessing.get_context("spawn"), _leave_interrupts_to_the_parent)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@cache
def _made(make: MakeStages) -> Stages:
    """The stages of this worker process, made when the first chunk comes."""
    return make()


def _work(make: MakeStages, chunk: Chunk) -> list[Outcome]:
    return work(_made(make), chunk)
