"""What the system says when a file cannot be opened, in plain words."""

from sayso.errors import UnreadableInput


def unreadable(uri: str, error: OSError) -> UnreadableInput:
    """The error for a file or folder that the system does not let us read."""
    if isinstance(error, PermissionError):
        return UnreadableInput("may not be read: no permission.", where=uri, mend="Change its rights (chmod u+r).")
    if isinstance(error, FileNotFoundError):
        return UnreadableInput("does not exist.", where=uri, mend="Check the spelling of its path.")
    return UnreadableInput(f"cannot be read: {error.strerror or error}.", where=uri, mend="Check that it is a file.")
