//! `kontor print`: a document as a PDF file, with exactly the permissions of the user it is printed for.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use kontor_contract::error::{INTERNAL_BUG, NOT_FOUND};
use kontor_contract::list::{Condition, ListRequest, Scalar};
use kontor_contract::sales::delivery::{ListDeliveries, PrintDelivery};
use kontor_contract::sales::invoice::{ListCreditNotes, ListInvoices, PrintCreditNote, PrintInvoice};
use kontor_contract::sales::order::{ListOrders, ListQuotations, PrintOrder, PrintQuotation};
use kontor_contract::{Command as _, Result};
use kontor_platform::Call;
use kontor_runtime::paper::{self, Form, Paper};
use kontor_runtime::safekeeping;
use serde_json::Value;

use crate::book::Book;
use crate::call::{Callee, Signed};
use crate::company::CompanyArg;
use crate::file::{Partial, failed};

#[derive(Args)]
pub(crate) struct Options {
    /// Which kind of document
    #[arg(value_enum)]
    kind: Kind,
    /// Its number, as it stands on the paper
    number: String,
    /// Prints as this user; the password is taken from KONTOR_PASSWORD
    #[arg(long)]
    user: Option<String>,
    #[command(flatten)]
    company: CompanyArg,
    /// The file to write; without it, the document's name in this folder
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Writes over a file that is there
    #[arg(long)]
    replace: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// An offer
    Quotation,
    /// The confirmation of an order
    Order,
    /// A delivery note
    Delivery,
    /// An invoice
    Invoice,
    /// A correction of an invoice
    CreditNote,
}

impl Kind {
    /// The command that finds a document by its number, and the one that answers its paper.
    const fn commands(self) -> (&'static str, &'static str) {
        match self {
            Self::Quotation => (ListQuotations::NAME, PrintQuotation::NAME),
            Self::Order => (ListOrders::NAME, PrintOrder::NAME),
            Self::Delivery => (ListDeliveries::NAME, PrintDelivery::NAME),
            Self::Invoice => (ListInvoices::NAME, PrintInvoice::NAME),
            Self::CreditNote => (ListCreditNotes::NAME, PrintCreditNote::NAME),
        }
    }
}

pub(crate) async fn run(book: Result<Book>, options: &Options) -> Result<ExitCode> {
    let book = book?;
    if let (Book::Here(location), Some(path)) = (&book, &options.output) {
        safekeeping::spare(location, path)?;
    }
    // A place that cannot be written is found before anything is printed: the first print is the original.
    let early = options.output.as_deref().map(|place| Partial::try_new(place, options.replace)).transpose()?;
    let callee = Callee::open(book, None).await?;
    let signed = Signed::try_new(&callee, options.user.as_deref(), &options.company).await?;
    let answer = fetch(&callee, &signed, options).await;
    signed.out(&callee).await?;
    let (_, print) = options.kind.commands();
    let Paper::Pdf { file_name, bytes } = paper::render(print, &answer?, Form::Pdf)? else {
        return Err(INTERNAL_BUG.with("what", "a PDF was asked for"));
    };
    let place = options.output.clone().unwrap_or_else(|| PathBuf::from(file_name));
    let partial = early.map_or_else(|| Partial::try_new(&place, options.replace), Ok)?;
    fs::write(partial.path(), bytes).map_err(failed(partial.path()))?;
    partial.keep()?;
    say!("{}", place.display());
    Ok(ExitCode::SUCCESS)
}

/// What the document's print command answers.
async fn fetch(callee: &Callee, signed: &Signed, options: &Options) -> Result<String> {
    let (list, print) = options.kind.commands();
    let call = |name: &str, body: String| Call { name: name.to_owned(), body, token: signed.token(), ..Call::default() };
    let wanted = Condition::Is(Scalar::Text(options.number.clone()));
    let request =
        ListRequest { filter: BTreeMap::from([("number".to_owned(), wanted)]), limit: Some(1), ..ListRequest::default() };
    let request = serde_json::to_string(&request).map_err(bug)?;
    let page: Value = serde_json::from_str(&callee.call(call(list, request)).await?).map_err(bug)?;
    let id = page
        .pointer("/rows/0/id")
        .ok_or_else(|| NOT_FOUND.with("what", print.trim_end_matches(".print")).with("id", &options.number))?;
    callee.call(call(print, serde_json::json!({ "id": id }).to_string())).await
}

fn bug(error: serde_json::Error) -> kontor_contract::Error {
    INTERNAL_BUG.with("what", error)
}
