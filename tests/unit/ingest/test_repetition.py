"""What stands on many pages of one outlet is taken out, and nothing else."""

from briefings.ingest.repetition import Repetition, without

CALL = "Sign up for our *evening letter*."


def learnt(bodies, names_of=lambda number: [f"Title {number}"]):
    repetition = Repetition()
    for number, body in enumerate(bodies):
        names = names_of(number)
        repetition.learn("news.example", body, names)
    return repetition.found().get("news.example", frozenset())


def page(number, *, call=CALL):
    own = "\n\n".join(f"Page {number} says a thing {part}." for part in range(12))
    return f"{own}\n\n{call}\n"


def test_a_call_below_many_pages_goes_and_is_recorded():
    repeated = learnt(page(number) for number in range(5))
    body, repairs = without(page(9), repeated, "news.example")
    assert CALL not in body
    assert body.endswith("Page 9 says a thing 11.\n")
    assert [repair.before for repair in repairs] == [CALL]


def test_what_three_pages_share_stays():
    repeated = learnt(page(number) for number in range(3))
    assert without(page(9), repeated, "news.example") == (page(9), ())


def test_what_few_of_many_pages_share_stays():
    pages = [page(n) for n in range(4)] + [page(n, call=f"Own end {n}.") for n in range(20)]
    assert without(page(9), learnt(pages), "news.example") == (page(9), ())


def test_what_repeats_in_the_middle_is_the_articles():
    repeated = learnt(page(number) for number in range(5))
    blocks = page(9).split("\n\n")
    body = "\n\n".join([*blocks[:5], CALL, *blocks[5:-1]]) + "\n"
    assert without(body, repeated, "news.example")[0] == body


def test_a_body_of_nothing_else_stays():
    repeated = learnt(page(number) for number in range(5))
    assert without(f"{CALL}\n", repeated, "news.example") == (f"{CALL}\n", ())


def test_captures_of_one_article_prove_nothing():
    repeated = learnt([page(1)] * 9, names_of=lambda number: [f"Title {number}", "one address"])
    assert repeated == frozenset()
