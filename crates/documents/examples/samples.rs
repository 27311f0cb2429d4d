//! Writes every sample document into a folder, to be looked at: `cargo run -p kontor-documents --example samples FOLDER`.

use std::path::PathBuf;
use std::time::Instant;

#[path = "../tests/samples/mod.rs"]
mod samples;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("usage: samples FOLDER")?);
    std::fs::create_dir_all(&folder)?;
    for (name, print) in samples::all() {
        let start = Instant::now();
        let pdf = kontor_documents::invoice::pdf(&print)?;
        let made = start.elapsed();
        let start = Instant::now();
        let pages = kontor_documents::preview::pages(&pdf, 96, usize::MAX)?.pages;
        println!(
            "{name}: {} bytes in {made:?}, {} pages shown in {:?}; missing {:?}",
            pdf.len(),
            pages.len(),
            start.elapsed(),
            print.missing()
        );
        std::fs::write(folder.join(format!("{name}.pdf")), &pdf)?;
        for (index, page) in pages.iter().enumerate() {
            std::fs::write(folder.join(format!("{name}-preview-{}.png", index + 1)), &page.png)?;
        }
    }
    Ok(())
}
