//! What each table must say.

/// A file of the specification, and the columns that must not be empty in any of its rows: the `required` and `tabular_required` of
/// its JSON schemas (openreferral/specification, tag 3.0, folder `schema`).
pub const REQUIRED: &[(&str, &[&str])] = &[
    ("organizations", &["id", "name", "description"]),
    ("services", &["id", "organization_id", "name", "status"]),
    ("locations", &["id", "location_type"]),
    ("service_at_location", &["id", "service_id", "location_id"]),
    (
        "addresses",
        &[
            "id",
            "address_1",
            "city",
            "state_province",
            "postal_code",
            "country",
            "address_type",
        ],
    ),
    ("phones", &["id", "number"]),
    ("schedules", &["id"]),
    ("languages", &["id"]),
    ("accessibility", &["id"]),
    ("required_documents", &["id"]),
    ("contacts", &["id"]),
    ("cost_options", &["id", "service_id"]),
    ("taxonomies", &["id", "name", "description"]),
    ("taxonomy_terms", &["id", "name", "description"]),
    (
        "attributes",
        &["id", "link_id", "taxonomy_term_id", "link_entity"],
    ),
];
