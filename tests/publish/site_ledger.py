# ruff: noqa: E501 - a paragraph of a report is one line
"""A small ledger made by hand, of invented reports, for the site's tests: no pipeline, no linker, no file."""

from dataclasses import dataclass, field

from sayso.errors import NotFound
from sayso.ledger.results import Failure, Head, Run
from sayso.schema.claim import Claim, ClaimSource, Cue, Link
from sayso.schema.event import Event, EventTime, Participant, Place, Toll
from sayso.schema.ids import sha256
from sayso.schema.incident import Dispute, Incident, IncidentToll, Origin, Position, TollValue, Voice
from sayso.schema.report import Advisory, Block, Report, Source
from sayso.schema.span import Span

FOUND = {"method": "rule:hand@1", "score": 0.9}


@dataclass
class Handmade:
    """A view of records in memory."""

    held: list[Report] = field(default_factory=list)
    held_claims: list[Claim] = field(default_factory=list)
    held_events: list[Event] = field(default_factory=list)
    held_incidents: list[Incident] = field(default_factory=list)

    def incidents(self):
        return iter(self.held_incidents)

    def reports(self):
        return iter(self.held)

    def report(self, id_):
        for report in self.held:
            if report.report_id == id_:
                return report
        raise NotFound("no such report", where=id_)

    def claims(self, report_id=None):
        return (c for c in self.held_claims if report_id in (None, c.report_id))

    def events(self, report_id=None):
        return (e for e in self.held_events if report_id in (None, e.report_id))

    def reviewed(self):
        return frozenset({"inc_kutum"})

    def runs(self):
        return (Run("run_1", "0.1.0", "ab12", {}, "2025-08-30T10:00:00Z", len(self.held), 1),)

    def failures(self):
        return (Failure("/home/ada/reports/empty.txt", "EmptyInput", "there is nothing in it", "run_1", "2025-08-30"),)

    def head(self):
        return Head(40, "5e" * 32)


class Draft:
    """A report being written: parts in order, then records by the words that they stand on."""

    def __init__(self, view, name, outlet, published, *parts, **fields):
        self.view, self.claims, self.events = view, 0, 0
        text, blocks = "", []
        for kind, words in parts:
            text += "\n\n" if text else ""
            blocks.append(Block(kind=kind, start=len(text), end=len(text) + len(words)))
            text += words
        self.text = text
        folders = fields.pop("folder", "/home/ada/reports/")
        source = Source(
            sha256=sha256(text.encode("utf-8", "surrogatepass")),
            bytes=len(text),
            media_type="text/plain",
            uri=f"{folders}{name}.txt",
        )
        advisories = [
            Advisory(category=c, severity=s, basis=b, start=self.span(w).start, end=self.span(w).end)
            for c, s, b, w in fields.pop("advisories", ())
        ]
        headline = next((words for kind, words in parts if kind == "headline"), None)
        self.report = Report(
            report_id=f"rep_{name}", source=source, outlet=outlet, headline=headline, published=published,
            language="en", text=text, blocks=blocks, advisories=advisories, **fields,
        )  # fmt: skip
        view.held.append(self.report)

    def span(self, words, after=0):
        at = self.text.index(words, after)
        return Span(at, at + len(words))

    def claim(self, words, *mouths, **fields):
        """`mouths`: (source words, cue words, kind) from the outlet outward."""
        self.claims += 1
        chain = tuple(
            Link(
                source=ClaimSource(text=who, span=self.span(who), kind=kind),
                cue=Cue(text=cue, span=self.span(cue), type="verb") if cue else None,
            )
            for who, cue, kind in mouths
        )
        claim = Claim(
            **{
                "claim_id": f"clm_{self.report.report_id[4:]}_{self.claims}", "report_id": self.report.report_id,
                "content": (self.span(words),), "form": "indirect" if mouths else "narrated", "attribution": chain,
                "polarity": "affirmed", "certainty": "certain", "time_frame": "past",
                "standing": "claimed" if mouths else "reported", **FOUND, **fields,
            }
        )  # fmt: skip
        self.view.held_claims.append(claim)
        return claim

    def event(self, claim, type_, trigger, *, who=(), place=None, time=None, tolls=(), **fields):
        """`who`: (role, words, kind); `tolls`: (kind, low, high, words)."""
        self.events += 1
        block = next(b for b in self.report.blocks if b.start <= claim.content[0].start < b.end)
        event = Event(
            **{
                "event_id": f"evt_{self.report.report_id[4:]}_{self.events}", "report_id": self.report.report_id,
                "type": type_, "trigger": self.span(trigger, block.start), "claim_id": claim.claim_id,
                "standing": claim.standing, "polarity": "affirmed", "stage": "accomplished",
                "participants": tuple(Participant(role=r, text=w, span=self.span(w), kind=k) for r, w, k in who),
                "place": self.place(*place) if place else None,
                "time": self.time(*time) if time else None,
                "tolls": tuple(
                    Toll(kind=k, low=low, high=high, text=w, span=self.span(w), claim_id=claim.claim_id)
                    for k, low, high, w in tolls
                ),
                **FOUND, **fields,
            }
        )  # fmt: skip
        self.view.held_events.append(event)
        return event

    def place(self, words, lat, lon, country, precision, radius, id_="1", **fields):
        return Place(
            text=words, span=self.span(words), name=words, lat=lat, lon=lon, gazetteer="geonames",
            gazetteer_id=id_, country=country, precision=precision, radius_km=radius, **fields,
        )  # fmt: skip

    def time(self, words, start, end, granularity="day", open_=None):
        return EventTime(
            start=start,
            end=end,
            granularity=granularity,
            text=words,
            span=self.span(words),
            anchor="publication",
            open=open_,
        )


