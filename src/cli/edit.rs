//! `bildungslotse edit`: corrects an offer by hand.

use std::{
    io::{self, Write},
    process::ExitCode,
};

use clap::Args;
use serde_json::Value;

use crate::{
    domain::{
        import::{
            correction::{Correction, differences},
            known::Known,
            text::quoted,
            tidy::Fault,
        },
        staff::StaffId,
        time::Timestamp,
    },
    store::open::Store,
    usecase::edit_offer::{Edit, EditError, Edited, edit_offer},
};

/// Corrects an offer by hand.
///
/// The correction is kept apart from the imported record: it stays when the file is imported again, until it is
/// given back with `--reset`.
#[derive(Debug, Clone, Args)]
#[command(after_help = "\
Examples:
  bildungslotse edit lesecafe --set title='Lese-Café' --set starts=10.02.2026
  bildungslotse edit lesecafe --set 'topics=Bücherei und Lesen|Offene Treffs und Cafés'
  bildungslotse edit lesecafe --set place.street='Am Markt 2' --set notice=
  bildungslotse edit lesecafe --reset title

FIELD is a key of the canonical JSONL, with dots where it lies deeper, or a column of a table (titel, ort, preis).
Several values are parted by `|`; an empty
VALUE empties the field.")]
pub struct Arguments {
    /// The id of the offer
    pub id: String,
    /// Set a field
    #[arg(long, value_name = "FIELD=VALUE", value_parser = pair, required_unless_present = "reset")]
    pub set: Vec<(String, String)>,
    /// Give a field back to what was imported
    #[arg(long, value_name = "FIELD")]
    pub reset: Vec<String>,
}

/// Corrects the offer and shows what has changed, in German.
pub async fn run(
    arguments: &Arguments,
    store: &Store,
    known: &Known<'_>,
    now: Timestamp,
) -> anyhow::Result<ExitCode> {
    let edited = match correction(arguments) {
        Ok(correction) => {
            let staff = StaffId::command_line();
            let edit = Edit { id: &arguments.id, correction: &correction, staff: &staff, seen: None };
            edit_offer(store, &edit, known, now).await
        }
        Err(faults) => Err(EditError::Refused(faults)),
    };
    report(arguments, &edited_or_refused(&arguments.id, edited)?, &mut io::stdout())
}

/// What the arguments ask for, or why they make no sense.
pub fn correction(arguments: &Arguments) -> Result<Correction, Vec<Fault>> {
    let mut correction = Correction::default();
    let set = arguments.set.iter().map(|(field, text)| correction.set(field, text));
    let mut faults: Vec<Fault> = set.filter_map(Result::err).collect();
    faults.extend(arguments.reset.iter().filter_map(|field| correction.reset(field).err()));
    if faults.is_empty() { Ok(correction) } else { Err(faults) }
}

/// Writes the report on an edit to `out`.
pub fn report(
    arguments: &Arguments,
    edited: &Result<Edited, Vec<Fault>>,
    out: &mut impl Write,
) -> anyhow::Result<ExitCode> {
    let Edited { before, after } = match edited {
        Ok(edited) => edited,
        Err(faults) => {
            for Fault { key, reason } in faults {
                let place = if key.is_empty() { String::new() } else { format!("Feld „{key}“: ") };
                writeln!(out, "{place}{reason}")?;
            }
            writeln!(out, "Es wurde nichts geändert.")?;
            return Ok(ExitCode::FAILURE);
        }
    };
    writeln!(out, "{} ({})", after.title, after.id)?;
    let changes = differences(before, after);
    for (field, old, new) in &changes {
        writeln!(out, "  {field}: {} → {}", shown(old), shown(new))?;
    }
    if changes.is_empty() {
        writeln!(out, "Nichts hat sich geändert.")?;
        return Ok(ExitCode::SUCCESS);
    }
    if !arguments.set.is_empty() {
        writeln!(out, "Die Änderung gilt, auch wenn die Datei noch einmal importiert wird.")?;
    }
    if !arguments.reset.is_empty() {
        writeln!(out, "Für zurückgegebene Felder gilt wieder, was importiert wird.")?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What the person can put right is reported; everything else is an error.
pub fn edited_or_refused(
    id: &str,
    edited: Result<Edited, EditError>,
) -> anyhow::Result<Result<Edited, Vec<Fault>>> {
    match edited {
        Ok(edited) => Ok(Ok(edited)),
        Err(EditError::Refused(faults)) => Ok(Err(faults)),
        Err(EditError::Unknown) => {
            let advice = "Die Kennungen zeigt zum Beispiel: bildungslotse search -- Schwimmkurs Losheim";
            let reason = format!("Ein Angebot mit der Kennung {} gibt es nicht. {advice}", quoted(id));
            Ok(Err(vec![Fault::new("", reason)]))
        }
        Err(error @ (EditError::Store(_) | EditError::Outdated)) => Err(error.into()),
    }
}

fn pair(text: &str) -> Result<(String, String), String> {
    let (field, value) = text.split_once('=').ok_or("write FIELD=VALUE, such as title='Lese-Café'")?;
    Ok((field.trim().to_owned(), value.to_owned()))
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => "(leer)".to_owned(),
        Value::String(text) => format!("„{text}“"),
        Value::Bool(true) => "ja".to_owned(),
        Value::Bool(false) => "nein".to_owned(),
        Value::Array(items) if items.is_empty() => "(leer)".to_owned(),
        Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(" | "),
        Value::Number(_) | Value::Object(_) => value.to_string(),
    }
}
