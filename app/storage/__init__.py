"""Where records rest. Every back end keeps the promises of `app.practice.store.Store`."""

from .tiny import TinyStore

__all__ = ["TinyStore"]
