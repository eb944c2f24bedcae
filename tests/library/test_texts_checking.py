"""Texts in every language agree with each other and with the code that uses them."""

from __future__ import annotations

import pytest

from bot.library.command import run_check
from tests.library.content_tree import TODAY, Tree

FR, EN, SIMPLE = "content/texts/fr.ftl", "content/texts/en.ftl", "content/texts/fr-simple.ftl"
CODE = "bot/hello.py"

TEXT_FAULTS = [
    (EN, "role-elected = Elected\n", "", f"{FR}:3: traduction manquante : « role-elected » n’est pas dans en.ftl"),
    (EN, "role-elected", "role-chosen", f"{EN}:3: texte en trop : « role-chosen » n’existe pas dans fr.ftl"),
    (SIMPLE, "hello", "bye", f"{SIMPLE}:1: texte en trop : « bye » n’existe pas dans fr.ftl"),
    (EN, "{ $name }", "{ $nom }", f"{EN}:1: « hello » n’a pas les mêmes variables que dans fr.ftl : $name manque, "),
    (SIMPLE, " { $name }", "", f"{SIMPLE}:1: « hello » n’a pas les mêmes variables que dans fr.ftl : $name manque"),
    (EN, "role-family = Family", "role-family Family", f"{EN}:2: illisible près de « role-family Family »"),
    (FR, "role-elected = Élue, élu", "role-elected = { $", f"{FR}:3: illisible près de « role-elected = {{ $ »"),
    (EN, "role-elected = Elected", "role-family = F", f"{EN}:3: « role-family » est écrit deux fois (déjà ligne 2)"),
    (EN, "role-elected = Elected", "role-elected = { other }", f"{EN}:3: « role-elected » renvoie à « other »"),
    (EN, "role-elected = Elected", "role-elected = { -name }", f"{EN}:3: « role-elected » renvoie à « -name »"),
    (FR, "Famille", "Animateur·rice", f"{FR}:2: « r·r » : un point médian"),
    (FR, "Famille", "Pour l’enfant difficile", f"{FR}:2: « enfant difficile » : cette façon de nommer"),
    (FR, "Famille", "<b>Famille", f"{FR}:2: « role-family » : balise <b> jamais fermée"),
    (FR, "Famille", "<b><i>Famille</b></i>", f"{FR}:2: « role-family » : balise </b> qui ne ferme pas la dernière"),
    (FR, "Famille", "Famille</b>", f"{FR}:2: « role-family » : balise </b> qui ne ferme pas la dernière ouverte"),
    (FR, "Famille", "Famille<br>", f"{FR}:2: « role-family » : balise <br> inconnue ; au choix : b, i, u, s, code"),
    (FR, "Famille", "1 < 2", f"{FR}:2: « role-family » : un « < » qui n’est pas une balise s’écrit « &lt; »"),
    (EN, "Family", "<b>Family", f"{EN}:2: « role-family » : balise <b> jamais fermée"),
    (EN, "Family", "x" * 4001, f"{EN}:2: « role-family » : 4001 caractères, 4000 au plus"),
    (SIMPLE, "Salut", "<b>Salut", f"{SIMPLE}:1: « hello » : balise <b> jamais fermée"),
    (FR, "Famille", '<b>Famille</b> <a href="https://example.org">{ role-elected }</a>', None),
    (FR, "Famille", "x" * 4000, None),
    (FR, "hello", "# Said first\nhello", None),
    (FR, "Famille", "Famille · parents", None),
    (FR, "Famille", "{ role-elected }", None),
]


@pytest.mark.parametrize(("file", "old", "new", "told"), TEXT_FAULTS)
def test_a_fault_of_the_texts_is_told_on_its_line(tree: Tree, file: str, old: str, new: str, told: str | None) -> None:
    tree.change(file, old, new)
    faults = tree.faults()
    if told is None:
        assert faults == []
    else:
        assert any(fault.startswith(told) for fault in faults), faults


SHORT_TEXT_FAULTS = [
    ("button-go", "x" * 60, None),
    ("button-go", "x" * 61, "61 caractères, 60 au plus (une variable compte pour 12)"),
    ("button-go", "{ role-family } " + "x" * 53, "61 caractères, 60 au plus (une variable compte pour 12)"),
    ("button-go", "<b>Aller</b>", "un bouton ou un avis ne prend aucune balise"),
    ("toast-go", "x" * 200, None),
    ("toast-go", "x" * 201, "201 caractères, 200 au plus (une variable compte pour 12)"),
    ("toast-go", "<i>Aller</i>", "un bouton ou un avis ne prend aucune balise"),
]


