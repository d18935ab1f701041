"""A small GitHub: runs the jobs of a workflow on this machine, its own actions by their documents.

A job has a fresh folder, the rights it asks for and no others, and sees of other jobs only what
they uploaded. Of expressions only ``steps.ID.outputs.NAME`` are known; any other fails.
"""

import io
import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

#: Inputs that the actions' action.yml have, of the versions that we name.
INPUTS = {
    "actions/checkout@v4": {"ref", "persist-credentials", "fetch-depth", "path"},
    "actions/setup-python@v5": {"python-version", "cache", "cache-dependency-path"},
    "actions/configure-pages@983d7736d9b0ae728b81ab479565c72886d7745b": {"enablement"},
    "actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9": {
        "name", "path", "retention-days", "include-hidden-files",
    },
    "actions/upload-artifact@v4": {
        "name", "path", "if-no-files-found", "retention-days", "include-hidden-files",
    },
    "actions/download-artifact@v4": {"name", "path", "pattern", "merge-multiple"},
    "actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128": {"timeout", "artifact_name"},
}  # fmt: skip
_EXPRESSION = re.compile(r"\$\{\{ steps\.(\w+)\.outputs\.(\w+) \}\}")
_PAGE = "https://someone.github.io/archive"
_LEVELS = ("none", "read", "write")


@dataclass
class Hub:
    """A repository with its Pages."""

    bare: Path  #: the repository
    work: Path  #: an empty folder for runs
    artifacts: dict[str, dict[str, bytes]] = field(default_factory=dict)
    site: dict[str, bytes] = field(default_factory=dict)  #: what stands at its Pages
    summary: str = ""  #: of the last run, all steps
    output: str = ""  #: of its steps

    def run(self, workflow: str) -> None:
        """Run the jobs of a workflow, each after those it needs; raises where a step fails."""
        told = yaml.safe_load(git(self.bare, "show", f"main:{workflow}"))
        self.artifacts, self.summary, self.output = {}, "", ""
        done: set[str] = set()
        for name, job in told["jobs"].items():
            assert {job["needs"]} <= done if "needs" in job else True, f"{name} comes too early"
            self.run_job(told, name)
            done.add(name)

    def run_job(self, told: Mapping[str, Any], name: str) -> None:
        """Run one job, with what others have uploaded."""
        job = told["jobs"][name]
        Job(self, job, job.get("permissions", told["permissions"])).run()


