//! An anchor on paper.

use kontor_contract::Result;
use kontor_contract::integrity::Anchor;
use kontor_contract::paper::PAPER_FAILED;
use kontor_documents::prose::{Block, Prose, pdf as draw};
use kontor_kernel::Language;

/// The anchor as a PDF, to be printed and put away. The same anchor gives the same bytes.
///
/// # Errors
/// `paper.failed`.
pub fn pdf(anchor: &Anchor) -> Result<Vec<u8>> {
    let mut blocks = vec![
        Block::Facts(vec![("Book".to_owned(), anchor.book.to_string()), ("Made".to_owned(), anchor.made_at.to_string())]),
        Block::Text(
            "Whoever keeps this sheet can tell later whether the book still holds everything up to these heads: \
             kontor verify --anchor FILE compares the same heads from the file, and the hash on paper shows that the \
             file is the one of that day."
                .to_owned(),
        ),
    ];
    for head in &anchor.heads {
        blocks.push(Block::Heading(head.signed_at.to_string()));
        blocks.push(Block::Facts(vec![
            ("Node".to_owned(), head.node_id.to_string()),
            ("Epoch, seq".to_owned(), format!("{}, {}", head.epoch, head.seq)),
            ("Hash".to_owned(), spaced(&head.hash)),
            ("Key".to_owned(), spaced(&head.public_key)),
            ("Signature".to_owned(), spaced(&head.signature)),
        ]));
    }
    let title = format!("Anchor {}", anchor.companies.join(", "));
    let prose = Prose { title, author: anchor.companies.join(", "), language: Language::En, blocks };
    draw(&prose).map_err(|error| PAPER_FAILED.with("reason", error))
}

/// In groups of eight digits, which people can compare and lines can break between.
fn spaced(hex: &str) -> String {
    let parts: Vec<_> = hex.as_bytes().chunks(8).map(String::from_utf8_lossy).collect();
    parts.join(" ")
}