def voice(who, record):
    """Somebody who says something in a record's report."""
    claim = getattr(record, "claim_id", None)
    return Voice(who=who, report_id=record.report_id, claim_id=claim, event_id=getattr(record, "event_id", None))


def incident(view, name, title, events, origins, **fields):
    """An incident of `events`; `origins`: (name, kind, reports, reasons)."""
    first = events[0]
    made = Incident(
        **{
            "incident_id": f"inc_{name}", "type": first.type, "title": title, "place": first.place, "time": first.time,
            "participants": first.participants, "standings": tuple(dict.fromkeys(e.standing for e in events)),
            "reports_n": len({e.report_id for e in events}), "outlets_n": len({e.report_id for e in events}),
            "origins_n": len(origins),
            "origins": tuple(
                Origin(
                    name=n, kind=k, reports=tuple(f"rep_{r}" for r in rs), reasons=why,
                    event_ids=tuple(e.event_id for e in events if e.report_id[4:] in rs),
                )
                for n, k, rs, why in origins
            ),
            "event_ids": tuple(e.event_id for e in events), **FOUND, **fields,
        }
    )  # fmt: skip
    view.held_incidents.append(made)
    return made


def toll(kind, low, best, high, *values):
    """`values`: (low, high, words, voices)."""
    return IncidentToll(
        kind=kind, unit="persons", group=None, low=low, best=best, high=high, rule="lowest to highest that anyone gives",
        values=tuple(TollValue(low=lo, high=hi, text=words, said_by=who) for lo, hi, words, who in values),
    )  # fmt: skip


def dispute(name, *sides):
    """`sides`: (value, voices)."""
    return Dispute(field=name, positions=tuple(Position(value=value, said_by=who) for value, who in sides))


KUTUM = ("Kutum", 14.203612, 24.665931, "SD", "settlement", 3.0, "371745")


def ledger():
    """Reports of a bombed market, of refused orders, and of shelling; and one with nothing to code."""
    view = Handmade()
    _market(view)
    _refusal(view)
    _shelling(view)
    Draft(
        view, "rovers", "Dunmore Courier", "2025-03-23T17:48",
        ("headline", "Rovers survive late siege at Millbrook"),
        ("paragraph", "The visitors bombarded the box for half an hour and found no way through."),
    )  # fmt: skip
    return view