@pytest.mark.parametrize(("key", "words", "told"), SHORT_TEXT_FAULTS)
def test_buttons_and_toasts_are_short_and_hold_no_tag(tree: Tree, key: str, words: str, told: str | None) -> None:
    for file, said in ((FR, words), (EN, "Go")):
        tree.write(file, (tree.root / file).read_text(encoding="utf-8") + f"{key} = {said}\n")
    tree.write(CODE, (tree.root / CODE).read_text(encoding="utf-8") + f'\n\ndef go(t):\n    return t("{key}")\n')
    assert tree.faults() == ([f"{FR}:7: « {key} » : {told}"] if told else [])


def test_a_variable_is_counted_for_12_characters(tree: Tree) -> None:
    tree.change(FR, "Bonjour { $name } !", "{ $name }" + "x" * 3989)
    assert tree.faults() == [f"{FR}:1: « hello » : 4001 caractères, 4000 au plus (une variable compte pour 12)"]


def test_every_variant_of_a_text_closes_its_tags_and_the_longest_one_counts(tree: Tree) -> None:
    variants = "{ $name ->\n    [a] <b>Bonjour</b>\n    [b] <b>Salut\n   *[other] " + "x" * 4001 + "\n  }"
    tree.change(FR, "Bonjour { $name } !", variants)
    assert tree.faults() == [
        f"{FR}:1: « hello » : 4001 caractères, 4000 au plus (une variable compte pour 12)",
        f"{FR}:1: « hello » : balise <b> jamais fermée",
    ]


def test_a_missing_translation_ends_with_1(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    tree.change(EN, "role-family = Family\n", "")
    assert run_check(tree.content, TODAY, as_json=False, coverage=False, code=tree.root) == 1
    told = f"{FR}:2: traduction manquante : « role-family » n’est pas dans en.ftl"
    assert told in capsys.readouterr().out.splitlines()


def test_an_unused_text_ends_with_1(tree: Tree, capsys: pytest.CaptureFixture[str]) -> None:
    for file in (FR, EN):
        tree.write(file, (tree.root / file).read_text(encoding="utf-8") + "goodbye = Merci\n")
    assert run_check(tree.content, TODAY, as_json=False, coverage=False, code=tree.root) == 1
    assert f"{FR}:7: texte inutilisé : « goodbye »" in capsys.readouterr().out.splitlines()


def test_a_text_that_only_another_text_holds_is_used(tree: Tree) -> None:
    for file in (FR, EN):
        text = (tree.root / file).read_text(encoding="utf-8").replace("{ $name }", "{ who }")
        tree.write(file, text + "who = { $name }\n")
    assert tree.faults() == []


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('t("bye")', "texte inconnu : « bye » n’est pas dans fr.ftl"),
        ('self.t.plain("bye")', "texte inconnu : « bye » n’est pas dans fr.ftl"),
        ('texts("bye")', "texte inconnu : « bye » n’est pas dans fr.ftl"),
        ('texts.of(language)("bye")', "texte inconnu : « bye » n’est pas dans fr.ftl"),
        ('button(t, "bye", 1)', "texte inconnu : « bye » n’est pas dans fr.ftl"),
        ('Row(text_key="bye")', "texte inconnu : « bye » n’est pas dans fr.ftl"),
        ('text_key = "bye"', "texte inconnu : « bye » n’est pas dans fr.ftl"),
        ('raise Invalid("bye", limit=3)', "texte inconnu : « bye » n’est pas dans fr.ftl"),
        ('t("hello" if name else "bye", name=name)', "texte inconnu : « bye » n’est pas dans fr.ftl"),
        ('t(f"job-{name}")', "aucun texte de fr.ftl ne commence par « job- »"),
        ('t("hello", nom=name)', "le texte « hello » attend $name, que cet appel ne donne pas"),
        ("t(", "ce fichier Python est illisible"),
        ('t("hello", **arguments)', None),
        ('other("bye")', None),
        ('t(f"role-{name}")', None),
        ('raise NotFound("hello")', None),
    ],
)
def test_the_code_names_only_texts_that_exist_and_gives_their_variables(
    tree: Tree, line: str, told: str | None
) -> None:
    tree.write("handlers/start.py", f"# one line before\n{line}\n")
    assert tree.faults() == ([f"handlers/start.py:2: {told}"] if told else [])


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("-language-name = Français simple\n", "", ":1: « -language-name » manque en tête du fichier"),
        ("-language-otherwise = fr\n", "", ":1: « -language-otherwise » manque en tête du fichier"),
        ("otherwise = fr\n", "otherwise = la\n", ":4: « -language-otherwise » : cette langue n’a pas de fichier"),
    ],
)
def test_a_file_of_texts_says_its_name_and_where_the_rest_comes_from(
    tree: Tree, was: str, becomes: str, told: str
) -> None:
    tree.change("content/texts/fr-simple.ftl", was, becomes)
    assert tree.faults() == [f"content/texts/fr-simple.ftl{told}"]
