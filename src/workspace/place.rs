//! Where the person is in the app, and going elsewhere.

use leptos::prelude::*;

use super::Workspace;
use crate::platform::{appearance, hash};
use crate::route::Route;
use crate::text::{self, Text};

/// The page on which something was begun. The person may have left it by the time that it is done.
#[derive(Clone, Copy)]
pub struct Here {
    workspace: Workspace,
    route: Route,
}

impl Here {
    /// Goes on to what was made, which takes this page's turn; not if the person has left.
    pub fn go_on(self, route: Route) {
        if self.workspace.route.get_untracked() == self.route {
            self.workspace.go_instead(route);
        }
    }
}

impl Workspace {
    /// The page that the person is on now.
    pub fn here(self) -> Here {
        Here {
            workspace: self,
            route: self.route.get_untracked(),
        }
    }

    /// Where the person is; tracked.
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// Goes to a place, which the back button returns from.
    pub fn go(self, route: Route) {
        hash::set(&route.path());
    }

    /// Goes to a place that takes the present one's turn, so that the back button skips it.
    pub fn go_instead(self, route: Route) {
        hash::replace(&route.path());
    }

    /// Lets the place follow the address, for as long as the page lives.
    pub(crate) fn follow_address(self) {
        self.route.set(Route::parse(&hash::read()));
        hash::watch(move |hash| self.route.set(Route::parse(&hash)));
    }
}

/// Lets the tab's title follow the page and the language. It must hold no name.
pub fn tab_title(title: impl Fn() -> Text + 'static) {
    Effect::new(move |_| {
        let (page, product) = (title().say(), text::shell::product().say());
        appearance::set_title(&format!("{page} · {product}"));
    });
}