def _market(view):
    wire = Draft(
        view, "northlight", "Northlight", "2025-02-03T15:42Z",
        ("headline", "Air strike on market in Sudan's North Darfur kills at least nine, local official says"),
        ("paragraph", "At least nine people were killed and dozens wounded when an air strike hit a weekly market in Kutum on Monday, a local official said."),
        ("paragraph", "The Rapid Support Forces blamed the army. The army denied targeting civilians, saying its aircraft had destroyed an ammunition convoy on a road outside the town."),
        ("related", "Read more: Port Sudan airport reopens to night flights"),
        bylines=("Amal Sidding",),
        advisories=[("death", 1, "text", "At least nine people were killed")],
    )  # fmt: skip
    told = wire.claim(
        "At least nine people were killed and dozens wounded when an air strike hit a weekly market in Kutum on Monday",
        ("a local official", "said", "government"),
    )
    strike = wire.event(
        told,
        "remote.air_strike",
        "air strike",
        who=[("target", "a weekly market", "building")],
        place=KUTUM,
        time=("on Monday", "2025-02-03", "2025-02-03"),
        tolls=[("killed", 9, None, "At least nine people")],
    )
    denial = wire.claim(
        "targeting civilians", ("The army", "denied", "military"), standing="denied", polarity="negated"
    )
    convoy = wire.claim(
        "its aircraft had destroyed an ammunition convoy on a road outside the town", ("The army", "saying", "military")
    )
    denied = wire.event(denial, "word.denial", "denied", who=[("actor", "The army", "military")])
    copy = Draft(
        view, "harbour", "Harbour Tribune", "2025-02-03T17:05Z",
        ("headline", "At least nine killed in Darfur market strike"),
        ("furniture", "We use cookies to make this site work. Accept all"),
        ("paragraph", "At least nine people were killed and dozens wounded when an air strike hit a weekly market in Kutum on Monday, a local official told the Northlight news agency."),
        ("credit", "Northlight"),
    )  # fmt: skip
    told2 = copy.claim(
        "At least nine people were killed and dozens wounded when an air strike hit a weekly market in Kutum on Monday",
        ("the Northlight news agency", "told", "media"),
        ("a local official", "told", "government"),
    )
    strike2 = copy.event(
        told2,
        "remote.air_strike",
        "air strike",
        who=[("target", "a weekly market", "building")],
        place=KUTUM,
        time=("on Monday", "2025-02-03", "2025-02-03"),
        tolls=[("killed", 9, None, "At least nine people")],
    )
    lantern = Draft(
        view, "lantern", "Sahel Lantern", "2025-02-04T13:15",
        ("headline", "“They were weighing sorghum”: Kutum buries its dead after market strike"),
        ("byline", "By Mariam Adoum Saleh"),
        ("standfirst", "A doctor counts twelve bodies; families say some of the missing may never be found."),
        ("paragraph", "Twelve people died when aircraft bombed the market in Kutum, a doctor at the town's hospital said on Tuesday, as families finished burying the victims of the previous day's strike."),
        ("paragraph", "Among the dead was Salih Idris Bushara, an onion seller. Rescuers had to gather what was left of him in a flour sack, his sister said. Bushara was 31."),
        ("paragraph", "“We ran out of dressings before noon,” the doctor said. “If fuel for the generator does not come by Thursday, we would have to stop operating.”"),
        ("caption", "Smoke over the grain stalls in Kutum on Monday, in a still from a video shared by residents"),
        ("paragraph", "Footage seen by the Sahel Lantern shows men carrying the injured on bed frames past burning stalls."),
        ("paragraph", "Was there a convoy? Towns including Mellit and Kebkabiya were also hit on Monday evening, the RSF said. The claim could not be confirmed."),
        ("related", "Read more: The women who keep Darfur's soup kitchens open"),
        ("furniture", "SUPPORT THE LANTERN Our reporting is free to read. [Donate]"),
        bylines=("Mariam Adoum Saleh",),
        advisories=[("graphic_injury", 3, "text", "gather what was left of him"), ("death", 2, "text", "Among the dead")],
    )  # fmt: skip
    doctor = ("a doctor at the town's hospital", "said on Tuesday", "unnamed")
    twelve = lantern.claim("Twelve people died when aircraft bombed the market in Kutum", doctor)
    strike3 = lantern.event(
        twelve, "remote.air_strike", "bombed",
        who=[("weapon", "aircraft", "vehicle"), ("target", "the market", "building"), ("victim", "Salih Idris Bushara", "person")],
        place=KUTUM, time=("the previous day", "2025-02-03", "2025-02-03"), tolls=[("killed", 12, 12, "Twelve people")],
    )  # fmt: skip
    sack = lantern.claim(
        "Rescuers had to gather what was left of him in a flour sack", ("his sister", "said", "person")
    )
    died = lantern.event(
        sack, "people.casualties", "gather", who=[("victim", "Salih Idris Bushara", "person")], place=KUTUM
    )
    lantern.claim("We ran out of dressings before noon", ("the doctor", "said", "unnamed"), form="direct")
    lantern.claim(
        "we would have to stop operating", ("the doctor", "said", "unnamed"), form="direct", standing="hypothetical"
    )
    footage = lantern.claim(
        "men carrying the injured on bed frames past burning stalls", ("Footage", "shows", "footage"), standing="shown"
    )
    lantern.claim("Was there a convoy?", standing="questioned")
    also = lantern.claim(
        "Towns including Mellit and Kebkabiya were also hit on Monday evening",
        ("the RSF", "said", "armed_group"),
        standing="hedged",
    )
    evening = ("Monday evening", "2025-02-03T18:00", "2025-02-03T21:59", "part_of_day")
    mellit = lantern.event(
        also,
        "remote.air_strike",
        "hit",
        place=("Mellit", 14.1312, 25.5474, "SD", "settlement", 2.1, "370181"),
        time=evening,
    )
    kebkabiya = lantern.event(
        also,
        "remote.air_strike",
        "hit",
        place=("Kebkabiya", 13.6469, 24.0863, "SD", "district", 20.0, "373198"),
        time=evening,
    )
    incident(
        view, "kutum", "Air strike on the market in Kutum", [strike, strike2, strike3, died],
        [
            ("a local official", "government", ["northlight", "harbour"], ("the Harbour Tribune prints Northlight’s text",)),
            ("a doctor at the town's hospital", "unnamed", ["lantern"], ()),
        ],
        participants=(strike.participants[0], strike3.participants[2]),
        tolls=[toll("killed", 9, 12, 12, (9, None, "At least nine people", [voice("a local official", told), voice("a local official", told2)]), (12, 12, "Twelve people", [voice("a doctor", twelve)]))],
        disputes=[
            dispute("tolls.killed", ("at least 9", [voice("a local official", told)]), ("12", [voice("a doctor", twelve)])),
            dispute("target", ("a weekly market", [voice("a local official", told), voice("footage", footage)]), ("an ammunition convoy", [voice("The army", convoy)])),
        ],
        unknowns=["who"], standings=["claimed", "shown"],
    )  # fmt: skip
    incident(
        view,
        "denial",
        "The army denies targeting civilians",
        [denied],
        [("The army", "military", ["northlight"], ())],
        unknowns=["where", "when"],
    )
    for name, event in (("mellit", mellit), ("kebkabiya", kebkabiya)):
        incident(
            view,
            name,
            f"Air strike in {event.place.name}",
            [event],
            [("the RSF", "armed_group", ["lantern"], ())],
            unknowns=["who", "how_many"],
        )


