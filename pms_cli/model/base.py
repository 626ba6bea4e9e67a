"""What every part of a plan's files shares."""

import os

from pydantic import BaseModel, ConfigDict

# No plugin of the environment takes part in reading a plan; looking for them would cost a sixth
# of the start-up. Read by pydantic when the first model class is made, just below.
os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


class Partie(BaseModel):
    """A mapping in a file: frozen once read, and no key but those described."""

    # Schemas are compiled when first used: a command pays only for the files that it reads.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
