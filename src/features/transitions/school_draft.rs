//! What a sender has chosen and typed of a file for another school, and what is wrong with it.

use std::collections::BTreeSet;

use leptos::prelude::*;
use throughline_domain::handover::{Handover, Part, Received};
use throughline_domain::id::StudentId;

use super::names;
use crate::pieces::Field;
use crate::text::{Text, handovers as say};
use crate::workspace::Workspace;

/// What is chosen and typed.
#[derive(Clone, Copy)]
pub struct Draft {
    /// The student’s name.
    pub name: RwSignal<String>,
    /// The grade.
    pub grade: RwSignal<String>,
    /// Whether the date of birth goes.
    pub birth: RwSignal<bool>,
    /// The date of birth.
    pub born: RwSignal<String>,
    /// The other school.
    pub to: RwSignal<String>,
    /// The codes of the parts that go.
    pub parts: RwSignal<BTreeSet<String>>,
    /// Whether there is a part for named people.
    pub apart: RwSignal<bool>,
    /// That part.
    pub restricted: RwSignal<String>,
    /// Whether the sender has looked again.
    pub looked: RwSignal<bool>,
}

impl Draft {
    /// Of a student with this hand-over: all that is written goes, until somebody leaves it out.
    pub fn new(workspace: Workspace, student: StudentId, body: &Handover) -> Self {
        let roster = workspace.cabinet.roster();
        let card = roster.cards.get(&student);
        let grade = card.map(|card| card.grades.join(", ")).unwrap_or_default();
        let codes = written(body).map(|part| names::part_code(part).to_owned());
        Self {
            name: RwSignal::new(card.map(|card| card.name()).unwrap_or_default()),
            grade: RwSignal::new(grade.trim_start_matches('0').to_owned()),
            birth: RwSignal::new(false),
            born: RwSignal::default(),
            to: RwSignal::new(body.to.clone()),
            parts: RwSignal::new(codes.collect()),
            apart: RwSignal::new(false),
            restricted: RwSignal::default(),
            looked: RwSignal::new(false),
        }
    }

    /// What is kept of it while no file is made.
    pub fn fields(self) -> Vec<(&'static str, Field)> {
        vec![
            ("to", Field::Text(self.to)),
            ("name", Field::Text(self.name)),
            ("parts", Field::Codes(self.parts)),
            ("apart", Field::Tick(self.apart)),
            ("restricted", Field::Text(self.restricted)),
        ]
    }

    /// What the file would say; tracked.
    pub fn said(self, body: &Handover) -> Received {
        let chosen = self.parts.get();
        let parts = Part::ALL.into_iter();
        let parts = parts.filter(|part| chosen.contains(names::part_code(*part)));
        let text = |field: RwSignal<String>| field.with(|text| text.trim().to_owned());
        let only = |on: RwSignal<bool>, text: String| if on.get() { text } else { String::new() };
        Received {
            name: text(self.name),
            grade: text(self.grade),
            born: only(self.birth, text(self.born)).parse().ok(),
            to: text(self.to),
            restricted: only(self.apart, text(self.restricted)),
            ..Received::of(body, &parts.collect())
        }
    }

    /// What is wrong with it; `listed` is whether somebody who must not be in it seems to be.
    pub fn wrong(self, said: &Received, listed: bool) -> Vec<(&'static str, Text)> {
        let checks = [
            (said.to.is_empty(), "school-to", say::school_need_to()),
            (said.name.is_empty(), "school-name", say::school_need_name()),
            (
                self.birth.get_untracked() && said.born.is_none(),
                "school-born",
                say::school_need_born(),
            ),
            (
                said.parts.is_empty(),
                "school-parts",
                say::school_need_parts(),
            ),
            (
                self.apart.get_untracked() && said.restricted.is_empty(),
                "school-restricted",
                say::school_need_restricted(),
            ),
            (
                listed && !self.looked.get_untracked(),
                "school-looked",
                say::school_need_look(),
            ),
        ];
        let wrong = checks.into_iter().filter(|(wrong, ..)| *wrong);
        wrong.map(|(_, at, words)| (at, words)).collect()
    }
}

/// The parts in which something is written.
pub fn written(body: &Handover) -> impl Iterator<Item = Part> {
    let parts = Part::ALL.into_iter();
    parts.filter(|part| !part.of(body).trim().is_empty())
}
