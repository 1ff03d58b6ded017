"""The command line of `dev.py`: reads it and calls the one module that does the chore."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Sequence

from devtools.errors import ChoreError

DESCRIPTION = "Every chore of this repository, one command each."
EPILOG = "Begin with: python3 dev.py run, then python3 dev.py test"
MADE_HERE = (".venv", ".tools", "build", "dist", ".mypy_cache", ".pytest_cache", ".ruff_cache")


def main(arguments: Sequence[str]) -> int:
    """Do one chore; what stops it is said in a few lines, never as a traceback."""
    try:
        if arguments[:1] == ["sightline"]:
            return pass_through(arguments[1:])
        options = build_parser().parse_args(arguments)
        return run_chore(options)
    except ChoreError as error:
        print(f"dev.py: {error}", file=sys.stderr)
        return 3
    except KeyboardInterrupt:
        return 130


def build_parser() -> argparse.ArgumentParser:
    """All chores and their options."""
    parser = argparse.ArgumentParser(
        prog="dev.py", description=DESCRIPTION, epilog=EPILOG, allow_abbrev=False
    )
    chores = parser.add_subparsers(dest="chore", metavar="CHORE")
    run = chores.add_parser("run", help="set up, then write the demo and tell its story")
    run.add_argument("--no-serve", action="store_true", help="end instead of serving pages")
    test = chores.add_parser("test", help="set up, then run all that CI runs")
    test.add_argument("--only", metavar="STEP", nargs="+", default=[], help="only these steps")
    test.add_argument("tests", nargs="*", help="only these tests (files or folders)")
    prove = chores.add_parser("prove", help="run the long proofs, round-robin, seeds printed")
    prove.add_argument("names", metavar="NAME", nargs="*", help="only these proofs")
    length = prove.add_mutually_exclusive_group()
    length.add_argument("--minutes", type=float, help="go round until they are over")
    length.add_argument("--all", action="store_true", help="each once, at its full length")
    prove.add_argument("--seed", type=int, help="this seed, then the next, instead of fresh ones")
    prove.add_argument("--rounds", type=int, help="this many rounds in the first turn")
    bench = chores.add_parser("bench", help="measure against the peers, ratios printed")
    bench.add_argument("name", metavar="NAME", nargs="?", help="only this benchmark")
    bench.add_argument("arguments", nargs=argparse.REMAINDER, help="passed on to it")
    chores.add_parser("docs", help="write the generated documents again")
    chores.add_parser("build-data", help="write what skills are found with again")
    lock = chores.add_parser("lock", help="write requirements/*.lock again")
    lock.add_argument("--upgrade", action="store_true", help="move pins to the newest versions")
    chores.add_parser("clean", help="remove what dev.py made")
    chores.add_parser(
        "sightline",
        help="run sightline from this checkout: dev.py sightline ...",
    )
    parser.set_defaults(parser=parser)
    return parser


def run_chore(options: argparse.Namespace) -> int:
    """Call the chore that was chosen; without one, print the help. Imports stay here: they cost."""
    chore = options.chore
    if chore == "run":
        from devtools.main_job import run_main_job

        return run_main_job(serve=not options.no_serve)
    if chore == "test":
        from devtools.pipeline import run_pipeline

        return run_pipeline(options.only, options.tests)
    if chore == "prove":
        return _prove(options)
    if chore == "bench":
        from devtools.bench import run_benchmarks

        return run_benchmarks(options.name, options.arguments)
    if chore == "lock":
        from devtools.locks import write_locks

        return write_locks(upgrade=options.upgrade)
    if chore in {"docs", "clean", "build-data"}:
        return {"docs": write_docs, "clean": clean, "build-data": build_data}[chore]()
    options.parser.print_help()
    return 0


def _prove(options: argparse.Namespace) -> int:
    from devtools.proofs import prove

    return prove(
        options.names,
        minutes=options.minutes,
        everything=options.all,
        seed=options.seed,
        rounds=options.rounds,
    )


def pass_through(arguments: Sequence[str]) -> int:
    """Become `sightline`, with the person's own folder, input and output."""
    from devtools.environment import ensure

    python = str(ensure("runtime"))
    os.execv(python, [python, "-m", "sightline", *arguments])


def write_docs() -> int:
    """Generate in the environment, where the product can be imported."""
    from devtools.environment import ensure
    from devtools.paths import ROOT

    python = str(ensure("dev"))
    os.chdir(ROOT)
    os.execv(python, [python, "-m", "devtools.docs"])


def build_data() -> int:
    """Build in the environment, on one thread: sums in another order are other last digits."""
    from devtools.environment import ensure
    from devtools.paths import ROOT

    python = str(ensure("dev"))
    os.chdir(ROOT)
    alone = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(ROOT)}
    os.execve(python, [python, "-m", "devtools.skills_data.build"], {**os.environ, **alone})


def clean() -> int:
    """Remove the environment, the tools and the caches; what people wrote stays."""
    from devtools.paths import ROOT

    for name in MADE_HERE:
        shutil.rmtree(ROOT / name, ignore_errors=True)
    return 0
