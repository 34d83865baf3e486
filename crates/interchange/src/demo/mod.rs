//! A made-up school as OneRoster files.
