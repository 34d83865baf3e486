//! What stands on the page when the program broke: nothing of it runs any more, so this is written with plain DOM.

use wasm_bindgen::prelude::*;

use super::document;

/// Replaces the page when the program panics. `words` gives a heading, a sentence, and the words of the button that
/// loads the page anew.
pub fn tell_on_panic(words: impl Fn() -> (String, String, String) + Send + Sync + 'static) {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        usual(panic);
        web_sys::console::error_1(&JsValue::from_str(&panic.to_string()));
        let (heading, sentence, button) = words();
        // There is nothing left to do when even this fails.
        let _ = show(&heading, &sentence, &button);
    }));
}

fn show(heading: &str, sentence: &str, button: &str) -> Result<(), JsValue> {
    let Some((document, body)) = document().and_then(|it| Some((it.clone(), it.body()?))) else {
        return Ok(());
    };
    let main = document.create_element("main")?;
    main.set_class_name("broken");
    main.set_attribute("role", "alert")?;
    for (tag, words) in [("h1", heading), ("p", sentence)] {
        let element = document.create_element(tag)?;
        element.set_text_content(Some(words));
        main.append_child(&element)?;
    }
    let again = document.create_element("button")?;
    again.set_class_name("button button-primary");
    again.set_text_content(Some(button));
    let reload = Closure::<dyn Fn()>::new(super::page::reload);
    again.add_event_listener_with_callback("click", reload.as_ref().unchecked_ref())?;
    reload.forget();
    main.append_child(&again)?;
    body.set_text_content(None);
    body.append_child(&main)?;
    Ok(())
}
