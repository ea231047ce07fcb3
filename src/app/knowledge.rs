//! Reads what the bot knows and says, and fills an empty store with the sample region.

use anyhow::bail;

use crate::{
    app::machine::progress_bar,
    domain::{
        dialog::guide::Guide,
        import::{file, known::Known},
        time::Timestamp,
    },
    resource,
    search::{
        forms::Forms,
        german::{German, GermanData},
    },
    store::open::Store,
    usecase::seed::seed,
};

/// Reads what the bot knows and says.
pub fn guide(settings: &resource::Settings) -> anyhow::Result<Guide> {
    let text = |file: &str| settings.index_text(&format!("german/{file}"));
    let forms = Forms::read(&text("stems.tsv")?, &text("parts.txt")?, &text("compounds.tsv")?)?;
    Ok(Guide::read(&settings.guide_texts()?, Box::new(forms))?)
}

/// Reads what the search knows about German.
pub fn german(settings: &resource::Settings, guide: &Guide) -> anyhow::Result<German> {
    let text = |file: &str| settings.index_text(&format!("german/{file}"));
    let data = GermanData {
        synonyms: &text("synonyms.tsv")?,
        stop_words: &text("stopwords.txt")?,
        parts: &text("parts.txt")?,
        compounds: &text("compounds.tsv")?,
        stems: &text("stems.tsv")?,
        dialect: &text("dialect.tsv")?,
    };
    Ok(German::read(&data, &guide.topics)?)
}

/// Fills an empty store with the sample region.
pub async fn fill(
    store: &Store,
    resources: &resource::Settings,
    guide: &Guide,
    now: Timestamp,
) -> anyhow::Result<()> {
    let known = Known::new(&guide.topics, &guide.gazetteer);
    let mut sample = file::read(resources.index_text("region/providers.jsonl")?.as_bytes(), &known);
    let known = known.with_providers(&sample.providers);
    let offers = file::read(resources.index_text("region/offers.jsonl")?.as_bytes(), &known);
    if let Some(fault) = sample.complaints.iter().chain(&offers.complaints).next() {
        bail!("the sample region cannot be read: {fault}");
    }
    sample.offers = offers.offers;
    let bar = progress_bar("Beispieldaten werden geladen");
    bar.set_length(sample.offers.len() as u64);
    seed(store, sample, |done| bar.set_position(done as u64), now).await?;
    bar.finish_and_clear();
    Ok(())
}
