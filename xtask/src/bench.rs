use crate::{arguments::Arguments, failure::Failure};
pub fn run(_: Arguments) -> Result<(), Failure> {
    Err(Failure::Usage("not yet".into()))
}
