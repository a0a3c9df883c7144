"""``python -m tests.first_import``: imports every module of ours as the first of them all.

A circle of imports is hidden as long as its modules happen to be imported in the order that works.
Each module is therefore imported in a process of its own, forked at the moment when Django has
its app configurations and the models of the packages, and none of our models yet.

Importing a module begins with the packages it lies in. What its own package has imported by then
was imported as it would be by itself, and is not tried again.

Some modules stand on parts of Wagtail that can be imported only when all models are there, which
is Wagtail's way. They are tried again at that moment.
"""

import gc
import importlib
import multiprocessing
import os
import sys
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from multiprocessing.context import ForkContext
from pathlib import Path

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.exceptions import AppRegistryNotReady

PROJECT_DIR = Path(__file__).resolve().parent.parent
OURS = ("home", "profiles", "search", "site_project")
STARTS_DJANGO = "site_project.wsgi"
"""Imported by the server alone, as the first thing of all; it starts Django itself."""

PROCESSES = 2
WAITS = "waits for the models of all apps"


def find_modules() -> list[str]:
    """The names of our modules, without migrations and settings."""
    paths = [path for folder in OURS for path in (PROJECT_DIR / folder).rglob("*.py")]
    names = {".".join(path.relative_to(PROJECT_DIR).with_suffix("").parts) for path in paths}
    return sorted(
        name.removesuffix(".__init__")
        for name in names - {STARTS_DJANGO}
        if ".migrations." not in name and ".settings." not in name
    )


def is_ours(name: str) -> bool:
    """Whether the module lies in one of our apps."""
    return name.partition(".")[0] in OURS


def register_apps() -> None:
    """What ``django.setup()`` does first, and the models of the packages."""
    for entry in settings.INSTALLED_APPS:
        config = AppConfig.create(entry)
        config.apps = apps
        apps.app_configs[config.label] = config
    apps.apps_ready = True
    apps.clear_cache()
    for config in apps.get_app_configs():
        if not is_ours(config.name):
            config.import_models()


def load_our_models() -> None:
    """What ``django.setup()`` does next."""
    for config in apps.get_app_configs():
        if is_ours(config.name):
            config.import_models()
    apps.clear_cache()
    apps.models_ready = apps.ready = True


@dataclass(frozen=True)
class Answer:
    """What went wrong when a module was imported, if anything; what its import settles."""

    name: str
    fault: str = ""
    settled: frozenset[str] = frozenset()


def import_first(name: str) -> Answer:
    """Imports the module; runs in a process of its own."""
    try:
        importlib.import_module(name)
    except AppRegistryNotReady as error:
        return Answer(name, WAITS if is_due_to_package(error) else traceback.format_exc())
    except Exception:  # noqa: BLE001 - whatever it is, it is the answer
        return Answer(name, traceback.format_exc())
    return Answer(name, settled=frozenset(each for each in sys.modules if is_part(each, name)))


def is_part(name: str, package: str) -> bool:
    """Whether the module is the package or lies in it."""
    return f"{name}.".startswith(f"{package}.")


def is_due_to_package(error: AppRegistryNotReady) -> bool:
    """Whether importing a package failed, and not a statement of ours that asks for a model."""
    ours = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(PROJECT_DIR)
        and is_ours(Path(frame.filename).relative_to(PROJECT_DIR).parts[0])
    ]
    return bool(ours) and (ours[-1].line or "").startswith(("from ", "import "))


def find_packages(names: list[str]) -> list[str]:
    """The modules of packages that ours import, which are the same for every process."""
    for name in names:
        import_first(name)
    return [name for name in sys.modules if not is_ours(name) and name != "__main__"]


def preload_packages(fork: ForkContext, names: list[str]) -> None:
    """Imports once what every process would import anew; it takes two thirds of the time."""
    with fork.Pool(1) as scout:
        packages = scout.apply(find_packages, [names])
    for name in packages:
        # What can't be imported yet is imported by each process that wants it.
        import_first(name)


def import_each_first(fork: ForkContext, names: Iterable[str]) -> list[Answer]:
    """Imports each of the modules in a new process."""
    gc.collect()
    gc.freeze()  # a garbage collection in a process would copy all memory
    with fork.Pool(PROCESSES, maxtasksperchild=1) as pool:
        return pool.map(import_first, names, chunksize=1)


def import_packages_first(fork: ForkContext, names: list[str]) -> list[Answer]:
    """Imports the packages, then the modules that no package of theirs has imported."""
    packages = {name.rpartition(".")[0] for name in names} & set(names)
    answers = import_each_first(fork, sorted(packages))
    settled = packages.union(*(answer.settled for answer in answers))
    return answers + import_each_first(fork, [name for name in names if name not in settled])


def find_faults() -> dict[str, str]:
    """Our modules that can't be the first to be imported, each with its traceback."""
    names = find_modules()
    fork = multiprocessing.get_context("fork")
    register_apps()
    preload_packages(fork, names)
    answers = import_packages_first(fork, names)
    load_our_models()
    waiting = [answer.name for answer in answers if answer.fault == WAITS]
    answers = [answer for answer in answers if answer.fault != WAITS]
    answers += import_each_first(fork, waiting)
    return {answer.name: answer.fault for answer in answers if answer.fault}


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "site_project.settings.test"
    found = find_faults()
    for module, fault in found.items():
        print(f"{module} cannot be the first import:\n{fault}")
    sys.exit(1 if found else 0)
