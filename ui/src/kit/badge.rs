//! States: always a picture and a word, never a colour alone.

use leptos::prelude::*;

use super::{Icon, Shape};

/// What a state means for the reader; fixes its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tone {
    /// Not final: outline.
    Draft,
    /// Final, nothing to do.
    Info,
    /// Somebody else has to act.
    Waiting,
    /// Good.
    Positive,
    /// Look at it.
    Warning,
    /// Wrong or late.
    Negative,
    /// A fact without judgement.
    #[default]
    Plain,
    /// No longer counts: struck through.
    Void,
}

impl Tone {
    /// The class that colours it.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Draft => "badge badge-draft",
            Self::Info | Self::Waiting => "badge badge-info",
            Self::Positive => "badge badge-positive",
            Self::Warning => "badge badge-warning",
            Self::Negative => "badge badge-negative",
            Self::Plain => "badge badge-plain",
            Self::Void => "badge badge-void",
        }
    }
    /// The picture that goes with it unless a better one is given.
    pub const fn shape(self) -> Shape {
        match self {
            Self::Draft => Shape::Pencil,
            Self::Info => Shape::Check,
            Self::Waiting => Shape::Clock,
            Self::Positive => Shape::CircleCheck,
            Self::Warning => Shape::TriangleAlert,
            Self::Negative => Shape::CircleAlert,
            Self::Plain => Shape::Check,
            Self::Void => Shape::Undo2,
        }
    }
}

/// A state: picture and word.
#[component]
pub fn Badge(
    /// What it means.
    #[prop(into)]
    tone: Signal<Tone>,
    /// The word.
    #[prop(into)]
    label: Signal<String>,
    /// A better picture.
    #[prop(optional, into)]
    icon: Option<Shape>,
) -> impl IntoView {
    view! {
        <span class=move || tone.get().class()>
            {move || view! { <Icon shape=icon.unwrap_or(tone.get().shape()) small=true /> }}
            <span>{move || label.get()}</span>
        </span>
    }
}
