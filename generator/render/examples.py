"""Examples of components: each component's ``spec.yaml`` says what it is for and shows it in its states.

The same examples are rendered by the tests and can be shown in a gallery.
"""

import importlib
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec
import yaml

from generator.render.environment import COMPONENTS
from generator.render.renderer import Renderer
from generator.views.piece import Piece


class _Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An example as written; what it leaves out is the component's."""

    name: str
    value: Any
    macro: str = ""
    takes: str = ""


class _Spec(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A ``spec.yaml``.

    ``takes`` names the class below ``generator.views`` (``pieces.Badge``) that a macro gets, ``many`` that it gets a tuple of them.
    ``within`` is the element that the component has to stand in.
    """

    name: str
    purpose: str
    macro: str
    takes: str
    examples: tuple[_Written, ...]
    many: bool = False
    within: str = "div"


class Example(msgspec.Struct, frozen=True):
    """A component in one state: ``value`` is what its macro gets."""

    component: str
    name: str
    macro: str
    value: Piece | tuple[Piece, ...]
    within: str


class Component(msgspec.Struct, frozen=True):
    """A component with its Japanese name, what it is for, and its examples."""

    id: str
    name: str
    purpose: str
    examples: tuple[Example, ...]


@cache  # a process that builds again and again has the same components: what it loaded
def read_components(folder: Path = COMPONENTS) -> tuple[Component, ...]:
    """All components in the order of their ids. Raises ``msgspec.ValidationError`` for a spec or an example that does not fit."""
    return tuple(_component(path.parent.name, path) for path in sorted(folder.glob("*/spec.yaml")))


def render_example(example: Example, renderer: Renderer) -> str:
    """The example's HTML."""
    return renderer.component(example.component, example.macro, example.value)


def _component(folder: str, path: Path) -> Component:
    spec = msgspec.convert(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader), _Spec)
    examples = tuple(
        Example(
            folder,
            each.name,
            each.macro or spec.macro,
            _value(each.value, each.takes or spec.takes, many=spec.many),
            spec.within,
        )
        for each in spec.examples
    )
    return Component(folder, spec.name, spec.purpose, examples)


_VIEWS: Final = "generator.views"


def _value(written: Any, takes: str, *, many: bool) -> Piece | tuple[Piece, ...]:
    module, _, name = takes.rpartition(".")
    piece: type[Piece] = getattr(importlib.import_module(f"{_VIEWS}.{module}"), name)
    if not many:
        return msgspec.convert(written, piece)
    return tuple(msgspec.convert(each, piece) for each in written)
