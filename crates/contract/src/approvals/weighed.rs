//! Which commands weigh something, so that rules and limits can be about them.

/// The commands whose handlers say what they weigh.
pub const WEIGHED: &[&str] = &[
    "sales.quotation.send",
    "sales.order.confirm",
    "sales.delivery.post",
    "sales.delivery.reverse",
    "sales.invoice.post",
    "sales.credit_note.post",
    "sales.price.set",
    "finance.entry.post",
    "finance.entry.reverse",
    "finance.open_item.allocate",
    "finance.settlement.reverse",
    "finance.opening.post_balances",
    "finance.opening.post_item",
    "finance.opening.reverse_item",
    "finance.payment.post",
    "finance.payment.reverse",
    "inventory.receipt.post",
    "inventory.receipt.reverse",
    "inventory.adjustment.post",
    "inventory.adjustment.reverse",
    "inventory.item.update",
    "parties.party.create",
    "parties.party.update",
];

/// The command as it is listed in [`WEIGHED`].
pub fn weighed(call: &str) -> Option<&'static str> {
    WEIGHED.iter().copied().find(|known| *known == call)
}

/// The kind of the document that a weighed command takes a step further; none where it makes a new one.
pub fn advances(call: &str) -> Option<&'static str> {
    let (kind, verb) = weighed(call)?.rsplit_once('.')?;
    ["send", "confirm", "reverse", "update"].contains(&verb).then_some(kind)
}

/// Whether a command weighs what goods cost, which is not for everybody to see.
pub fn is_at_cost(call: &str) -> bool {
    call.starts_with("inventory.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{Access, CommandKind};

    /// Changes of these modules that weigh nothing, and why.
    const LIGHT: &[(&str, &str)] = &[
        ("sales.quotation.save_draft", "a draft commits nobody"),
        ("sales.quotation.discard", "a draft commits nobody"),
        ("sales.quotation.lose", "ends an offer"),
        ("sales.quotation.to_order", "makes a draft; the order weighs when it is confirmed"),
        ("sales.order.save_draft", "a draft commits nobody"),
        ("sales.order.discard", "a draft commits nobody"),
        ("sales.order.cancel", "nothing went out, and nothing will"),
        ("sales.order.close", "what went out was weighed, the rest will not"),
        ("sales.invoice.print", "was weighed when it was posted"),
        ("sales.credit_note.print", "was weighed when it was posted"),
        ("sales.price_list.save", "holds no price"),
        ("finance.account.create", "holds nothing yet"),
        ("finance.account.update", "moves nothing"),
        ("finance.lock.set", "closes or opens a period; locks have a permission of their own"),
        ("finance.tax_code.create", "nothing is taxed with it yet"),
        ("finance.tax_code.update", "later documents are taxed by law, not by discretion"),
        ("finance.payment_term.create", "nobody has it yet"),
        ("finance.payment_term.update", "a discount taken by it is weighed with the payment"),
        ("inventory.item.create", "has no price to be below"),
        ("inventory.warehouse.create", "holds nothing yet"),
        ("inventory.warehouse.update", "moves nothing"),
        ("inventory.reservation.expire", "frees what was promised"),
        ("identity.company.add", "its books are empty, and its rules will be its own"),
    ];

    #[test]
    fn some_commands_take_a_document_further_and_others_make_one() {
        assert_eq!(advances("sales.order.confirm"), Some("sales.order"));
        assert_eq!(advances("finance.payment.reverse"), Some("finance.payment"));
        assert_eq!(advances("sales.invoice.post"), None);
        assert_eq!(advances("sales.order.cancel"), None, "nobody weighs it");
        assert_eq!(weighed("sales.order.cancel"), None);
    }

    #[test]
    fn every_change_of_money_or_goods_weighs_or_says_why_not() {
        // A company begins books of money and goods.
        let of_books = ["sales.", "finance.", "inventory.", "parties.", "identity.company.add"];
        let about = |name: &str| of_books.iter().any(|beginning| name.starts_with(beginning));
        let changes = crate::commands().filter(|spec| spec.kind == CommandKind::Change && spec.access != Access::Inner);
        let names: Vec<&str> = changes.map(|spec| spec.name).filter(|name| about(name)).collect();
        for name in &names {
            let light = LIGHT.iter().any(|(light, _)| light == name);
            assert!(WEIGHED.contains(name) != light, "{name}: weigh it, or give a reason in LIGHT");
        }
        for name in WEIGHED.iter().chain(LIGHT.iter().map(|(name, _)| name)) {
            assert!(names.contains(name), "{name} is no change of money or goods");
        }
    }
}
