//! References that lead nowhere.

use std::collections::BTreeSet;

use throughline_domain::roster_import::BadRowReason;

use super::Linked;
use super::row::{file, rows};
use crate::directory::Reading;

impl Linked<'_> {
    /// What names something that no file defines, unless the row that defines it was told already.
    pub(super) fn report_dangling(&self, reading: &mut Reading) {
        for (table, column, defines) in [
            ("services", "organization_id", "organizations"),
            ("service_at_location", "service_id", "services"),
            ("service_at_location", "location_id", "locations"),
            ("addresses", "location_id", "locations"),
            ("phones", "service_id", "services"),
            ("phones", "location_id", "locations"),
            ("schedules", "service_id", "services"),
            ("languages", "service_id", "services"),
            ("required_documents", "service_id", "services"),
            ("attributes", "taxonomy_term_id", "taxonomy_terms"),
        ] {
            if self.tables.get(defines).is_some_and(|table| table.is_holey) {
                continue;
            }
            let known: BTreeSet<&str> = rows(self.tables, defines)
                .map(|row| row.get("id"))
                .collect();
            for row in rows(self.tables, table) {
                let named = row.get(column);
                if !named.is_empty() && !known.contains(named) {
                    reading.bad(
                        file(self.tables, table),
                        row.line,
                        BadRowReason::Dangling {
                            column: column.to_owned(),
                        },
                    );
                }
            }
        }
    }
}
