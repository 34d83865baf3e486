//! Who offers a service, where it is, and how it is reached.

use throughline_public::directory::hours::Hours;
use throughline_public::directory::{Organization, Phone, Place, PlaceKind};
use throughline_public::words::Words;

use super::line::Line;
use super::{Files, made};
use crate::directory::value;
use crate::hsds::schedule;

impl Files {
    /// Writes down who offers a service, once; gives the identifier.
    pub(super) fn organization(
        &mut self,
        organization: &Organization,
        service: &str,
        bits: u128,
    ) -> String {
        if let Some((_, id)) = self
            .organizations
            .iter()
            .find(|(known, _)| known == organization)
        {
            return id.clone();
        }
        let taken = self
            .organizations
            .iter()
            .any(|(_, id)| *id == organization.id);
        let is_made = organization.id.is_empty() || taken;
        let id = if is_made {
            made(bits, 1)
        } else {
            organization.id.clone()
        };
        self.organizations.push((organization.clone(), id.clone()));
        // The specification wants a name and a description of every organization.
        let name = if organization.name.is_empty() {
            service
        } else {
            &organization.name
        };
        let description = if organization.description == Words::default() {
            value::words(name)
        } else {
            organization.description.clone()
        };
        let line = Line::default()
            .exact("id", &id)
            .text("name", name)
            .words("description", &description)
            .exact("website", &organization.url)
            .exact("email", &organization.email)
            .exact("x_made", if is_made { "true" } else { "" })
            .exact(
                "x_unnamed",
                if organization.name.is_empty() {
                    "true"
                } else {
                    ""
                },
            );
        self.push("organizations", line);
        id
    }

    /// Writes down a place, once; gives the identifier.
    pub(super) fn place(&mut self, place: &Place, bits: u128, number: u64) -> String {
        let core = Place {
            phones: vec![],
            hours: vec![],
            ..place.clone()
        };
        let known = self.places.get(&place.id);
        if !place.id.is_empty() && known == Some(&core) {
            return place.id.clone();
        }
        let is_made = place.id.is_empty() || known.is_some();
        let id = if is_made {
            made(bits, 10 + number)
        } else {
            place.id.clone()
        };
        self.places.insert(id.clone(), core);
        let kind = match place.kind {
            PlaceKind::Physical => "physical",
            PlaceKind::Postal => "postal",
            PlaceKind::Virtual => "virtual",
        };
        let address = [
            ("address_1", &place.street),
            ("city", &place.city),
            ("state_province", &place.state),
            ("postal_code", &place.postal_code),
            ("country", &place.country),
        ];
        let is_whole = address.iter().all(|(_, part)| !part.is_empty());
        let with = |line: Line| {
            address
                .iter()
                .fold(line, |line, (column, part)| line.text(column, part))
        };
        let degrees = |get: fn(&throughline_public::directory::Point) -> i32| {
            place
                .point
                .as_ref()
                .map(|point| value::degrees(get(point)))
                .unwrap_or_default()
        };
        let mut line = Line::default()
            .exact("id", &id)
            .exact("location_type", kind)
            .text("name", &place.name)
            .words("transportation", &place.transportation)
            .exact("latitude", degrees(|point| point.latitude))
            .exact("longitude", degrees(|point| point.longitude))
            .exact("x_made", if is_made { "true" } else { "" });
        if is_whole {
            let whole = Line::default()
                .exact("id", made(bits, 2_000_000 + number))
                .exact("location_id", &id)
                .exact("address_type", kind);
            self.push("addresses", with(whole));
        } else {
            // An address without a city is none by the specification, and still leads somewhere.
            line = with(line).text("description", &place.address().join(", "));
        }
        self.push("locations", line);
        if place.accessibility != Words::default() {
            let line = Line::default()
                .exact("id", made(bits, 3_000_000 + number))
                .exact("location_id", &id);
            self.push(
                "accessibility",
                line.words("description", &place.accessibility),
            );
        }
        id
    }

    /// Writes down telephones and hours of whatever a column names.
    pub(super) fn reach(
        &mut self,
        (column, owner): (&str, &str),
        phones: &[Phone],
        hours: &[Hours],
        next: &mut impl FnMut() -> String,
    ) {
        for phone in phones {
            let line = Line::default()
                .exact("id", next())
                .exact(column, owner)
                .exact("number", &phone.number)
                .exact("extension", &phone.extension);
            self.push(
                "phones",
                line.exact("type", &phone.kind)
                    .words("description", &phone.about),
            );
        }
        for hours in hours {
            let [frequency, days, opens, closes] = schedule::write(hours);
            let day =
                |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
            let line = Line::default()
                .exact("id", next())
                .exact(column, owner)
                .exact("valid_from", day(hours.from))
                .exact("valid_to", day(hours.until))
                .exact("freq", frequency)
                .exact("byday", days)
                .exact("opens_at", opens)
                .exact("closes_at", closes)
                .words("description", &hours.note);
            self.push("schedules", line);
        }
    }
}
