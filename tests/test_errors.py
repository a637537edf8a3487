import pickle

import pytest

from sayso import errors
from sayso.errors import EmptyInput, LedgerError, SaysoError, UsageError


def test_a_message_names_the_input_the_cause_and_the_mend():
    error = EmptyInput("holds nothing", where="a.txt", mend="Save the page again.")
    assert str(error) == "a.txt: holds nothing. Save the page again."


def test_a_message_without_a_mend_is_the_bare_cause():
    assert str(SaysoError("it broke")) == "it broke"


def test_an_error_crosses_a_process_border_whole():
    error = EmptyInput("holds nothing", where="a.txt", mend="Save it again.")
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), str(back)) == (EmptyInput, str(error))


@pytest.mark.parametrize(("kind", "code"), [(EmptyInput, 1), (UsageError, 2), (LedgerError, 3)])
def test_exit_codes_mean_something(kind, code):
    assert kind("x").exit_code == code


def test_the_tree_drawn_at_the_top_is_the_tree():
    kinds = [e for e in vars(errors).values() if isinstance(e, type) and issubclass(e, SaysoError)]
    assert all(f"─ {kind.__name__} " in errors.__doc__ or kind is SaysoError for kind in kinds)
