"""What people type: danger is heard however it is written, ordinary sentences pass, nobody is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import ContentError
from bot.library import Library
from bot.library.loading import CONTENT, GUARDS
from bot.services.guarding import Concern, Guards, level, visible

GUARD = Guards.load(CONTENT / GUARDS)

DANGER = [
    "Il dit qu'il veut mourir",
    "IL DIT QU'IL VEUT MOURIR !!!",
    "elle parle de suicide",
    "Suicidé ? il a fait une tentative de suicide hier",
    "j’ai peur de mon mari",
    "J'AI PEUR DE MON MARI",
    "mon père me tape",
    "Son beau-père le frappe",
    "il le fraaaappe tous les soirs",
    "elle a été VIOLÉE",
    "elle a ete violee",
    "il se fait harceler à l’école",
    "HARCÈLEMENT au collège",
    "harcelement",
    "il se scarifie",
    "je vais le tueeeer",
    "envie d’en finir",
    "Il n'a pas mangé depuis hier, il a peur de rentrer",
    "elle a fugué ; on dit qu'elle a fait une fugue",
    "on l'a enfermé dans le noir",
    "un adulte lui a demandé une photo nue",
    "il m’a dit\nje veux\nmourir",
    "mort de rire, mais après il a dit : je veux mourir",
    "my son wants to die",
    "he hits her every night",
    "She is being BULLIED at school",
    "he wants to kill himself",
    "I’m scared of my husband",
    "she was sexually abused",
    "don’t want to live",
    "dont want to live",
    "je veux\u00a0mourir",
    "je veux mourir\U0001f622",
    "𝐒𝐔𝐈𝐂𝐈𝐃𝐄",
    "suïcide",
    "je veux m o u r i r, non : je veux mourir",
]

HARMLESS = [
    "On a ri, mais ri : mort de rire !",
    "On tape dans les mains et on souffle.",
    "Les 6e passent trop de temps sur Snap",
    "On finit par un point com, puis le goûter",
    "Au bout de la rue, la pluie bat les carreaux, on compte les gouttes",
    "Fermé les 07 et 08 et 09 et 10 et 11",
    "On a compté : zéro, un, deux, trois, quatre, cinq, six, sept, huit, neuf, dix !",
    "On a sauté de cinq en cinq : zéro, cinq, dix, quinze, vingt, vingt-cinq",
    "Zéro dispute, deux fous rires, trois câlins et quatre idées",
    "Frapper avant d’entrer, c’est tout un apprentissage",
    "Un coup de main, un coup d’œil, un coup de cœur",
    "On a tué le temps sous la pluie",
    "Il m’a battu aux échecs, quelle fierté !",
    "La communication sans violence, on s’y met",
    "Les espèces en danger ont passionné le groupe",
    "Elle joue de la viole de gambe",
    "Ce qui m’a frappée, c’est le calme",
    "We nearly died laughing",
    "She beat me at chess",
    "Ils ont adoré la météo des émotions, même les plus timides.",
    "Trop long pour les petits, mais on a recommencé le lendemain.",
    "12 enfants, 30 minutes, 2 groupes : parfait",
    "À 18 h 30, place au jeu !",
    "Nous étions 25, place libre pour tous",
    "Le 23/11/2026 nous avons recommencé, puis le 30/11/2026",
    "De 2025 à 2026, puis 2026-2027",
    "On compte 10, 9, 8, 7, 6, 5, 4, 3, 2, 1 et on souffle",
    "Le 119 et le 3114 sont affichés",
    "Dans la rue\nOn a salué tout le monde",
    "Rue Jean-Jaurès, on a dessiné à la craie",
    "Mon mari ronfle, on fera le jeu demain",
    "Elle a rangé son harmonica",
    "Les petits sont déguisés en Elsa et Harry Potter",
    "Le marché de Noël, puis l’école Jules-Ferry",
    "Notre chat Félix a dormi sur le jeu",
    "On a joué à Jacques a dit",
    "Il est ravi, les autres aussi",
    "À Florence on a vu un musée",
    "ON A PLANTÉ UNE ROSE",
    "My daughter said it was fun",
    "Fait avec ma fille\nElle a adoré",
    "Avec mon fils. Il a adoré",
    "Les enfants étaient aux anges",
    "la rose de l’espoir, une perle de patience",
    "l’avril des petits",
    "Dites « Comme tu veux » ou « Aimer, ça va »",
    "",
    "🙂🙂🙂",
    "...",
]

NAMING = [
    "Lucas a adoré",
    "on l’a fait avec lucas",
    "le prof, monsieur martin, était là",
    "LÉA était ravie",
    "Le\u0301a e\u0301tait ravie",
    "𝐋𝐮𝐜𝐚𝐬 était ravi",
    "c’est l’idée d’Inès",
    "Avec (Mohamed)",
    "Jean-Baptiste a bien ri",
    "Marie-Zoé a bien ri",
    "Emmaaaa a bien ri",
    "Ma fille Shaynez a bien ri",
    "mon fils, Bradley, a bien ri",
    "Avec M. Dupont",
    "merci à madame Lefebvre",
    "la maîtresse, Madame Lefebvre",
    "Robin vise bien",
    "José le gardien a prêté le ballon",
    "Peïo-Zan, notre concierge, a prêté la clé",
    "avec seb on a ri",
    "la maman de rose est venue",
    "moi c’est Ludo",
]

AMBIGUOUS = [
    ("Rose a adoré", True),
    ("On a joué. Rose était ravie", True),
    ("On a joué !\nRose était ravie", True),
    ("avec rose on a planté", True),
    ("rose a 4 ans", True),
    ("- Rose\n- Perle", False),
    ("« Rose » est une couleur", False),
    ("(Rose est une couleur)", False),
    ("la rose a éclos", False),
    ("On a joué avec Rose", True),
    ("on a joué avec « Rose »", True),
    ("on a joué avec (Rose)", True),
    ("après l’activité 2, Rose a ri", True),
    ("le groupe A avec Zoom : Rose a ri", True),
    ("pendant le jeu ; Rose a ri", True),
    ("merci à l’ATSEM Victor", True),
    ("merci l’ours Victor", False),
    ("l’été Aurore", True),
]

SHOWING = [
    ("appelez le 06 12 34 56 78", Concern.PHONE),
    ("0612345678", Concern.PHONE),
    ("06.12.34.56.78", Concern.PHONE),
    ("06-12-34-56-78", Concern.PHONE),
    ("06/12/34/56/78", Concern.PHONE),
    ("06\u00a012\u00a034\u00a056\u00a078", Concern.PHONE),
    ("+33612345678", Concern.PHONE),
    ("+33 (0)6 12 34 56 78", Concern.PHONE),
    ("0033 6 12 34 56 78", Concern.PHONE),
    ("0262 12 34 56", Concern.PHONE),
    ("+262 692 12 34 56", Concern.PHONE),
    ("+44 20 7946 0958", Concern.PHONE),
    ("zéro six douze trente-quatre cinquante-six soixante-dix-huit", Concern.PHONE),
    ("zero six douze trente quatre cinquante six soixante dix huit", Concern.PHONE),
    ("appelez le zéro quatre, soixante-dix-sept, vingt et un, zéro zéro, douze", Concern.PHONE),
    ("appelez le 06 douze 34 56 soixante-dix-huit", Concern.PHONE),
    ("écrivez à @quelquun_42", Concern.HANDLE),
    ("mon insta c est quelquun_42", Concern.HANDLE),
    ("quelquun42 sur snap", Concern.HANDLE),
    ("quelquun @ exemple . com", Concern.HANDLE),
    ("prenom.nom@exemple.fr", Concern.HANDLE),
    ("https://exemple.org/page", Concern.LINK),
    ("www.exemple.org", Concern.LINK),
    ("voir exemple.fr", Concern.LINK),
    ("www . exemple . fr", Concern.LINK),
    ("allez sur exemple point fr", Concern.LINK),
    ("j’habite place de la mairie au numéro 3", Concern.ADDRESS),
    ("allée des Tilleuls, bâtiment B, appt 12", Concern.ADDRESS),
    ("t.me/quelquun", Concern.LINK),
    ("12 rue des Lilas", Concern.ADDRESS),
    ("12, rue des lilas", Concern.ADDRESS),
    ("3 bis avenue de la Gare", Concern.ADDRESS),
    ("j’habite 7 place du marché", Concern.ADDRESS),
    ("j’habite rue Jean-Jaurès", Concern.ADDRESS),
    ("42240 Unieux", Concern.ADDRESS),
]


@pytest.mark.parametrize("text", DANGER)
def test_danger_is_heard_however_it_is_written(text: str) -> None:
    assert GUARD.find_concern(text) is Concern.DANGER


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_sentences_pass(text: str) -> None:
    assert GUARD.find_concern(text) is None


@pytest.mark.parametrize("text", NAMING)
def test_a_text_that_names_somebody_is_held_back(text: str) -> None:
    assert GUARD.find_concern(text) is Concern.NAME


@pytest.mark.parametrize(("text", "names"), AMBIGUOUS)
def test_a_name_that_is_also_a_word_counts_by_what_stands_around_it(text: str, names: bool) -> None:
    assert (GUARD.find_concern(text) is Concern.NAME) == names


@pytest.mark.parametrize(("text", "concern"), SHOWING)
def test_what_leads_to_somebody_is_held_back_for_its_own_reason(text: str, concern: Concern) -> None:
    assert GUARD.find_concern(text) is concern


@pytest.mark.parametrize(("text", "_"), SHOWING)
def test_danger_goes_before_any_other_reason(text: str, _: Concern) -> None:
    assert GUARD.find_concern(f"{text}, il veut mourir, Lucas") is Concern.DANGER


@given(before=st.text(max_size=40), after=st.text(max_size=40), danger=st.sampled_from(DANGER))
def test_danger_is_heard_whatever_stands_around_it(before: str, after: str, danger: str) -> None:
    assert GUARD.find_concern(f"{before}. {danger} .{after}") is Concern.DANGER


@given(text=st.text(max_size=200))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert GUARD.find_concern(text) in (None, *Concern)
    assert level(level(text)) == level(text)


def test_the_librarys_own_sentences_pass() -> None:
    held = [
        (activity.slug, sentence)
        for activity in Library.load().activities.values()
        for sentence in (*activity.steps, activity.posture, activity.question, activity.without)
        if GUARD.find_concern(sentence)
    ]
    assert held == []


@pytest.mark.parametrize(
    ("written", "levelled"),
    [
        ("J’AI  peur…", "j ai peur"),
        ("Cœur, ŒUF, æ", "coeur oeuf ae"),
        ("tueeeer", "tuer"),
        ("Frappée", "frape"),
        ("à-peu-près", "a peu pres"),
        ("e\u0301te\u0301", "ete"),
        ("119 1119", "119 1119"),
    ],
)
def test_texts_are_levelled_before_they_are_compared(written: str, levelled: str) -> None:
    assert level(written) == levelled


LISTS = """
danger: {fr: [danger], en: [danger]}
harmless: {fr: [], en: []}
first_names: [lucas]
ambiguous_names: []
"""


def loaded(tmp_path: Path, content: str) -> Guards:
    file = tmp_path / "guards.yaml"
    file.write_text(content, encoding="utf-8")
    return Guards.load(file)


def test_an_empty_list_holds_nothing(tmp_path: Path) -> None:
    guards = loaded(tmp_path, LISTS)
    assert guards.find_concern("un vrai danger") is Concern.DANGER
    assert guards.find_concern("tout va bien") is None


@pytest.mark.parametrize("missing", ["danger", "harmless", "first_names", "ambiguous_names"])
def test_a_missing_list_is_named_with_its_file(tmp_path: Path, missing: str) -> None:
    content = "\n".join(line for line in LISTS.splitlines() if not line.startswith(missing))
    with pytest.raises(ContentError, match=rf"guards\.yaml: liste manquante '{missing}'"):
        loaded(tmp_path, content)


@pytest.mark.parametrize("wrong", ["danger: [danger]", "danger: {fr: 3}", "first_names: 3", "danger: oui"])
def test_a_list_of_another_shape_is_refused(tmp_path: Path, wrong: str) -> None:
    name = wrong.partition(":")[0]
    content = "\n".join(wrong if line.startswith(name) else line for line in LISTS.splitlines())
    with pytest.raises(ContentError, match=r"guards\.yaml"):
        loaded(tmp_path, content)


@pytest.mark.parametrize(
    "sentence",
    [
        "papa me fait mal",
        "Mon beau-père me touche",
        "on m’a touché là où il faut pas",
        "j’en peux plus de vivre",
        "sui\u200bcide",
        "je veux mou\u00adrir",
    ],
)
def test_somebody_near_who_hurts_and_hidden_signs_are_heard(sentence: str) -> None:
    assert GUARD.find_concern(sentence) is Concern.DANGER


def test_what_is_kept_holds_no_sign_that_nobody_sees() -> None:
    assert visible("\u202eabc\u2066\u200b") == "abc"
