"""HTML mode: Telegram's tags, Telegram's refusals, positions in UTF-16."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.entities import parse
from simulator.errors import ApiError
from simulator.htmlmode import parse_html
from simulator.render import to_html
from simulator.utf16 import length

MARKUP = st.text(alphabet="<>/&;=\"' abiuspre-tgol#x0123\n🌱é", max_size=60)


def entity(kind, offset, size, **more):
    return {"type": kind, "offset": offset, "length": size} | more


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>a</b><strong>b</strong>", "ab", [entity("bold", 0, 1), entity("bold", 1, 1)]),
        ("<i>a</i><em>b</em>", "ab", [entity("italic", 0, 1), entity("italic", 1, 1)]),
        ("<u>a</u><ins>b</ins>", "ab", [entity("underline", 0, 1), entity("underline", 1, 1)]),
        ("<s>a</s><del>b</del>", "ab", [entity("strikethrough", 0, 1), entity("strikethrough", 1, 1)]),
        ("<tg-spoiler>a</tg-spoiler>", "a", [entity("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', "a", [entity("spoiler", 0, 1)]),
        ("<code>a</code>", "a", [entity("code", 0, 1)]),
        ("<pre>a</pre>", "a", [entity("pre", 0, 1)]),
        ('<pre><code class="language-python">a</code></pre>', "a", [entity("pre", 0, 1, language="python")]),
        ("<blockquote>a</blockquote>", "a", [entity("blockquote", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", "a", [entity("expandable_blockquote", 0, 1)]),
        ('<a href="https://example.org/?a=1&amp;b=2">x</a>', "x",
         [entity("text_link", 0, 1, url="https://example.org/?a=1&b=2")]),
        ("<a href='example.org'>x</a>", "x", [entity("text_link", 0, 1, url="http://example.org")]),
        ('<a href="rien du tout">x</a>', "x", []),
        ("<b>🌱<i>é</i></b>", "🌱é", [entity("bold", 0, 3), entity("italic", 2, 1)]),
        ("&lt;&gt;&amp;&quot;&#233;&#x1F331;", '<>&"é🌱', []),
        ("&eacute; &", "&eacute; &", []),
        ("<b></b>x", "x", []),
        ("a > b", "a > b", []),
    ],
)  # fmt: skip
def test_tags_become_entities(source, text, entities):
    assert parse_html(source) == (text, entities)


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("a <div>b</div>", 'Unsupported start tag "div" at byte offset 2'),
        ("é<br/>", 'Unsupported start tag "br/" at byte offset 2'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x>y</a>', "Unclosed start tag at byte offset 0"),
        ("<a =x>y</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_wrong_markup_is_refused_in_telegrams_words(source, says):
    with pytest.raises(ApiError) as caught:
        parse_html(source)
    assert caught.value.description == f"Bad Request: can't parse entities: {says}"


async def test_the_refusal_reaches_the_bot(api, parent):
    said = await api.refusal("sendMessage", chat_id=parent.id, text="<b>a", parse_mode="HTML")
    assert said == "Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\""


@given(MARKUP)
def test_any_text_is_either_parsed_or_refused(source):
    try:
        text, entities = parse_html(source)
    except ApiError as error:
        assert error.description.startswith("Bad Request: can't parse entities: ")  # noqa: PT017
        return
    assert all(e["offset"] >= 0 and 0 < e["length"] <= length(text) - e["offset"] for e in entities)
    to_html(text, entities)


@given(st.text(max_size=80))
def test_escaped_text_comes_back_as_it_was(text):
    assert parse_html(html.escape(text, quote=False)) == (text, [])


@given(st.text(alphabet="ab <>&\"'🌱\n", max_size=40), st.lists(st.tuples(st.integers(0, 50), st.integers(1, 50))))
def test_what_is_shown_never_holds_markup_of_the_text(text, places):
    kinds = ("bold", "italic", "spoiler", "blockquote")
    entities = [entity(kinds[i % 4], start, size) for i, (start, size) in enumerate(places)]
    shown = to_html(text, entities)
    for tag in ("b", "i", "blockquote"):
        assert shown.count(f"<{tag}>") == shown.count(f"</{tag}>")
        shown = shown.replace(f"<{tag}>", "").replace(f"</{tag}>", "")
    shown = shown.replace('<span class="spoiler">', "").replace("</span>", "")
    assert html.unescape(shown.replace("<br>", "\n")) == text


def test_space_around_a_text_is_cut_and_entities_move_along():
    assert parse("\n <b> a</b> b \n", "HTML", None) == ("a b", [entity("bold", 0, 1)])


def test_addresses_mentions_and_commands_are_recognised_except_in_code():
    text, entities = parse(
        "Voir https://example.org/a. /aide@Bot et @terreau <code>/non</code> a@b.fr #cps", "HTML", None
    )
    found = [(e["type"], text[e["offset"] : e["offset"] + e["length"]]) for e in entities]
    assert found == [
        ("url", "https://example.org/a"), ("bot_command", "/aide@Bot"), ("mention", "@terreau"), ("code", "/non"),
        ("email", "a@b.fr"), ("hashtag", "#cps"),
    ]  # fmt: skip


def test_a_link_that_could_run_a_script_is_shown_as_words():
    assert to_html("x", [entity("text_link", 0, 1, url="javascript:alert(1)")]) == "x"
    assert to_html("x", [entity("text_link", 0, 1, url='https://a.b/"><script>')]) == (
        '<a href="https://a.b/&quot;&gt;&lt;script&gt;">x</a>'
    )


def test_given_entities_are_checked():
    with pytest.raises(ApiError, match="unsupported type"):
        parse("x", None, [entity("blinking", 0, 1)])
    assert parse("x", None, [entity("bold", 0, 9), entity("bold", 4, 1)]) == ("x", [entity("bold", 0, 1)])