def _refusal(view):
    told = Draft(
        view, "courier", "Dunmore Courier", "2024-11-19T14:07",
        ("headline", "'Lock us up instead': Syrian conscripts filmed turning down order to join front-line assault"),
        ("byline", "By Rosalind Peake"),
        ("paragraph", "The exchange is from a video in which a roomful of government conscripts refuse to storm rebel trenches and say that a military prison would suit them better."),
        ("advisory", "Caution: Strong language"),
        ("paragraph", "“They pour us in at one end and frack all comes out of the other. We're not walking up there again.”"),
        ("paragraph", "Damascus was shaken by missiles on Monday morning, in what state media described as an Israeli raid. Cities including Homs and Latakia were also hit."),
        ("paragraph", "At As Sukhnah, Islamic State gunmen have rushed army outposts in wave after wave this month. Monitors believe that at least 40 soldiers have been killed there."),
        ("paragraph", "The conscripts speak of a friend who, they claim, ended his own life at ten to five with one shot behind the water tank."),
        ("paragraph", "An offensive in the north-west quietly began in late October, several analysts think."),
        bylines=("Rosalind Peake",), updated="2024-11-19T16:32",
        advisories=[("strong_language", 1, "outlet", "Caution: Strong language"), ("strong_language", 1, "text", "frack"), ("suicide", 3, "text", "ended his own life")],
    )  # fmt: skip
    refused = told.claim(
        "a roomful of government conscripts refuse to storm rebel trenches",
        ("a video", "", "footage"),
        standing="shown",
    )
    refusal = told.event(refused, "force.refusal", "refuse", who=[("actor", "government conscripts", "military")])
    told.claim(
        "They pour us in at one end and frack all comes out of the other. We're not walking up there again.",
        ("The conscripts", "speak", "military"),
        form="direct",
    )
    raid = told.claim("Damascus was shaken by missiles on Monday morning", ("state media", "described", "media"))
    morning = ("on Monday morning", "2024-11-18T06:00", "2024-11-18T11:59", "part_of_day")
    struck = told.event(
        raid,
        "remote.missile_strike",
        "shaken",
        who=[("actor", "Israeli", "military")],
        place=("Damascus", 33.5102, 36.29128, "SY", "settlement", 12.0, "170654"),
        time=morning,
    )
    also = told.claim("Cities including Homs and Latakia were also hit")
    homs = told.event(
        also,
        "remote.missile_strike",
        "hit",
        place=("Homs", 34.72682, 36.72339, "SY", "settlement", 8.0, "169577"),
        time=morning,
    )
    latakia = told.event(
        also,
        "remote.missile_strike",
        "hit",
        place=("Latakia", 35.53168, 35.79011, "SY", "settlement", 6.0, "173576"),
        time=morning,
    )
    waves = told.claim("Islamic State gunmen have rushed army outposts in wave after wave this month")
    rushed = told.event(
        waves,
        "battle.assault",
        "rushed",
        who=[("actor", "Islamic State gunmen", "armed_group"), ("target", "army outposts", "building")],
        place=("As Sukhnah", 34.886, 38.872, "SY", "district", 25.0, "172425"),
        time=("this month", "2024-11-01", "2024-11-19", "month"),
        tolls=[("killed", 40, None, "at least 40 soldiers")],
        stage="ongoing",
    )
    death = told.claim(
        "ended his own life at ten to five with one shot behind the water tank", ("The conscripts", "claim", "military")
    )
    suicide = told.event(
        death,
        "people.suicide",
        "ended",
        who=[("victim", "a friend", "person")],
        time=("at ten to five", "T04:50", "T04:50", "minute"),
    )
    began = told.claim(
        "An offensive in the north-west quietly began in late October",
        ("several analysts", "think", "group"),
        standing="hedged",
        certainty="possible",
    )
    offensive = told.event(
        began,
        "force.offensive",
        "offensive",
        place=("north-west", 35.93, 36.63, "SY", "region", 70.0, "0"),
        time=("late October", "2024-10-21", None, "month", "end"),
        stage="ongoing",
    )
    one = [("a video", "footage", ["courier"], ())]
    incident(view, "refusal", "Syrian conscripts refuse to storm trenches", [refusal], one, unknowns=["where", "when"])
    incident(
        view,
        "damascus",
        "Missiles strike Damascus",
        [struck],
        [("state media", "media", ["courier"], ())],
        unknowns=["how_many"],
    )
    for name, event in (("homs", homs), ("latakia", latakia), ("sukhnah", rushed), ("offensive", offensive)):
        unknowns = ["when"] if event.time is None else []
        figures = (
            [toll("killed", 40, 40, None, (40, None, "at least 40 soldiers", [voice("Monitors", waves)]))]
            if event.tolls
            else []
        )
        incident(
            view,
            name,
            f"{event.type} {name}",
            [event],
            [("Dunmore Courier", "outlet", ["courier"], ())],
            unknowns=unknowns,
            tolls=figures,
        )
    incident(
        view,
        "suicide",
        "A conscript ended his own life behind the water tank",
        [suicide],
        one,
        unknowns=["where", "when"],
    )


