"""The documented timers start commands that exist, and every unit may do little else."""

import re
import subprocess
from configparser import ConfigParser
from pathlib import Path

import pytest
from django.core.management import get_commands

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "systemd"
TIMERS = sorted(FOLDER.glob("*.timer"))
SERVICES = sorted(FOLDER.glob("*.service"))
LARGEST_EXPOSURE = 3.0


@pytest.mark.parametrize("timer", TIMERS, ids=lambda timer: timer.stem)
def test_starts_a_command_that_exists(timer: Path) -> None:
    parser = ConfigParser(interpolation=None)
    parser.read(timer)
    name = timer.stem.removeprefix("kommunprofiler-")
    assert parser["Timer"]["Unit"] == f"kommunprofiler-job@{name}.service"
    assert name in get_commands()
    command = ["systemd-analyze", "calendar", parser["Timer"]["OnCalendar"]]
    subprocess.run(command, check=True, capture_output=True)


def test_the_guide_enables_every_timer() -> None:
    guide = (FOLDER.parent / "production.md").read_text()
    assert [timer.name for timer in TIMERS if timer.name not in guide] == []


def test_the_guide_has_the_same_jobs_for_cron() -> None:
    guide = (FOLDER.parent / "production.md").read_text()
    jobs = set(re.findall(r"\$PYTHON \$MANAGE (\w+)", guide))
    assert jobs == {timer.stem.removeprefix("kommunprofiler-") for timer in TIMERS}


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.stem)
def test_no_unit_may_do_much(service: Path, tmp_path: Path) -> None:
    unit = tmp_path / service.name.replace("@", "@x")
    unit.write_text(service.read_text())
    command = ["systemd-analyze", "security", "--offline=yes", "--no-pager", str(unit)]
    said = subprocess.run(command, capture_output=True, text=True).stdout
    exposure = re.search(r"Overall exposure level for .*: ([\d.]+)", said)
    assert exposure, said
    assert float(exposure[1]) <= LARGEST_EXPOSURE, said
