import json

import pytest

from sayso.publish.jsonl import KINDS, json_schema, lines, parsed


def test_a_line_names_its_kind_first_and_keeps_the_designs_fields(report, claims, events):
    kinds = [json.loads(line)["kind"] for line in lines([report.source, report, *claims, *events])]
    assert kinds == ["source", "report", "claim", "claim", "event"]
    assert next(iter(lines([report]))).startswith('{"kind":"report","report_id":')


def test_spans_are_pairs_of_code_points(report, claims):
    fields = json.loads(next(iter(lines(claims))))
    start, end = fields["content"][0]
    assert report.text[start:end].startswith("Shells struck the market")


def test_every_record_comes_back_as_it_was(report, claims, events):
    records = [report.source, report, *claims, *events]
    assert [parsed(line) for line in lines(records)] == records


def test_the_schema_tells_of_every_kind():
    definitions = json_schema()["$defs"]
    told = [
        definition["properties"]["kind"]["const"] for name, definition in definitions.items() if name.endswith("Line")
    ]
    assert told == list(KINDS)


def test_every_reference_of_the_schema_resolves():
    schema = json_schema()
    wanted = {part.split('"')[0] for part in json.dumps(schema).split("#/$defs/")[1:]}
    assert wanted <= set(schema["$defs"])


@pytest.mark.parametrize(
    "name",
    ["claim_id", "report_id", "content", "form", "attribution", "polarity", "certainty", "time_frame", "standing"],
)
def test_a_claim_has_the_fields_of_the_design(name):
    assert name in json_schema()["$defs"]["ClaimLine"]["properties"]
