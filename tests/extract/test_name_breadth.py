"""Names after the customs of many countries. All people in these texts are invented."""

from __future__ import annotations

import pytest

from tests.extract.making import meant, named, read

NAMES = [
    # hyphens and particles
    ("Police arrested Lee Ming-ho in May.", ["Lee Ming-ho"]),
    ("A court jailed Kim Dae-sung for two years.", ["Kim Dae-sung"]),
    ("Soldiers shot Abd al-Rahman Nouri in Homs.", ["Abd al-Rahman Nouri"]),
    ("Jean-Pierre Mbuyi was arrested in Goma.", ["Jean-Pierre Mbuyi"]),
    ("Police arrested Marie-Claire Tchoua on Monday.", ["Marie-Claire Tchoua"]),
    ("A court jailed Salim bin Hamad al-Harthi.", ["Salim bin Hamad al-Harthi"]),
    ("The activist Yusuf ibn Dawud was beaten.", ["Yusuf ibn Dawud"]),
    ("Guards beat Mounir el-Fassi in his cell.", ["Mounir el-Fassi"]),
    ("Police detained Pieter van der Laan.", ["Pieter van der Laan"]),
    ("Lucía de la Vega was freed on Monday.", ["Lucía de la Vega"]),
    ("A judge charged Slim ben Achour with treason.", ["Slim ben Achour"]),
    ("Fergus McTeer and Nuala O’Dowd were freed.", ["Fergus McTeer", "Nuala O'Dowd"]),
    ("The lawyer, Karl von Thann, was expelled.", ["Karl von Thann"]),
    ("Police arrested Choi Eun-ju and Park Tae-min.", ["Choi Eun-ju", "Park Tae-min"]),
    ("Al-Amin Darwish was shot.", ["Al-Amin Darwish"]),
    # initials
    ("The poet K. P. Rajan was arrested.", ["K. P. Rajan"]),
    ("J.B. Odongo was charged with treason.", ["J.B. Odongo"]),
    ("Police arrested Musa T. Kamara.", ["Musa T. Kamara"]),
    # one name, introduced by kin or calling
    ("Sipho Dube was jailed. His wife, Thandi, was beaten.", ["Sipho Dube", "Thandi"]),
    ("Police shot a farmer called Okello.", ["Okello"]),
    ("Police beat a student named Wirya.", ["Wirya"]),
    ("Her brother Tesh was taken at dawn.", ["Tesh"]),
    ("His younger sister, Nomvula, fled to Zambia.", ["Nomvula"]),
    ("A nurse known as Mirwa was killed.", ["Mirwa"]),
    ("The driver, Kasonde, was shot.", ["Kasonde"]),
    ("Her son Zubin, 14, was taken by soldiers.", ["Zubin"]),
    ("Bongani, a miner from Welkom, was shot.", ["Bongani"]),
    # honorifics
    ("Daw Khin Thuzar was arrested in Bago.", ["Khin Thuzar"]),
    ("Police detained Ustaz Harun in Pattani.", ["Harun"]),
    ("U Thein Lwin was sentenced to a year.", ["Thein Lwin"]),
    ("Pastor Elijah Banda was beaten.", ["Elijah Banda"]),
    ("Sister Benedetta was deported.", ["Benedetta"]),
    ("Hajji Qadir was shot dead.", ["Qadir"]),
    ("Dr. Amal Sherif was released.", ["Amal Sherif"]),
    ("Ko Zaw Htun fled to Thailand.", ["Ko Zaw Htun"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_a_name_is_found_whole(text: str, names: list[str]) -> None:
    found = [name for _, name in named(read(text), "person")]
    assert list(dict.fromkeys(found)) == names


PARTS = [
    ("Lee Ming-ho was arrested. Lee said that he was beaten.", "Lee said", "Lee Ming-ho"),
    ("Kim Dae-sung was arrested. Dae-sung was beaten.", "Dae-sung was beaten", "Kim Dae-sung"),
    ("Tesfaye Gebre was arrested. Police beat Tesfaye.", "beat Tesfaye", "Tesfaye Gebre"),
    ("Berhane Tekle was arrested in Asmara. Berhane was beaten.", "Berhane was", "Berhane Tekle"),
    ("Khin Thuzar was arrested. Police took Khin Thuzar to Bago.", "took Khin Thuzar", "Khin Thuzar"),
    ("Daw Khin Thuzar was arrested. Daw Khin was beaten.", "Daw Khin was", "Khin Thuzar"),
    ("Mateo Rivas Quiroga was arrested. Rivas was beaten.", "Rivas was", "Mateo Rivas Quiroga"),
    ("Police arrested Nguyen Thi Hanh. Hanh was beaten.", "Hanh was", "Nguyen Thi Hanh"),
    ("Zhao Liwen was arrested. Zhao was beaten.", "Zhao was", "Zhao Liwen"),
    ("Budi Hartanto Wijaya was arrested. Budi was beaten.", "Budi was", "Budi Hartanto Wijaya"),
    ("Police arrested Abd al-Rahman Nouri. Nouri was beaten.", "Nouri was", "Abd al-Rahman Nouri"),
    ("Salim bin Hamad al-Harthi was arrested. Al-Harthi was beaten.", "Al-Harthi was", "Salim bin Hamad al-Harthi"),
    ("Pieter van der Laan was arrested. Van der Laan was beaten.", "Van der Laan was", "Pieter van der Laan"),
    ("Jean-Pierre Mbuyi was arrested. Jean-Pierre was beaten.", "Jean-Pierre was", "Jean-Pierre Mbuyi"),
]


@pytest.mark.parametrize(("text", "words", "name"), PARTS)
def test_a_part_of_a_name_means_the_person_who_bears_it(text: str, words: str, name: str) -> None:
    assert meant(read(text), words) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "She hosts the podcast Voices Unbound.",
        "He wrote for the blog Borderland Diaries.",
        "Her novel, Winter Harvest, was banned.",
        "The film Silent Orchard was shown in May.",
        "He reads the newspaper Morning Clarion.",
        "She presents the radio show Free Hour.",
        "He writes the newsletter Quiet Rivers.",
    ],
)
def test_a_title_is_nobody(text: str) -> None:
    assert named(read(text), "person") == []


@pytest.mark.parametrize(
    "text",
    ["The London-based group said so.", "A Hamas-run ministry said so.", "The Soviet-era law was kept."],
)
def test_a_hyphened_adjective_is_no_name(text: str) -> None:
    assert named(read(text), "person") == []
