"""What every exported type shares: frozen, no field beyond those named, JSON that is the same everywhere."""

from pydantic import BaseModel, ConfigDict, Field


class Record(BaseModel):
    """A frozen value. Sequences are tuples; equality is by content."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Found(Record):
    """A record that a machine made: by which method, and how sure of it.

    `method` is `rule:NAME@VERSION` or `model:NAME@VERSION`; `score` is in [0, 1].
    """

    method: str = Field(min_length=1)
    score: float = Field(ge=0.0, le=1.0)