@dataclass
class Job:
    """One job under way."""

    hub: Hub
    told: Mapping[str, Any]
    rights: Mapping[str, str]  #: those of the job replace those of the workflow
    outputs: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def folder(self) -> Path:
        return self.hub.work / "job"

    def run(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        for step in self.told["steps"]:
            found = self._action(step) if "uses" in step else self._script(step)
            self.outputs |= {(step.get("id", ""), key): value for key, value in found.items()}
        self._filled(self.told.get("environment", {}).get("url", ""))

    def needs(self, **wanted: str) -> None:
        for name, level in wanted.items():
            held = self.rights.get(name.replace("_", "-"), "none")
            assert _LEVELS.index(held) >= _LEVELS.index(level), f"{name}: {level} is needed"

    def _filled(self, text: str) -> str:
        filled = _EXPRESSION.sub(lambda match: self.outputs[match[1], match[2]], text)
        assert "${{" not in filled, filled
        return filled

    def _action(self, step: Mapping[str, Any]) -> dict[str, str]:
        given = {key: self._filled(str(value)) for key, value in step.get("with", {}).items()}
        assert given.keys() <= INPUTS[step["uses"]], f"unknown input in {step}"
        return ACTIONS[step["uses"].partition("@")[0]](self, given)

    def _script(self, step: Mapping[str, Any]) -> dict[str, str]:
        told = {name: self.hub.work / name for name in ("summary", "output")}
        for file in told.values():
            file.write_text("")
        environment = {
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
            "HOME": str(self.hub.work),
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(self.folder),
            "GITHUB_REF_NAME": "main",
            "GITHUB_STEP_SUMMARY": str(told["summary"]),
            "GITHUB_OUTPUT": str(told["output"]),
            "PIP_NO_INDEX": "1",  # what a step installs must be here
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        } | {key: self._filled(str(value)) for key, value in step.get("env", {}).items()}
        done = subprocess.run(
            ["bash", "-e", "-c", self._filled(step["run"])],
            cwd=self.folder, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        self.hub.output += done.stdout
        self.hub.summary += told["summary"].read_text("utf-8")
        assert done.returncode == 0, f"{step['run']}\n{done.stdout}\n{done.stderr}"
        lines = told["output"].read_text("utf-8").splitlines()
        return dict(line.split("=", 1) for line in lines)


def _checkout(job: Job, given: Mapping[str, str]) -> dict[str, str]:
    job.needs(contents="read")
    git(job.folder, "clone", "-q", "--depth=1", f"file://{job.hub.bare}", ".")
    may_push = job.rights.get("contents") == "write" and given.get("persist-credentials") != "False"
    if not may_push:
        git(job.folder, "remote", "set-url", "--push", "origin", "no-rights")
    return {}


def _setup_python(job: Job, given: Mapping[str, str]) -> dict[str, str]:
    assert re.fullmatch(r"3\.\d\d", given["python-version"])
    if given.get("cache") == "pip":  # without its file the action fails
        assert (job.folder / given.get("cache-dependency-path", "requirements.txt")).is_file()
    return {}


def _configure_pages(job: Job, _given: Mapping[str, str]) -> dict[str, str]:
    job.needs(pages="read")  # in a private repository, says the documentation of the API
    return {"base_url": _PAGE, "base_path": "/archive", "host": "someone.github.io"}


def _upload_pages(job: Job, given: Mapping[str, str]) -> dict[str, str]:
    hidden = given.get("include-hidden-files") == "True"
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", dereference=True) as tar:
        folder = job.folder / given["path"]
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder)
            if path.is_file() and (hidden or not any(p.startswith(".") for p in name.parts)):
                tar.add(path, name)
    job.hub.artifacts["github-pages"] = {"artifact.tar": packed.getvalue()}
    return {}


def _upload(job: Job, given: Mapping[str, str]) -> dict[str, str]:
    hidden = given.get("include-hidden-files") == "True"
    wanted = [job.folder / line for line in given["path"].split()]
    files = [path for one in wanted for path in ([one] if one.is_file() else one.rglob("*"))]
    # of several paths the names begin at what they have in common, there or not
    top = Path(os.path.commonpath(wanted))
    names = {p.relative_to(top): p for p in files if p.is_file()}
    job.hub.artifacts[given["name"]] = {
        name.as_posix(): path.read_bytes()
        for name, path in names.items()
        if hidden or not any(part.startswith(".") for part in name.parts)
    }
    return {}


def _download(job: Job, given: Mapping[str, str]) -> dict[str, str]:
    for name, data in job.hub.artifacts[given["name"]].items():
        path = job.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return {}


def _deploy(job: Job, _given: Mapping[str, str]) -> dict[str, str]:
    job.needs(pages="write", id_token="write")
    assert job.told["environment"]["name"] == "github-pages"
    data = job.hub.artifacts["github-pages"]["artifact.tar"]
    with tarfile.open(fileobj=io.BytesIO(data)) as tar:
        read = {m.name: tar.extractfile(m) for m in tar}
        job.hub.site = {name: file.read() for name, file in read.items() if file}
    return {"page_url": f"{_PAGE}/"}


ACTIONS: dict[str, Callable[[Job, Mapping[str, str]], dict[str, str]]] = {
    "actions/checkout": _checkout,
    "actions/setup-python": _setup_python,
    "actions/configure-pages": _configure_pages,
    "actions/upload-pages-artifact": _upload_pages,
    "actions/upload-artifact": _upload,
    "actions/download-artifact": _download,
    "actions/deploy-pages": _deploy,
}


def git(folder: Path, *words: str) -> str:
    """Run git as somebody, and return what it says."""
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