def _shelling(view):
    herald = Draft(
        view, "herald", "The Steppe Herald", "2025-04-12T10:05",
        ("headline", "Sixth body found in Siversk as fears grow of a closing ring"),
        ("paragraph", "The number of people killed in Thursday's shelling of Siversk has risen to six, the head of the town's military administration, Tamara Velychko, said on Saturday."),
        ("paragraph", "Ukrainian troops may have to withdraw if Russian units succeed in cutting the road. It is thought that Moscow would present the capture of the town as the key to Sloviansk."),
        bylines=("Iryna Palamar",),
    )  # fmt: skip
    six = herald.claim(
        "The number of people killed in Thursday's shelling of Siversk has risen to six",
        ("Tamara Velychko", "said", "person"),
    )
    shelling = herald.event(
        six,
        "remote.shelling",
        "shelling",
        place=("Siversk", 48.8666, 38.0993, "UA", "settlement", 2.5, "694403"),
        time=("Thursday's", "2025-04-10", "2025-04-10"),
        tolls=[("killed", 6, 6, "six")],
    )
    leave = herald.claim(
        "Ukrainian troops may have to withdraw if Russian units succeed in cutting the road",
        standing="hypothetical",
        time_frame="hypothetical",
    )
    withdrawal = herald.event(
        leave,
        "force.withdrawal",
        "withdraw",
        who=[("actor", "Ukrainian troops", "military")],
        stage="potential",
        place=("Siversk", 48.8666, 38.0993, "UA", "settlement", 2.5, "694403"),
    )
    incident(
        view,
        "siversk",
        "Shelling of Siversk",
        [shelling],
        [("Tamara Velychko", "person", ["herald"], ())],
        tolls=[toll("killed", 6, 6, 6, (6, 6, "six", [voice("Tamara Velychko", six)]))],
        unknowns=["who"],
    )
    incident(
        view,
        "withdrawal",
        "Troops may withdraw from Siversk",
        [withdrawal],
        [("The Steppe Herald", "outlet", ["herald"], ())],
        unknowns=["when"],
    )
