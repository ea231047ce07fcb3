//! What is wrong with the form of an offer: all of it at once, in the order of the form, in the words of the form.

use std::collections::BTreeMap;

use fluent_bundle::FluentArgs;
use serde::Serialize;

use crate::{
    domain::{
        import::{correction::Correction, form, form_group::position, known::Known, tidy::Fault},
        offer::Offer,
        texts::Texts,
    },
    web::{failure::Failure, offer_form::id, offer_words::label},
};

/// A fault as the list at the top of the form shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FaultView {
    /// The id of the field on the page.
    pub field: String,
    /// What the field is called.
    pub label: String,
    /// What is wrong.
    pub reason: String,
}

/// What `posted` changes of `offer`, or all that is wrong with it. A provider that is named stands in `posted` with its id
/// afterwards.
pub fn read(
    offer: &Offer,
    posted: &mut BTreeMap<String, String>,
    (known, texts): (&Known<'_>, &Texts),
) -> Result<Result<Correction, Vec<Fault>>, Failure> {
    let nobody = settle_provider(posted, known, texts)?;
    let (correction, mut faults) = match form::correction(offer, posted, known) {
        Ok(correction) => (correction, vec![]),
        Err(faulty) => faulty,
    };
    if let Some(fault) = nobody {
        faults.retain(|other| other.key != fault.key);
        faults.push(fault);
    }
    // What is faulty in itself was not laid over the offer, so nothing else is said of it.
    let rest = correction.over(offer, known).err().unwrap_or_default();
    let is_told = |fault: &Fault| faults.iter().any(|told| form::path(&told.key) == form::path(&fault.key));
    let rest: Vec<_> = rest.into_iter().filter(|fault| !is_told(fault)).collect();
    faults.extend(rest);
    Ok(if faults.is_empty() { Ok(correction) } else { Err(faults) })
}

/// Puts `faults` into the order and the words of the form.
pub fn told(mut faults: Vec<Fault>) -> Vec<Fault> {
    for fault in &mut faults {
        for (column, field) in COLUMNS {
            fault.reason = fault.reason.replace(column, field);
        }
    }
    faults.sort_by_key(|fault| position(form::name(&fault.key)));
    faults
}

/// `faults` as the list at the top of the form shows them.
pub fn summary(texts: &Texts, faults: &[Fault]) -> Vec<FaultView> {
    let view = |fault: &Fault| FaultView {
        field: id(form::name(&fault.key)),
        label: label(texts, form::path(&fault.key)),
        reason: fault.reason.clone(),
    };
    faults.iter().map(view).collect()
}

/// What a sentence about a table says, and what the same is called in the form.
const COLUMNS: [(&str, &str); 2] = [
    ("in die Spalte preis_hinweis", "in das Feld „Kosten in Worten“"),
    ("(lat und lon)", "(Breitengrad und Längengrad)"),
];

/// Puts the id of the provider whom `posted` names in the place of the name; a fault if there is none who is called so.
fn settle_provider(
    posted: &mut BTreeMap<String, String>,
    known: &Known<'_>,
    texts: &Texts,
) -> Result<Option<Fault>, Failure> {
    let Some(named) = posted.get_mut("provider").filter(|named| !named.trim().is_empty()) else {
        return Ok(None);
    };
    if let Some(id) = known.directory().provider(named) {
        id.clone_into(named);
        return Ok(None);
    }
    let broken = |_| Failure::Broken("a text is missing");
    let mut reason = texts.plain("offer-provider-unknown").map_err(broken)?;
    let like: Vec<String> = known.directory().like(named).iter().map(|name| format!("„{name}“")).collect();
    if !like.is_empty() {
        let mut arguments = FluentArgs::new();
        arguments.set("names", like.join(" oder "));
        reason = format!("{reason} {}", texts.say("offer-provider-like", &arguments).map_err(broken)?);
    }
    Ok(Some(Fault::new("provider", reason)))
}
